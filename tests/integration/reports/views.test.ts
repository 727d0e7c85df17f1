import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Actor, may } from "@/lib/core/actor";
import { closeDatabase } from "@/lib/core/db";
import { NotThere, Refusal } from "@/lib/core/refusal";
import { getDashboard } from "@/lib/reports/dashboard-queries";
import { dashboardAddress } from "@/lib/reports/dashboard-schema";
import { changeView, deleteView, saveView } from "@/lib/reports/views/commands";
import { describeAddress, getView, listViews } from "@/lib/reports/views/queries";
import { saveViewInput } from "@/lib/reports/views/schema";
import {
  actorFor,
  assignTo,
  communesOf,
  createActor,
  createPerson,
  findUnit,
  type TestUnit,
} from "@/tests/support/actors";
import { buildSeason } from "@/tests/support/builders";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { as } from "./scene";

let database: TestDatabase;
let haTinh: TestUnit;
let leader: Actor;
let colleague: Actor;
let admin: Actor;
let commune: Actor;
let chief: Actor;
let foreign: Actor;
let nation: Actor;
let ministry: Actor;

beforeAll(async () => {
  database = await testDatabase();
  const { owner } = database;
  await buildSeason(owner, 2026);
  await buildSeason(owner, 2024, { state: "locked", ends_on: "2024-08-19" });
  haTinh = await findUnit(owner, "42", "province");
  const [below] = await communesOf(owner, haTinh, 1);
  if (!below) throw new Error("no commune");
  leader = await createActor(owner, "province_leader", haTinh);
  colleague = await createActor(owner, "province_officer", haTinh);
  admin = await createActor(owner, "province_admin", haTinh);
  commune = await createActor(owner, "commune_officer", below);
  chief = await createActor(owner, "commune_chief", below);
  foreign = await createActor(owner, "province_leader", { code: "40", level: "province" });
  nation = await createActor(owner, "ministry_leader", { code: "VN", level: "nation" });
  ministry = await createActor(owner, "ministry_admin", { code: "VN", level: "nation" });
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

let serial = 0;
const usual = "/reports?figure=NH03&map=now";
const save = (
  actor: Actor,
  sharing: "own" | "unit" | "below",
  name = `Góc nhìn ${++serial}`,
  address = usual,
) =>
  as(actor, (tx) => saveView(tx, actor, saveViewInput.parse({ name, sharing, address }))).then(
    ({ id }) => id,
  );
const sees = (actor: Actor, id: string) =>
  as(actor, async (tx) => (await listViews(tx, actor)).some((view) => view.id === id));
const seers = async (id: string) => {
  const people = { leader, colleague, admin, commune, foreign, nation, ministry };
  const found: string[] = [];
  for (const [name, actor] of Object.entries(people)) if (await sees(actor, id)) found.push(name);
  return found;
};

describe("who sees a saved view", () => {
  test.each([
    ["own", ["leader"]],
    ["unit", ["leader", "colleague", "admin"]],
    ["below", ["leader", "colleague", "admin", "commune"]],
  ] as const)("shared as %s", async (sharing, people) => {
    const id = await save(leader, sharing);
    expect(await seers(id)).toEqual(people);
    for (const actor of [foreign, nation]) expect(await as(actor, (tx) => getView(tx, actor, id))).toBeNull();
  });

  test("of the nation everybody below sees what is shared with them, and nobody what is not", async () => {
    expect(await seers(await save(nation, "own"))).toEqual(["nation"]);
    expect(await seers(await save(nation, "unit"))).toEqual(["nation", "ministry"]);
    expect(await seers(await save(nation, "below"))).toHaveLength(7);
  });

  test("it says whether it is one's own or from above", async () => {
    const id = await save(leader, "below");
    const view = (actor: Actor) => as(actor, (tx) => getView(tx, actor, id));
    expect(await view(leader)).toMatchObject({ mine: true, fromAbove: false });
    expect(await view(colleague)).toMatchObject({ mine: false, fromAbove: false });
    expect(await view(commune)).toMatchObject({ mine: false, fromAbove: true });
  });

  test("what a unit shared goes on with the unit that absorbed it", async () => {
    const { owner } = database;
    const { rows } = await owner.query<{ old: string; code: string }>(
      `select o.code as old, h.code from unit_reach r join unit o on o.id = r.unit_id join unit h on h.id = r.holder_id
        where r.via = 'absorbed' and r.whole and o.level = 'commune' and h.level = 'commune' and h.valid_to is null
        order by h.code, o.code limit 1`,
    );
    const past = await findUnit(owner, rows[0]?.old ?? "", "commune", "2024-06-01");
    const heir = await createActor(owner, "commune_officer", { code: rows[0]?.code ?? "", level: "commune" });
    const person = await createPerson(owner, past);
    await assignTo(owner, person.userId, "commune_officer", past);
    const before = await actorFor(owner, person.userId, "commune_officer", past);
    expect(await sees(heir, await save(before, "unit"))).toBe(true);
    expect(await sees(heir, await save(before, "own"))).toBe(false);
  });
});

describe("a view that names a unit", () => {
  const opened = async (actor: Actor, id: string) => {
    const view = await as(actor, (tx) => getView(tx, actor, id));
    if (!view) throw new Error("not seen");
    const query = Object.fromEntries(new URLSearchParams(view.address.split("?")[1] ?? ""));
    const page = await as(actor, (tx) => getDashboard(tx, actor, dashboardAddress.parse(query)));
    return { shows: view.shows, unit: page?.unit.code, address: view.address };
  };

  test("opens for everybody who sees it: of that unit, or of their own where it is out of reach", async () => {
    const id = await save(nation, "below", "Quà ở Hà Tĩnh", "/reports?season=2026&unit=42&figure=NH11");
    for (const actor of [nation, ministry, leader]) {
      expect(await opened(actor, id)).toMatchObject({ unit: "42" });
      expect((await opened(actor, id)).shows).toBe("Tổng quan · Giá trị quà · mùa 2026 · tỉnh Hà Tĩnh");
    }
    for (const actor of [commune, foreign]) {
      expect(await opened(actor, id)).toMatchObject({
        unit: actor.unit.code,
        address: "/reports?season=2026&figure=NH11",
        shows: "Tổng quan · Giá trị quà · mùa 2026 · đơn vị của người mở",
      });
    }
  });

  test("names it as it was called on its map, and never by its code", async () => {
    const names = async (address: string) => as(nation, (tx) => describeAddress(tx, nation, address));
    // 24 was Bắc Giang; today it is Bắc Ninh.
    expect(await names("/reports?season=2024&unit=24&map=then")).toContain("tỉnh Bắc Giang");
    expect(await names("/reports?season=2024&unit=24&map=now")).toContain("tỉnh Bắc Ninh");
    expect(await names("/reports/compare?with=unit&unit=42&other=40")).toContain(
      "tỉnh Hà Tĩnh · so với tỉnh Nghệ An",
    );
  });
});

describe("only its owner changes a view", () => {
  test("its name and who sees it", async () => {
    const id = await save(leader, "own");
    const name = `Tên mới ${++serial}`;
    await as(leader, (tx) => changeView(tx, leader, { id, name, sharing: "unit" }));
    expect(await as(colleague, (tx) => getView(tx, colleague, id))).toMatchObject({ name, sharing: "unit" });
  });

  test("to others it is not there", async () => {
    const id = await save(leader, "below");
    for (const actor of [colleague, admin, commune, foreign, nation]) {
      const change = as(actor, (tx) => changeView(tx, actor, { id, name: "Của tôi", sharing: "own" }));
      await expect(change).rejects.toBeInstanceOf(NotThere);
    }
    for (const actor of [colleague, commune, chief, foreign, ministry]) {
      await expect(as(actor, (tx) => deleteView(tx, actor, { id }))).rejects.toBeInstanceOf(NotThere);
    }
    expect(await sees(leader, id)).toBe(true);
  });

  test("the database holds it too: not its address, its owner nor another's row", async () => {
    const id = await save(leader, "below");
    const change = (actor: Actor, set: string) =>
      as(actor, (tx) => tx.$executeRawUnsafe(`update saved_view set ${set} where id = '${id}'`));
    await expect(change(leader, "address = '/reports'")).rejects.toThrow(/permission denied/);
    await expect(change(leader, `owner_id = '${colleague.userId}'`)).rejects.toThrow(/permission denied/);
    expect(await change(colleague, "name = 'x'")).toBe(0);
    expect(await change(nation, "name = 'x'")).toBe(0);
    // Without "returning": what one may not read would be refused for that already.
    const foreignRow = as(
      leader,
      (tx) => tx.$executeRaw`
        insert into saved_view (unit_id, owner_id, owner_name, name, address)
        values (${foreign.unit.id}::uuid, ${leader.userId}::uuid, '', 'x', '/reports')`,
    );
    await expect(foreignRow).rejects.toThrow(/row-level security/);
    const owned = database.owner.query("update saved_view set address = '/reports' where id = $1", [id]);
    await expect(owned).rejects.toThrow(/saved_view_kept/);
    for (const address of ["https://x.vn", "//x.vn", "/admin", "/reports?a=1#b", "/reports/a b"]) {
      const made = database.owner.query(
        "insert into saved_view (unit_id, owner_id, owner_name, name, address) values ($1, $2, '', 'y', $3)",
        [haTinh.id, leader.userId, address],
      );
      await expect(made, address).rejects.toThrow(/saved_view_inside/);
    }
  });

  test("who keeps a unit in order takes away what was shared in it, not what is somebody's own", async () => {
    const [shared, own] = [await save(leader, "unit"), await save(leader, "own")];
    await as(admin, (tx) => deleteView(tx, admin, { id: shared }));
    expect(await sees(leader, shared)).toBe(false);
    await expect(as(admin, (tx) => deleteView(tx, admin, { id: own }))).rejects.toBeInstanceOf(NotThere);
    expect(may(colleague, "view.tidy")).toBe(false);
  });
});

describe("names", () => {
  test("one's own views have different names; other people's may be called the same", async () => {
    await save(leader, "own", "Điểm khu dân cư");
    await expect(save(leader, "unit", "Điểm khu dân cư")).rejects.toBeInstanceOf(Refusal);
    await save(colleague, "unit", "Điểm khu dân cư");
    const other = await save(leader, "own");
    const taken = as(leader, (tx) =>
      changeView(tx, leader, { id: other, name: "Điểm khu dân cư", sharing: "own" }),
    );
    await expect(taken).rejects.toMatchObject({ issues: [{ code: "view_name_taken", path: "name" }] });
  });

  test("a commune has nobody below, and nobody keeps without end", async () => {
    await expect(save(commune, "below")).rejects.toMatchObject({ issues: [{ code: "view_none_below" }] });
    for (let count = 0; count < 50; count++) await save(commune, "own");
    await expect(save(commune, "own")).rejects.toMatchObject({ issues: [{ code: "view_too_many" }] });
  });

  test("a refusal leaves nothing behind, also in the trail", async () => {
    const count = async () =>
      (
        await database.owner.query(
          "select count(*)::int as n from audit_entry where table_name = 'saved_view'",
        )
      ).rows[0].n;
    const before = await count();
    await expect(save(leader, "unit", "Điểm khu dân cư")).rejects.toBeInstanceOf(Refusal);
    expect(await count()).toBe(before);
    await save(leader, "own");
    expect(await count()).toBe(before + 1);
  });
});
