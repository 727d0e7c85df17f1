import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  cameWithDemonstration,
  currentSeals,
  getEntry,
  getHistory,
  listEntries,
  listHeads,
  mayFollow,
  namesFor,
} from "@/lib/audit/queries";
import { auditFilter } from "@/lib/audit/schema";
import { parseSeal } from "@/lib/audit/seal";
import { checkTrail } from "@/lib/audit/verify-commands";
import type { Actor } from "@/lib/core/actor";
import { inScope, type Tx } from "@/lib/core/db";
import { allows } from "@/lib/core/permissions";
import { Refusal } from "@/lib/core/refusal";
import { takeExport } from "@/lib/exports/take-commands";
import { communesOf, createActor, findUnit, type TestUnit } from "@/tests/support/actors";
import { buildFestival, buildSeason } from "@/tests/support/builders";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

let database: TestDatabase;
let commune: TestUnit;
let neighbour: TestUnit;
let chief: Actor;
let otherChief: Actor;
let leader: Actor;
let foreignLeader: Actor;
let admin: Actor;
let seasonId: string;
let pointId: string;
let deletedId: string;

beforeAll(async () => {
  database = await testDatabase();
  const { owner } = database;
  const province = await findUnit(owner, "42", "province");
  [commune, neighbour] = (await communesOf(owner, province, 2)) as [TestUnit, TestUnit];
  chief = await createActor(owner, "commune_chief", commune, { fullName: "Đinh Thị Trưởng" });
  otherChief = await createActor(owner, "commune_chief", neighbour);
  leader = await createActor(owner, "province_leader", province);
  foreignLeader = await createActor(owner, "province_leader", { code: "40", level: "province" });
  admin = await createActor(owner, "ministry_admin", { code: "VN", level: "nation" });
  seasonId = await buildSeason(owner, 2026);
  const of = { unitId: commune.id, seasonId, enteredById: chief.userId };
  pointId = await buildFestival(owner, of, { name: "Điểm của nhật ký" });
  deletedId = await buildFestival(owner, of, { name: "Điểm đã xóa" });
  await buildFestival(owner, { ...of, unitId: neighbour.id });
  await inScope(chief, { action: "festival.enter" }, async (tx) => {
    await tx.$executeRaw`update festival set turnout = 321 where id = ${pointId}::uuid`;
    await tx.$executeRaw`
      insert into festival_gift (festival_id, unit_id, recipient, count, value)
      values (${pointId}::uuid, ${commune.id}::uuid, 'other', 3, 600000)`;
  });
  await inScope(
    chief,
    { action: "festival.enter" },
    (tx) => tx.$executeRaw`delete from festival where id = ${deletedId}::uuid`,
  );
});
afterAll(() => database.drop());

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inScope(actor, { action: "audit.view" }, work);
const found = (actor: Actor, filter: object = {}) =>
  as(actor, (tx) => listEntries(tx, actor, auditFilter.parse(filter)));
const history = (actor: Actor, id: string, kind: "festival" | "unit" | "season" | "account" = "festival") =>
  as(actor, (tx) => getHistory(tx, actor, { kind, id }, 1));

describe("who may read the trail", () => {
  test("administrators and leaders, and the chief of a commune", () => {
    for (const role of [
      "ministry_admin",
      "ministry_leader",
      "province_admin",
      "province_leader",
      "commune_chief",
    ] as const)
      expect(allows(role, "audit.view"), role).toBe(true);
    for (const role of [
      "commune_officer",
      "province_officer",
      "ministry_officer",
      "district_officer",
      "partner",
      "appraiser",
    ] as const)
      expect(allows(role, "audit.view"), role).toBe(false);
  });

  test("each within their scope, with exact counts", async () => {
    const own = await found(chief);
    expect(own.rows.every(({ unit }) => unit?.id === commune.id)).toBe(true);
    expect(own.total).toBe(own.rows.length);
    const { rows } = await database.owner.query("select count(*)::int as n from audit_entry");
    expect((await found(admin)).total).toBe(rows[0].n);
    const seen = await found(foreignLeader, { table: "festival" });
    expect(seen).toEqual({ rows: [], total: 0 });
  });

  test("a foreign entry and a foreign history are not there", async () => {
    const [entry] = (await found(chief, { table: "festival" })).rows;
    const id = entry?.id ?? "";
    expect(await as(chief, (tx) => getEntry(tx, id))).not.toBeNull();
    expect(await as(leader, (tx) => getEntry(tx, id))).not.toBeNull();
    expect(await as(otherChief, (tx) => getEntry(tx, id))).toBeNull();
    expect(await as(foreignLeader, (tx) => getEntry(tx, id))).toBeNull();
    expect(await as(chief, (tx) => getEntry(tx, "999999999999"))).toBeNull();
    expect(await history(otherChief, pointId)).toBeNull();
    expect(await history(foreignLeader, pointId)).toBeNull();
    expect(await history(foreignLeader, deletedId)).toBeNull();
    expect(await history(foreignLeader, chief.userId, "account")).toBeNull();
    expect(await history(chief, randomUUID())).toBeNull();
  });
});

describe("an entry says", () => {
  test("who as they were called that day, in which role, for which unit, by which act", async () => {
    const { rows } = await found(chief, { table: "festival_gift" });
    expect(rows[0]).toMatchObject({
      actorName: "Đinh Thị Trưởng",
      actorRole: "commune_chief",
      actingUnit: { name: commune.name },
      action: "festival.enter",
      operation: "insert",
    });
    await database.owner.query("update app_user set full_name = 'Tên khác' where id = $1", [chief.userId]);
    expect((await found(chief, { table: "festival_gift" })).rows[0]?.actorName).toBe("Đinh Thị Trưởng");
  });

  test("what the rows are called that it refers to, as far as the reader sees them", async () => {
    const { rows } = await found(leader, { table: "festival" });
    const names = await as(leader, (tx) => namesFor(tx, rows));
    expect(names.get(commune.id)).toContain(commune.name);
    expect(names.get(seasonId)).toBe("2026");
  });
});

describe("found by", () => {
  test("person, unit, record, act and day", async () => {
    const total = async (filter: object, actor = leader) => (await found(actor, filter)).total;
    expect(await total({ person: chief.userId })).toBe(3);
    expect(await total({ who: "ten khac" })).toBe(3);
    expect(await total({ who: "không có ai" })).toBe(0);
    expect(await total({ who: "%%" })).toBe(0);
    expect(await total({ act: "festival.enter" })).toBe(3);
    expect(await total({ act: "console", table: "festival" })).toBe(3);
    expect(await total({ unit: commune.code, table: "festival" })).toBe(4);
    expect(await total({ unit: "42", table: "festival" })).toBe(5);
    expect(await total({ unit: "40", table: "festival" }, admin)).toBe(0);
    expect(await total({ unit: "VN", table: "season" }, admin)).toBe(1);
    const all = await total({});
    expect(await total({ from: "01/01/2020" })).toBe(all);
    expect(await total({ to: "01/01/2020" })).toBe(0);
  });
});

describe("the history of a record", () => {
  test("has its rows with it, also after it was deleted", async () => {
    const whole = await history(chief, pointId);
    expect(whole?.rows.map(({ tableName, operation }) => `${operation} ${tableName}`)).toEqual([
      "insert festival_gift",
      "update festival",
      "insert festival",
    ]);
    expect(whole?.record?.after).toMatchObject({ name: "Điểm của nhật ký" });
    const gone = await history(leader, deletedId);
    expect(gone).toMatchObject({ total: 2, record: null });
  });

  test("of a unit and of a season is for those whose they are", async () => {
    expect(await history(leader, commune.id, "unit")).toMatchObject({ total: 0 });
    expect(
      await as(foreignLeader, (tx) => mayFollow(tx, foreignLeader, { kind: "unit", id: commune.id })),
    ).toBe(false);
    expect(await history(foreignLeader, commune.id, "unit")).toBeNull();
    expect(await history(leader, seasonId, "season")).toBeNull();
    expect(await history(admin, seasonId, "season")).toMatchObject({ total: 1 });
    await database.owner.query("update unit set police_to = '2030-01-01' where id = $1", [commune.id]);
    expect(await history(leader, commune.id, "unit")).toMatchObject({ total: 1 });
    await database.owner.query("update unit set police_to = null where id = $1", [commune.id]);
  });
});

describe("taken out as a file", () => {
  const csv = async (actor: Actor, filter: Record<string, string> = {}) => {
    const query = new URLSearchParams(filter).toString();
    const taken = await takeExport(actor, "audit", { format: "csv", query });
    if (taken.kind !== "file") throw new Error(taken.kind);
    expect([...taken.body.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    return taken.body.toString("utf8");
  };

  test("it says the same, by whom, with which filter, how many, and the seal", async () => {
    const text = await csv(leader, { table: "festival", unit: commune.code });
    expect(text).toContain("Lượt người tham gia;200;321");
    expect(text).toContain(`# Bộ lọc: đơn vị: ${commune.code}; hồ sơ: Điểm Ngày hội`);
    expect(text).toContain(`# Người xuất: ${leader.fullName}, Công an tỉnh Hà Tĩnh`);
    expect(text).toContain("# Số mục: 4");
    expect(text).toMatch(/# Mã niêm phong: 42-\d+-[0-9A-F]{4}/);
  });

  test("what somebody typed is no formula, and nothing foreign is in it", async () => {
    await database.owner.query("update festival set place = '=1+1' where id = $1", [pointId]);
    expect(await csv(chief)).toContain("Địa điểm;Nhà văn hóa thôn;'=1+1");
    const foreign = await csv(foreignLeader);
    expect(foreign).not.toContain("Điểm của nhật ký");
  });

  test("more than one piece comes whole and in order", async () => {
    await database.owner.query(
      "insert into festival_gift (festival_id, unit_id, recipient, count, value) select $1, $2, 'other', n, n from generate_series(1, 1203) n",
      [pointId, commune.id],
    );
    const text = await csv(chief, { table: "festival_gift" });
    expect(text).toContain("# Số mục: 1204");
    const ids = [...text.matchAll(/^(\d+);/gm)].map((match) => Number(match[1]));
    expect(new Set(ids).size).toBe(1204);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
  });

  test("is nobody's who may not read the trail", async () => {
    const officer = await createActor(database.owner, "commune_officer", commune);
    await expect(csv(officer)).rejects.toThrow("not there");
  });
});

describe("seals and the check", () => {
  test("a province reads its own, a commune without the number, the nation all", async () => {
    const [own] = await as(leader, (tx) => currentSeals(tx, leader));
    const [communes] = await as(chief, (tx) => currentSeals(tx, chief));
    const { rows } = await database.owner.query<{ seq: string }>(
      "select seq from audit_head where chain_id = $1",
      [leader.unit.id],
    );
    expect(parseSeal(own ?? "")?.seq).toBe(BigInt(rows[0]?.seq ?? 0));
    expect(parseSeal(communes ?? "")?.seq).toBeNull();
    expect(parseSeal(communes ?? "")?.hash).toBe(parseSeal(own ?? "")?.hash);
    expect((await as(admin, (tx) => currentSeals(tx, admin))).map((seal) => seal.slice(0, 2))).toEqual([
      "VN",
      "40",
      "42",
    ]);
    expect((await as(leader, (tx) => listHeads(tx))).map(({ code }) => code)).toEqual(["42"]);
  });

  test("the ministry's administrator checks it from the portal; a fault is a refusal that names the entry", async () => {
    expect(allows("province_admin", "audit.verify")).toBe(false);
    const [seal = ""] = (await as(admin, (tx) => currentSeals(tx, admin))).slice(-1);
    const verdict = await as(admin, (tx) => checkTrail(tx, admin, { seal }));
    expect(verdict).toMatchObject({ faults: [], chains: 3 });
    expect(verdict.sealSeq).toBeGreaterThan(0n);
    await database.owner.query("alter table audit_entry disable trigger user");
    await database.owner.query(
      "update audit_entry set action = 'x' where row_id = $1 and operation = 'insert' and table_name = 'festival'",
      [pointId],
    );
    await database.owner.query("alter table audit_entry enable trigger user");
    const refused = await as(admin, (tx) =>
      checkTrail(tx, admin, { seal: "42-1-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA" }),
    ).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refusal);
    const said = (refused as Refusal).issues.map(({ message }) => message);
    expect(said[0]).toMatch(
      /^Mục \d+ của chuỗi Hà Tĩnh \(mã \d+, Điểm Ngày hội, .*\): nội dung không còn như lúc ghi\.$/,
    );
    expect(said[1]).toContain("Chuỗi không còn mục của mã này");
  });
});

test("a point that was loaded with the demonstration has no line that tells how it began, and says so", async () => {
  const { owner } = database;
  const season = await buildSeason(owner, 2019);
  await owner.query("update season set demo = true where id = $1", [season]);
  const of = { unitId: commune.id, seasonId: season, enteredById: chief.userId };
  await owner.query("alter table festival disable trigger audit");
  const loaded = await buildFestival(owner, of, { name: "Điểm nạp sẵn" });
  await owner.query("alter table festival enable trigger audit");
  const entered = await buildFestival(owner, of, { name: "Điểm nhập sau" });
  const asked = async (id: string) => {
    const found = await history(chief, id);
    const said =
      found && (await as(chief, (tx) => cameWithDemonstration(tx, { kind: "festival", id }, found)));
    return [found?.total, said];
  };
  expect(await asked(loaded)).toEqual([0, true]);
  expect(await asked(entered)).toEqual([expect.any(Number), false]);
  expect((await asked(pointId))[1]).toBe(false);
});
