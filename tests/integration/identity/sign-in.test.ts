import { setTimeout as sleep } from "node:timers/promises";
import * as argon2 from "@node-rs/argon2";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { atGate, atSignIn, closeDatabase } from "@/lib/core/db";
import { ACCOUNT_LIMIT, ADDRESS_LIMIT, authenticate, inTurn } from "@/lib/identity/sign-in";
import { Busy } from "@/lib/identity/turnstile";
import { maskedName } from "@/lib/identity/unknown-name";
import { createPerson, findUnit, type TestPerson, type TestUnit, testPassword } from "@/tests/support/actors";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

// Works as ever, and counts.
vi.mock("@node-rs/argon2", async (load) => {
  const real = await load<typeof import("@node-rs/argon2")>();
  return { ...real, verify: vi.fn(real.verify) };
});

const real = await vi.importActual<typeof import("@node-rs/argon2")>("@node-rs/argon2");

let database: TestDatabase;
let unit: TestUnit;

beforeAll(async () => {
  database = await testDatabase();
  unit = await findUnit(database.owner, "42", "province");
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

let hosts = 0;
/** Every test comes from an address of its own, so that none fills another's count. */
const somewhere = () => ({ address: `198.51.100.${++hosts}`, userAgent: "test" });

async function outcomes(username: string): Promise<string[]> {
  const { rows } = await database.owner.query<{ outcome: string }>(
    "select outcome::text from sign_in where username = $1 order by at, id",
    [username],
  );
  return rows.map((row) => row.outcome);
}

const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000);

async function fail(person: TestPerson, times: number, at?: Date): Promise<void> {
  for (let i = 0; i < times; i++) {
    expect(await authenticate(person.username, "sai rồi nhé", somewhere(), at)).toBeNull();
  }
}

describe("signing in", () => {
  test("the right password begins a session of twelve hours", async () => {
    const person = await createPerson(database.owner, unit);
    const from = somewhere();
    const signedIn = await authenticate(person.username.toUpperCase(), testPassword, from);
    expect(signedIn?.userId).toBe(person.userId);
    const { rows } = await database.owner.query(
      `select user_id, unit_id, address, ended_at, expires_at - created_at = interval '12 hours' as day from user_session where id = $1`,
      [signedIn?.sessionId],
    );
    expect(rows).toEqual([
      { user_id: person.userId, unit_id: unit.id, address: from.address, ended_at: null, day: true },
    ]);
    expect(await outcomes(person.username)).toEqual(["success"]);
  });

  test("a wrong password, a name that nobody has and a disabled account get nothing, and are on record", async () => {
    const person = await createPerson(database.owner, unit);
    await fail(person, 1);
    expect(await outcomes(person.username)).toEqual(["wrong_password"]);

    expect(await authenticate("khong.co", testPassword, somewhere())).toBeNull();
    const { rows } = await database.owner.query(
      "select outcome, user_id, unit_id, username from sign_in where username like 'k***%'",
    );
    expect(rows).toEqual([
      { outcome: "unknown_user", user_id: null, unit_id: null, username: maskedName("khong.co") },
    ]);

    const gone = await createPerson(database.owner, unit);
    await database.owner.query("update app_user set disabled_at = now() where id = $1", [gone.userId]);
    expect(await authenticate(gone.username, testPassword, somewhere())).toBeNull();
    expect(await outcomes(gone.username)).toEqual(["disabled"]);
    expect(
      (await database.owner.query("select 1 from user_session where user_id = $1", [gone.userId])).rowCount,
    ).toBe(0);
  });

  test("a name that nobody has costs one check of a hash, like a name that somebody has", async () => {
    const person = await createPerson(database.owner, unit);
    const kept = vi.mocked(argon2.verify).mock;
    for (const username of [person.username, "khong.co.that"]) {
      const before = kept.calls.length;
      await authenticate(username, "sai rồi nhé", somewhere());
      expect(kept.calls.length - before, username).toBe(1);
    }
    // Of the same cost: all of the string before salt and hash.
    const [known, unknown] = kept.calls
      .slice(-2)
      .map(([hash]) => String(hash).split("$").slice(0, 4).join("$"));
    expect(unknown).toBe(known);
  });

  test("an error lets nobody in", async () => {
    const person = await createPerson(database.owner, unit);
    await database.owner.query("update credential set password_hash = 'broken' where user_id = $1", [
      person.userId,
    ]);
    await expect(authenticate(person.username, "broken", somewhere())).rejects.toThrow();
    expect(
      (await database.owner.query("select 1 from user_session where user_id = $1", [person.userId])).rowCount,
    ).toBe(0);
  });
});

describe("what was typed as a name", () => {
  test("is nowhere in the log when nobody has that name, and is known again", async () => {
    const typed = "mat.khau.cua.toi";
    for (let i = 0; i < 2; i++) await authenticate(typed, "x", somewhere());
    const { rows } = await database.owner.query<{ username: string; whole: string }>(
      "select username, s::text as whole from sign_in s where username like 'm***%'",
    );
    expect(rows.map((row) => row.username)).toEqual([maskedName(typed), maskedName(typed)]);
    expect(rows.some((row) => row.whole.includes("mat.khau"))).toBe(false);
    expect(maskedName(typed)).toMatch(/^m\*\*\* [0-9a-f]{16}$/);
    expect(maskedName("mat.khau.khac")).not.toBe(maskedName(typed));
  });
});

describe("the lock of an account", () => {
  test("closes after the fifth wrong password, for the right one too, and ends by itself", async () => {
    const person = await createPerson(database.owner, unit);
    await fail(person, ACCOUNT_LIMIT);
    expect(await authenticate(person.username, testPassword, somewhere())).toBeNull();
    expect(await authenticate(person.username, testPassword, somewhere(), minutesFromNow(14))).toBeNull();
    expect(await outcomes(person.username)).toEqual([...Array(5).fill("wrong_password"), "locked", "locked"]);
    expect(await authenticate(person.username, testPassword, somewhere(), minutesFromNow(16))).not.toBeNull();
  });

  test("does not close for failures that lie apart", async () => {
    const person = await createPerson(database.owner, unit);
    await fail(person, ACCOUNT_LIMIT - 1, minutesFromNow(-20));
    await fail(person, ACCOUNT_LIMIT - 1);
    expect(await authenticate(person.username, testPassword, somewhere())).not.toBeNull();
  });

  test("does not close for wrong passwords before and after a good one", async () => {
    const person = await createPerson(database.owner, unit);
    for (const minutes of [-9, -6, -3]) {
      await fail(person, ACCOUNT_LIMIT - 1, minutesFromNow(minutes));
      const later = minutesFromNow(minutes + 1);
      expect(await authenticate(person.username, testPassword, somewhere(), later)).not.toBeNull();
    }
    await fail(person, ACCOUNT_LIMIT);
    expect(await authenticate(person.username, testPassword, somewhere())).toBeNull();
  });

  test("after a lock the count begins anew", async () => {
    const person = await createPerson(database.owner, unit);
    await fail(person, ACCOUNT_LIMIT, minutesFromNow(-16));
    await fail(person, ACCOUNT_LIMIT - 1);
    expect(await authenticate(person.username, testPassword, somewhere())).not.toBeNull();
  });
});

describe("the throttle of an address", () => {
  test("thirty failures on any names close it for everybody there, and only there", async () => {
    const person = await createPerson(database.owner, unit);
    const from = somewhere();
    for (let i = 0; i < ADDRESS_LIMIT; i++) await authenticate(`thu.moi.ten${i}`, "sai rồi nhé", from);
    expect(await authenticate(person.username, testPassword, from)).toBeNull();
    expect(await outcomes(person.username)).toEqual(["throttled"]);
    expect(await authenticate(person.username, testPassword, somewhere())).not.toBeNull();
    expect(await authenticate(person.username, testPassword, from, minutesFromNow(16))).not.toBeNull();
  });
});

describe("attempts at once", () => {
  /** A first attempt that has counted its failure and not yet committed, while a second one arrives. */
  async function whileOpen<T>(
    first: { name: string; address: string },
    write: (run: (sql: string, ...values: unknown[]) => Promise<number>) => Promise<void>,
    second: () => Promise<T>,
  ): Promise<T> {
    let commit = () => {};
    const committed = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let counted = () => {};
    const written = new Promise<void>((resolve) => {
      counted = resolve;
    });
    const open = atGate("test", async (tx) => {
      await inTurn(tx, first.name, first.address);
      await write((sql, ...values) => tx.$executeRawUnsafe(sql, ...values));
      counted();
      await committed;
    });
    await written;
    const answer = second();
    await sleep(400);
    commit();
    await open;
    return answer;
  }

  test("the second waits for the first on the same account, and finds it locked", async () => {
    const person = await createPerson(database.owner, unit);
    await fail(person, ACCOUNT_LIMIT - 1);
    const signedIn = await whileOpen(
      { name: person.username, address: "203.0.113.1" },
      async (run) => {
        await run(
          "insert into sign_in (username, user_id, unit_id, outcome, address, user_agent) values ($1, $2::uuid, $3::uuid, 'wrong_password', '203.0.113.1', 't')",
          person.username,
          person.userId,
          person.unitId,
        );
        await run(
          "update credential set locked_until = now() + interval '15 minutes' where user_id = $1::uuid",
          person.userId,
        );
      },
      () => authenticate(person.username, testPassword, somewhere()),
    );
    expect(signedIn).toBeNull();
    expect((await outcomes(person.username)).at(-1)).toBe("locked");
  });

  test("the second waits for the first from the same address, and finds it closed", async () => {
    const person = await createPerson(database.owner, unit);
    const from = somewhere();
    for (let i = 0; i < ADDRESS_LIMIT - 1; i++) await authenticate(`ten.khac${i}`, "sai rồi nhé", from);
    const signedIn = await whileOpen(
      { name: "ten.cuoi", address: from.address },
      async (run) => {
        await run(
          "insert into sign_in (username, outcome, address, user_agent) values ('ten.cuoi', 'unknown_user', $1, 't')",
          from.address,
        );
      },
      () => authenticate(person.username, testPassword, from),
    );
    expect(signedIn).toBeNull();
    expect(await outcomes(person.username)).toEqual(["throttled"]);
  });

  test("ten wrong passwords at once count as five and a lock", async () => {
    const person = await createPerson(database.owner, unit);
    await Promise.all(
      Array.from({ length: 10 }, () => authenticate(person.username, "sai rồi nhé", somewhere())),
    );
    const found = await outcomes(person.username);
    expect(found.filter((outcome) => outcome === "wrong_password")).toHaveLength(ACCOUNT_LIMIT);
    expect(found.filter((outcome) => outcome === "locked")).toHaveLength(10 - ACCOUNT_LIMIT);
  });
});

describe("very many attempts at once", () => {
  /** Checks of hashes that go on until they are told to end. */
  function holdHashes(): () => void {
    let end = () => {};
    const ended = new Promise<boolean>((resolve) => {
      end = () => resolve(false);
    });
    vi.mocked(argon2.verify).mockImplementation(() => ended);
    return end;
  }
  afterEach(() => {
    vi.mocked(argon2.verify).mockReset();
    vi.mocked(argon2.verify).mockImplementation(real.verify);
  });

  test("beyond those that are checked and those that wait are refused, uncounted and without a connection", async () => {
    const end = holdHashes();
    const tag = "dong.nguoi";
    const attempts = Array.from({ length: 50 }, (_, i) =>
      authenticate(`${tag}${i}`, "sai rồi nhé", somewhere()).catch((error: unknown) => error),
    );
    const refused = await Promise.all(attempts.slice(36));
    expect(refused.every((answer) => answer instanceof Busy)).toBe(true);
    end();
    expect(await Promise.all(attempts.slice(0, 36))).toEqual(Array(36).fill(null));
    const { rows } = await database.owner.query<{ n: number }>(
      "select count(*)::int as n from sign_in where user_agent = 'test' and address = any($1)",
      [Array.from({ length: 50 }, (_, i) => `198.51.100.${hosts - i}`)],
    );
    expect(rows[0]?.n).toBe(36);
  });

  test("hold no connection while a hash is checked", async () => {
    const end = holdHashes();
    const attempts = Array.from({ length: 4 }, (_, i) =>
      authenticate(`dang.tinh${i}`, "sai rồi nhé", somewhere()),
    );
    while (vi.mocked(argon2.verify).mock.calls.length < 4) await sleep(5);
    const { rows } = await database.owner.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity
        where datname = current_database() and usename = 'portal_app' and state = 'idle in transaction'`,
    );
    expect(rows[0]?.n).toBe(0);
    end();
    await Promise.all(attempts);
  });

  test("whoever waits too long for the same account is refused, not let in", async () => {
    const person = await createPerson(database.owner, unit);
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    let taken = () => {};
    const holding = new Promise<void>((resolve) => {
      taken = resolve;
    });
    const open = atGate("test", async (tx) => {
      await inTurn(tx, person.username, "203.0.113.9");
      taken();
      await ended;
    });
    await holding;
    await expect(authenticate(person.username, testPassword, somewhere())).rejects.toBeInstanceOf(Busy);
    end();
    await open;
    expect(await authenticate(person.username, testPassword, somewhere())).not.toBeNull();
  });

  test("leave the connections of those who are signed in alone", async () => {
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const waiting = Array.from({ length: 12 }, () => atSignIn("test", () => ended));
    await expect(atGate("test", async () => "answered")).resolves.toBe("answered");
    end();
    await Promise.all(waiting);
  });
});
