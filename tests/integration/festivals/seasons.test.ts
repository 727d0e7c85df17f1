import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { closeDatabase, inScope } from "@/lib/core/db";
import { Conflict, NotThere, Refusal } from "@/lib/core/refusal";
import { createPlan, editPlan, submitPlan } from "@/lib/festivals/plans/commands";
import { createPlanInput, editPlanInput } from "@/lib/festivals/plans/schema";
import {
  createSeason,
  editSeason,
  lockSeason,
  openSeason,
  reopenSeason,
} from "@/lib/festivals/seasons/commands";
import { getSeason, listSeasons, seasonOptions } from "@/lib/festivals/seasons/queries";
import { createSeasonInput, editSeasonInput } from "@/lib/festivals/seasons/schema";
import { createActor } from "@/tests/support/actors";
import { buildFestival, buildPlan, buildSeason, inState } from "@/tests/support/builders";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

let database: TestDatabase;
let admin: Actor;
let officer: Actor;
let commune: Actor;
let elsewhere: Actor;

beforeAll(async () => {
  database = await testDatabase();
  const { owner } = database;
  admin = await createActor(owner, "ministry_admin", { code: "VN", level: "nation" });
  officer = await createActor(owner, "ministry_officer", { code: "VN", level: "nation" });
  commune = await createActor(owner, "commune_officer", { code: "18562", level: "commune" });
  elsewhere = await createActor(owner, "province_officer", { code: "40", level: "province" });
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const as = <T>(actor: Actor, work: Parameters<typeof inScope<T>>[2]) =>
  inScope(actor, { action: "test" }, work);

const codes = async (work: Promise<unknown>): Promise<string[]> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Refusal) return error.issues.map((issue) => issue.code);
  throw error ?? new Error("nothing was refused");
};

async function count(table: string, where = "true"): Promise<number> {
  const { rows } = await database.owner.query<{ n: number }>(
    `select count(*)::int as n from ${table} where ${where}`,
  );
  return rows[0]?.n ?? -1;
}

async function stateOf(id: string): Promise<{ state: string; version: number; reopen_reason: string }> {
  const { rows } = await database.owner.query(
    "select state, version, reopen_reason from season where id = $1",
    [id],
  );
  return rows[0];
}

let year = 2030;
const nextYear = () => ++year;

const typed = (of: number, more: Record<string, unknown> = {}) => ({
  year: String(of),
  theme: "Chung sức giữ bình yên",
  startsOn: `01/7/${of}`,
  endsOn: `19/8/${of}`,
  planDueOn: `15/6/${of}`,
  resultDueOn: `31/8/${of}`,
  reportDueOn: `15/9/${of}`,
  ...more,
});

describe("writing a season", () => {
  test("a new one is a draft with its documents, seen by the nation alone", async () => {
    const of = nextYear();
    const input = createSeasonInput.parse(
      typed(of, {
        documents: [{ number: "142/V05-P5", issuedOn: `05/5/${of}`, title: "Hướng dẫn tổ chức" }],
      }),
    );
    const { id } = await as(admin, (tx) => createSeason(tx, admin, input));
    const season = await as(admin, (tx) => getSeason(tx, admin, id));
    expect(season).toMatchObject({ year: of, state: "draft", startsOn: `${of}-07-01`, version: 1 });
    expect(season?.documents).toEqual([
      { number: "142/V05-P5", issuedOn: `${of}-05-05`, title: "Hướng dẫn tổ chức" },
    ]);
    expect(await as(commune, (tx) => getSeason(tx, commune, id))).toBeNull();
    expect((await as(commune, (tx) => seasonOptions(tx, commune))).map((row) => row.year)).not.toContain(of);
    expect((await as(commune, (tx) => listSeasons(tx, commune))).map((row) => row.year)).not.toContain(of);
  });

  test("one a year; a second is refused and leaves nothing", async () => {
    const of = nextYear();
    await as(admin, (tx) => createSeason(tx, admin, createSeasonInput.parse(typed(of))));
    const before = [await count("season"), await count("audit_entry")];
    const again = as(admin, (tx) => createSeason(tx, admin, createSeasonInput.parse(typed(of))));
    expect(await codes(again)).toEqual(["year_taken"]);
    expect([await count("season"), await count("audit_entry")]).toEqual(before);
  });

  test.each([
    ["an officer of V05", () => officer],
    ["a province", () => elsewhere],
    ["a commune", () => commune],
  ])("%s may not", async (_name, who) => {
    const before = [await count("season"), await count("audit_entry")];
    const input = createSeasonInput.parse(typed(nextYear()));
    expect(await codes(as(who(), (tx) => createSeason(tx, who(), input)))).toEqual(["not_permitted"]);
    expect([await count("season"), await count("audit_entry")]).toEqual(before);
  });
});

describe("changing a season", () => {
  const edit = (id: string, of: number, version: number, more: Record<string, unknown> = {}) =>
    editSeasonInput.parse({ ...typed(of, more), id, version: String(version) });

  test("new deadlines and documents are kept, and the trail has before and after", async () => {
    const of = nextYear();
    const id = await buildSeason(database.owner, of);
    await as(admin, (tx) =>
      editSeason(
        tx,
        admin,
        edit(id, of, 1, {
          reportDueOn: `20/9/${of}`,
          documents: [{ number: "12/HD-BCA-V05", issuedOn: `05/5/${of}`, title: "Hướng dẫn" }],
        }),
      ),
    );
    const season = await as(admin, (tx) => getSeason(tx, admin, id));
    expect(season).toMatchObject({ reportDueOn: `${of}-09-20`, version: 2, state: "open" });
    expect(season?.documents.map((row) => row.number)).toEqual(["12/HD-BCA-V05"]);
    expect(
      await count("audit_entry", `table_name = 'season' and row_id = '${id}' and operation = 'update'`),
    ).toBe(1);
  });

  test("two people at once: the second sees what differs, and saving again with the new version works", async () => {
    const of = nextYear();
    const id = await buildSeason(database.owner, of);
    await as(admin, (tx) => editSeason(tx, admin, edit(id, of, 1, { theme: "Của người thứ nhất" })));
    const second = edit(id, of, 1, { theme: "Của người thứ hai" });
    const error = await as(admin, (tx) => editSeason(tx, admin, second)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Conflict);
    expect(error).toMatchObject({
      version: 2,
      differences: [{ path: "theme", mine: "Của người thứ hai", theirs: "Của người thứ nhất" }],
    });
    await as(admin, (tx) => editSeason(tx, admin, { ...second, version: 2 }));
    expect((await as(admin, (tx) => getSeason(tx, admin, id)))?.theme).toBe("Của người thứ hai");
  });

  test("the year of an open season stays; a locked season is not changed at all", async () => {
    const of = nextYear();
    const id = await buildSeason(database.owner, of);
    expect(await codes(as(admin, (tx) => editSeason(tx, admin, edit(id, nextYear(), 1))))).toEqual([
      "year_fixed",
    ]);
    await database.owner.query("update season set state = 'locked' where id = $1", [id]);
    expect(await codes(as(admin, (tx) => editSeason(tx, admin, edit(id, of, 1))))).toEqual(["season_locked"]);
  });

  test("refused without the permission; a season that is not there is not there", async () => {
    const of = nextYear();
    const id = await buildSeason(database.owner, of);
    expect(await codes(as(officer, (tx) => editSeason(tx, officer, edit(id, of, 1))))).toEqual([
      "not_permitted",
    ]);
    await expect(as(admin, (tx) => editSeason(tx, admin, edit(randomUUID(), of, 1)))).rejects.toThrow(
      NotThere,
    );
  });
});

describe("opening, locking, reopening", () => {
  test("draft → open → locked → reopened → locked, each with its line in the timeline of the nation", async () => {
    const id = await buildSeason(database.owner, nextYear(), { state: "draft" });
    await as(admin, (tx) => openSeason(tx, admin, { id, version: 1 }));
    expect(await as(commune, (tx) => getSeason(tx, commune, id))).toMatchObject({ state: "open" });
    await as(admin, (tx) => lockSeason(tx, admin, { id, version: 2, confirmed: "yes" }));
    await as(admin, (tx) =>
      reopenSeason(tx, admin, { id, version: 3, reason: "Bổ sung số quà", limit: "Công an tỉnh Hà Tĩnh" }),
    );
    expect(await stateOf(id)).toEqual({
      state: "reopened",
      version: 4,
      reopen_reason: "Bổ sung số quà\nPhạm vi: Công an tỉnh Hà Tĩnh",
    });
    await as(admin, (tx) => lockSeason(tx, admin, { id, version: 4, confirmed: "yes" }));
    const { rows } = await database.owner.query(
      `select d.step, d.note, d.record_kind, u.code from decision d join unit u on u.id = d.unit_id where record_id = $1 order by d.at, d.id`,
      [id],
    );
    expect(rows.map((row) => row.step)).toEqual(["open", "lock", "reopen", "lock"]);
    expect(rows.every((row) => row.record_kind === "season" && row.code === "VN")).toBe(true);
    expect(rows[2].note).toContain("Phạm vi: Công an tỉnh Hà Tĩnh");
  });

  test("the lock says how many records were left unfinished", async () => {
    const id = await buildSeason(database.owner, nextYear());
    const of = { unitId: commune.unit.id, seasonId: id };
    await buildFestival(database.owner, of);
    await buildFestival(database.owner, of, inState("sent", elsewhere.unit.id));
    await buildFestival(database.owner, of, inState("accepted", elsewhere.unit.id));
    await as(admin, (tx) => lockSeason(tx, admin, { id, version: 1, confirmed: "yes" }));
    const { rows } = await database.owner.query("select note from decision where record_id = $1", [id]);
    expect(rows[0].note).toBe("Còn 2 hồ sơ chưa xong khi khóa.");
  });

  test.each([
    ["open", openSeason, "locked"],
    ["open", openSeason, "open"],
    ["lock", lockSeason, "draft"],
    ["lock", lockSeason, "locked"],
    ["reopen", reopenSeason, "open"],
  ] as const)("%s is refused for a season in another state", async (_name, command, state) => {
    const id = await buildSeason(database.owner, nextYear(), { state });
    const before = await count("audit_entry");
    const input = { id, version: 1, confirmed: "yes", reason: "x", limit: "" } as const;
    expect(await codes(as(admin, (tx) => command(tx, admin, input)))).toEqual(["wrong_state"]);
    expect(await count("audit_entry")).toBe(before);
    expect(await count("decision", `record_id = '${id}'`)).toBe(0);
  });

  test("a season that was changed meanwhile is read again before it is locked", async () => {
    const id = await buildSeason(database.owner, nextYear(), { version: 5 });
    const input = { id, version: 4, confirmed: "yes" } as const;
    expect(await codes(as(admin, (tx) => lockSeason(tx, admin, input)))).toEqual(["stale"]);
  });

  test.each([
    ["open", openSeason, "draft"],
    ["lock", lockSeason, "open"],
    ["reopen", reopenSeason, "locked"],
  ] as const)("%s is V05's alone", async (_name, command, state) => {
    const id = await buildSeason(database.owner, nextYear(), { state });
    const input = { id, version: 1, confirmed: "yes", reason: "x", limit: "" } as const;
    for (const who of [officer, elsewhere, commune]) {
      expect(await codes(as(who, (tx) => command(tx, who, input)))).toEqual(["not_permitted"]);
    }
    expect(await stateOf(id)).toMatchObject({ state, version: 1 });
  });
});

describe("a season that is locked while a commune saves", () => {
  const plan = (seasonId: string) =>
    createPlanInput.parse({ unitId: commune.unit.id, seasonId, residentialPoints: "5" });

  test("the commune was first: the lock waits until it has saved, and counts its record", async () => {
    const seasonId = await buildSeason(database.owner, nextYear());
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let saved = () => {};
    const written = new Promise<void>((resolve) => {
      saved = resolve;
    });
    const saving = as(commune, async (tx) => {
      await createPlan(tx, commune, plan(seasonId));
      saved();
      await held;
    });
    await written;
    const locking = as(admin, (tx) => lockSeason(tx, admin, { id: seasonId, version: 1, confirmed: "yes" }));
    const first = await Promise.race([locking.then(() => "locked"), sleep(700).then(() => "waits")]);
    release();
    await saving;
    await locking;
    expect(first).toBe("waits");
    const { rows } = await database.owner.query("select note from decision where record_id = $1", [seasonId]);
    expect(rows[0].note).toBe("Còn 1 hồ sơ chưa xong khi khóa.");
  });

  test("the lock was first: the commune waits, is then told that the season is closed, and nothing is written", async () => {
    const seasonId = await buildSeason(database.owner, nextYear());
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let done = () => {};
    const locked = new Promise<void>((resolve) => {
      done = resolve;
    });
    const locking = as(admin, async (tx) => {
      await lockSeason(tx, admin, { id: seasonId, version: 1, confirmed: "yes" });
      done();
      await held;
    });
    await locked;
    const saving = codes(as(commune, (tx) => createPlan(tx, commune, plan(seasonId))));
    const first = await Promise.race([saving.then(() => "answered"), sleep(700).then(() => "waits")]);
    release();
    await locking;
    expect(first).toBe("waits");
    expect(await saving).toEqual(["season_closed"]);
    expect(await count("festival_plan", `season_id = '${seasonId}'`)).toBe(0);
  });

  test("the lock was first, and the commune changes a plan that it has: it waits and is told the same", async () => {
    const seasonId = await buildSeason(database.owner, nextYear());
    const id = await buildPlan(database.owner, { unitId: commune.unit.id, seasonId });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let done = () => {};
    const locked = new Promise<void>((resolve) => {
      done = resolve;
    });
    const locking = as(admin, async (tx) => {
      await lockSeason(tx, admin, { id: seasonId, version: 1, confirmed: "yes" });
      done();
      await held;
    });
    await locked;
    const input = editPlanInput.parse({ id, version: "1", note: "Sửa" });
    const saving = codes(as(commune, (tx) => editPlan(tx, commune, input)));
    const sending = codes(as(commune, (tx) => submitPlan(tx, commune, { id, version: 1 })));
    const first = await Promise.race([saving, sending, sleep(700).then(() => "waits")]);
    release();
    await locking;
    expect(first).toBe("waits");
    expect(await saving).toEqual(["season_closed"]);
    expect(await sending).toEqual(["season_closed"]);
    expect(
      await count("festival_plan", `id = '${id}' and version = 1 and note = '' and state = 'draft'`),
    ).toBe(1);
  });
});
