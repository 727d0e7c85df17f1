import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { closeDatabase, inScope, type Tx } from "@/lib/core/db";
import { NotThere, Refusal } from "@/lib/core/refusal";
import { appointPost, correctContact, correctPost, endPost, moveContact } from "@/lib/units/profile/commands";
import { getProfile } from "@/lib/units/profile/queries";
import { appointPostInput, correctPostInput, moveContactInput } from "@/lib/units/profile/schema";
import { communesOf, createActor, findUnit, type TestUnit } from "@/tests/support/actors";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

let database: TestDatabase;
let province: TestUnit;
let commune: TestUnit;
let foreign: TestUnit;
let keeper: Actor;
let chief: Actor;
let stranger: Actor;
let ministry: Actor;
beforeAll(async () => {
  database = await testDatabase();
  const { owner } = database;
  province = await findUnit(owner, "42", "province");
  [commune] = (await communesOf(owner, province, 1)) as [TestUnit];
  foreign = await findUnit(owner, "40", "province");
  keeper = await createActor(owner, "province_admin", province);
  chief = await createActor(owner, "commune_chief", commune, { fullName: "Đậu Văn Khoai" });
  stranger = await createActor(owner, "province_admin", foreign);
  ministry = await createActor(owner, "ministry_admin", { code: "VN", level: "nation" });
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inScope(actor, { action: "test" }, work);
const person = (unit: TestUnit, change: Record<string, string> = {}) =>
  appointPostInput.parse({
    id: unit.id,
    post: "head",
    fullName: "Thân Văn Mạ",
    validFrom: "01/07/2025",
    decisionNumber: "15/QĐ-CAT-PX01",
    ...change,
  });
const seat = (unit: TestUnit, change: Record<string, string> = {}) =>
  moveContactInput.parse({
    id: unit.id,
    address: "Số 1 Lý Tự Trọng",
    phone: "0239 3855 113",
    validFrom: "01/07/2025",
    ...change,
  });
const issuesOf = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error) => (error instanceof Refusal ? error.issues.map(({ code }) => code) : Promise.reject(error)),
  );
const heads = async (actor: Actor, unit: TestUnit) =>
  (await as(actor, (tx) => getProfile(tx, unit.id))).posts
    .filter(({ post }) => post === "head")
    .map(({ fullName, validFrom, validTo, putRight }) => ({ fullName, validFrom, validTo, putRight }));
const written = async () => {
  const { rows } = await database.owner.query<{ n: number }>(
    "select (select count(*) from unit_post)::int + (select count(*) from unit_contact)::int + (select count(*) from audit_entry where table_name in ('unit_post', 'unit_contact'))::int as n",
  );
  return rows[0]?.n;
};

describe("people in post", () => {
  test("a new head ends the term of the one before; both stay to be read", async () => {
    await as(keeper, (tx) => appointPost(tx, keeper, person(commune)));
    await as(keeper, (tx) =>
      appointPost(tx, keeper, person(commune, { fullName: "Mạc Thị Lạc", validFrom: "01/03/2026" })),
    );
    expect(await heads(chief, commune)).toEqual([
      { fullName: "Mạc Thị Lạc", validFrom: "2026-03-01", validTo: null, putRight: false },
      { fullName: "Thân Văn Mạ", validFrom: "2025-07-01", validTo: "2026-03-01", putRight: false },
    ]);
  });

  test("two heads at a time are refused, by the database as well", async () => {
    const before = await written();
    const twice = person(commune, { fullName: "Kẻ Thứ Ba", validFrom: "01/01/2026", validTo: "01/02/2026" });
    expect(await issuesOf(as(keeper, (tx) => appointPost(tx, keeper, twice)))).toEqual(["post_overlap"]);
    expect(await written()).toBe(before);
    await expect(
      database.owner.query(
        `insert into unit_post (unit_id, post, full_name, valid_from, entered_by_id, entered_by_name)
         values ($1, 'head', 'x', '2026-04-01', gen_random_uuid(), 'x')`,
        [commune.id],
      ),
    ).rejects.toThrow("unit_post_overlap");
  });

  test("a correction stands beside what it corrects, with its reason, once", async () => {
    const { posts } = await as(keeper, (tx) => getProfile(tx, commune.id));
    const wrong = posts.find(({ fullName }) => fullName === "Mạc Thị Lạc");
    const input = correctPostInput.parse({
      ...person(commune, { fullName: "Mạc Thị Lạc Hoa", validFrom: "01/03/2026" }),
      validFrom: "01/03/2026",
      validTo: "",
      rowId: wrong?.id,
      reason: "Ghi thiếu tên đệm",
    });
    await as(keeper, (tx) => correctPost(tx, keeper, input));
    const rows = (await as(chief, (tx) => getProfile(tx, commune.id))).posts;
    expect(rows.filter(({ putRight }) => putRight).map(({ fullName }) => fullName)).toEqual(["Mạc Thị Lạc"]);
    expect(rows.find(({ fullName }) => fullName === "Mạc Thị Lạc Hoa")?.reason).toBe("Ghi thiếu tên đệm");
    expect(await issuesOf(as(keeper, (tx) => correctPost(tx, keeper, input)))).toEqual(["put_right_already"]);
  });

  test("a term is ended once, after it began", async () => {
    const { id } = await as(keeper, (tx) =>
      appointPost(tx, keeper, person(commune, { post: "deputy", fullName: "Chu Văn Ngô" })),
    );
    const end = (endsOn: string) =>
      issuesOf(as(keeper, (tx) => endPost(tx, keeper, { id: commune.id, rowId: id, endsOn })));
    expect(await end("2025-07-01")).toEqual(["term"]);
    expect(await end("2026-01-01")).toEqual([]);
    expect(await end("2026-02-01")).toEqual(["ended_already"]);
  });

  test("nothing is rewritten or taken away, whoever tries", async () => {
    const rewrite = (sql: string) => as(keeper, (tx) => tx.$executeRawUnsafe(sql));
    await expect(rewrite("update unit_post set full_name = 'Khác'")).rejects.toThrow(/permission denied/);
    await expect(rewrite("delete from unit_post")).rejects.toThrow(/permission denied/);
    await expect(database.owner.query("update unit_post set full_name = 'Khác'")).rejects.toThrow(
      "unit_term_kept",
    );
    await expect(
      database.owner.query("update unit_post set valid_to = '2030-01-01' where valid_to is not null"),
    ).rejects.toThrow("unit_term_kept");
    await expect(
      database.owner.query("update unit_post set superseded_at = null where superseded_at is not null"),
    ).rejects.toThrow("unit_term_kept");
  });

  test("people with accounts stand there by themselves", async () => {
    const { accounts } = await as(chief, (tx) => getProfile(tx, commune.id));
    expect(accounts).toMatchObject([{ fullName: "Đậu Văn Khoai", role: "commune_chief", validTo: null }]);
  });
});

describe("seat and numbers", () => {
  test("a new seat ends the old one; the same day again is a correction", async () => {
    await as(keeper, (tx) => moveContact(tx, keeper, seat(commune)));
    await as(keeper, (tx) =>
      moveContact(tx, keeper, seat(commune, { address: "Số 9 Trần Phú", validFrom: "01/05/2026" })),
    );
    expect(
      await issuesOf(as(keeper, (tx) => moveContact(tx, keeper, seat(commune, { validFrom: "01/05/2026" })))),
    ).toEqual(["contact_overlap"]);
    const { contacts } = await as(chief, (tx) => getProfile(tx, commune.id));
    expect(contacts.map(({ address, validTo }) => [address, validTo])).toEqual([
      ["Số 9 Trần Phú", null],
      ["Số 1 Lý Tự Trọng", "2026-05-01"],
    ]);
    const [now] = contacts;
    await as(keeper, (tx) =>
      correctContact(tx, keeper, {
        id: commune.id,
        rowId: now?.id ?? "",
        address: "Số 19 Trần Phú",
        phone: "",
        email: "",
        reason: "Ghi nhầm số nhà",
        validFrom: "2026-05-01",
        validTo: null,
      }),
    );
    const after = (await as(chief, (tx) => getProfile(tx, commune.id))).contacts;
    expect(
      after.filter(({ putRight, validTo }) => !putRight && validTo === null).map(({ address }) => address),
    ).toEqual(["Số 19 Trần Phú"]);
  });

  test("a number that is none is told so", () => {
    const parsed = moveContactInput.safeParse({
      id: commune.id,
      address: "x",
      phone: "gọi tôi",
      validFrom: "01/05/2026",
    });
    expect(parsed.error?.issues[0]?.path).toEqual(["phone"]);
  });
});

describe("whose it is", () => {
  test("the own unit and those directly below; anybody else's is not there and nothing is written", async () => {
    await as(keeper, (tx) => moveContact(tx, keeper, seat(province)));
    await as(ministry, (tx) => moveContact(tx, ministry, seat(province, { validFrom: "01/01/2026" })));
    const before = await written();
    const tries: [Actor, TestUnit][] = [
      [stranger, commune],
      [stranger, province],
      [keeper, foreign],
      [ministry, commune],
    ];
    for (const [actor, unit] of tries) {
      await expect(
        as(actor, (tx) => moveContact(tx, actor, seat(unit, { validFrom: "01/06/2026" }))),
      ).rejects.toThrow(NotThere);
      await expect(
        as(actor, (tx) => appointPost(tx, actor, person(unit, { post: "officer" }))),
      ).rejects.toThrow(NotThere);
    }
    const { posts } = await as(keeper, (tx) => getProfile(tx, commune.id));
    for (const row of posts)
      await expect(
        as(stranger, (tx) => endPost(tx, stranger, { id: foreign.id, rowId: row.id, endsOn: "2026-09-01" })),
      ).rejects.toThrow(NotThere);
    expect(await written()).toBe(before);
  });

  test("a closed unit's stays as it was, also for the ministry above it", async () => {
    const { rows } = await database.owner.query<{ id: string }>(
      "select id from unit where level = 'province' and valid_to <= '2026-01-01' limit 1",
    );
    const closed = { ...province, id: rows[0]?.id ?? "" };
    await expect(as(ministry, (tx) => moveContact(tx, ministry, seat(closed)))).rejects.toThrow(NotThere);
  });

  test("row security: own and below, and whom one calls above; nothing sideways", async () => {
    const sees = async (actor: Actor, unit: TestUnit) => {
      const { posts, contacts } = await as(actor, (tx) => getProfile(tx, unit.id));
      return posts.length + contacts.length > 0;
    };
    expect(await sees(chief, commune)).toBe(true);
    expect(await sees(chief, province)).toBe(true);
    expect(await sees(keeper, commune)).toBe(true);
    expect(await sees(stranger, commune)).toBe(false);
    expect(await sees(stranger, province)).toBe(false);
    expect(await sees(ministry, commune)).toBe(true);
  });
});
