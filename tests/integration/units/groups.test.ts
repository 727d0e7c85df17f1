import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { closeDatabase, inScope, type Tx } from "@/lib/core/db";
import { NotThere, Refusal } from "@/lib/core/refusal";
import { assignUnits, confirmGroup, createGroup, endMembership } from "@/lib/units/groups/commands";
import { getGroup, listGroupSets } from "@/lib/units/groups/queries";
import { assignUnitsInput, createGroupInput } from "@/lib/units/groups/schema";
import { listUnits } from "@/lib/units/queries";
import { unitFilter } from "@/lib/units/schema";
import { createActor, findUnit } from "@/tests/support/actors";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

const today = "2026-11-21";
let database: TestDatabase;
let ministry: Actor;
let officer: Actor;
let inland: string;
let seaside: string;
beforeAll(async () => {
  database = await testDatabase();
  ministry = await createActor(database.owner, "ministry_admin", { code: "VN", level: "nation" });
  officer = await createActor(database.owner, "province_admin", { code: "42", level: "province" });
  const make = (input: object) =>
    as(ministry, (tx) => createGroup(tx, ministry, createGroupInput.parse(input)));
  const first = await make({ setName: "Bộ thử", name: "Trong đất", restricted: "yes" });
  const { rows } = await database.owner.query("select set_id from unit_group where id = $1", [first.id]);
  inland = first.id;
  seaside = (await make({ setId: rows[0].set_id, name: "Ven biển" })).id;
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inScope(actor, { action: "test" }, work);
const put = (id: string, change: Record<string, string>) =>
  as(ministry, (tx) =>
    assignUnits(
      tx,
      ministry,
      assignUnitsInput.parse({ id, validFrom: "01/09/2025", legalBasis: "01/QĐ-V05", ...change }),
    ),
  );
const issuesOf = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error) => (error instanceof Refusal ? error.issues.map(({ code }) => code) : Promise.reject(error)),
  );
const listed = (actor: Actor, group: string) =>
  as(actor, (tx) => listUnits(tx, unitFilter.parse({ group }), today));

describe("groups of units", () => {
  test("the release brings the regions of the 34 provinces, each in one, and the 13 island zones", async () => {
    const sets = await as(officer, (tx) => listGroupSets(tx, today));
    const regions = sets.find(({ name }) => name === "Khu vực");
    expect(regions?.groups).toHaveLength(6);
    expect(regions?.groups.reduce((sum, { units }) => sum + units, 0)).toBe(34);
    expect(regions?.groups.every(({ unconfirmed }) => unconfirmed > 0)).toBe(true);
    expect(sets.find(({ name }) => name === "Hải đảo")?.groups).toMatchObject([
      { units: 13, unconfirmed: 0 },
    ]);
    expect(sets.find(({ name }) => name === "Địa bàn trọng điểm")?.open).toBe(false);
  });

  test("all communes of a province at once, by codes, and again: who is in it stays", async () => {
    const { rows } = await database.owner.query<{ n: number }>(
      "select count(*)::int as n from unit u join unit p on p.id = u.parent_id where p.code = '42' and p.level = 'province' and u.level = 'commune' and u.valid_to is null",
    );
    expect(await put(inland, { province: "42", which: "communes" })).toEqual({
      added: rows[0]?.n,
      already: 0,
      moved: 0,
    });
    expect(await put(inland, { province: "42", which: "communes", codes: "40" })).toEqual({
      added: 1,
      already: rows[0]?.n,
      moved: 0,
    });
    expect(await issuesOf(put(inland, { codes: "18562, 99999" }))).toEqual(["unknown"]);
    expect(await issuesOf(put(inland, {}))).toEqual(["none"]);
  });

  test("one group of a set at a time: moving is said aloud, and the database refuses two", async () => {
    expect(await issuesOf(put(seaside, { codes: "18562", validFrom: "01/01/2026" }))).toEqual(["elsewhere"]);
    expect(await put(seaside, { codes: "18562", validFrom: "01/01/2026", move: "yes" })).toEqual({
      added: 0,
      already: 0,
      moved: 1,
    });
    const unit = await findUnit(database.owner, "18562", "commune");
    const { rows } = await database.owner.query(
      "select group_id, valid_from::text, valid_to::text from unit_group_member where unit_id = $1 and group_id = any($2) order by valid_from",
      [unit.id, [inland, seaside]],
    );
    expect(rows).toEqual([
      { group_id: inland, valid_from: "2025-09-01", valid_to: "2026-01-01" },
      { group_id: seaside, valid_from: "2026-01-01", valid_to: null },
    ]);
    expect(await issuesOf(put(inland, { codes: "18562", validFrom: "02/08/2025", move: "yes" }))).toEqual([
      "later",
    ]);
    // The code was another unit's before: that one is meant on that day, and today's group does not count it.
    expect(await put(inland, { codes: "18562", validFrom: "01/06/2025" })).toMatchObject({ added: 1 });
    await expect(
      database.owner.query(
        `insert into unit_group_member (unit_id, set_id, group_id, valid_from)
         select $1, set_id, id, '2026-02-01' from unit_group where id = $2`,
        [unit.id, inland],
      ),
    ).rejects.toThrow("unit_group_overlap");
  });

  test("two who put a unit into two groups at the same moment: the second waits and is refused", async () => {
    const unit = await findUnit(database.owner, "31", "province");
    const first = new pg.Client(database.ownerUrl);
    await first.connect();
    await first.query("begin");
    await first.query(
      `insert into unit_group_member (unit_id, set_id, group_id, valid_from, legal_basis)
       select $1, set_id, id, '2025-09-01', 'x' from unit_group where id = $2`,
      [unit.id, inland],
    );
    const second = issuesOf(put(seaside, { codes: "31" }));
    await new Promise((done) => setTimeout(done, 300));
    await first.query("commit");
    await first.end();
    expect(await second).toEqual(["later"]);
  });

  test("the list of units by group; a set that is not open shows each only its own", async () => {
    const all = await listed(ministry, inland);
    const own = await listed(officer, inland);
    expect(all.total).toBe(own.total + 2);
    expect(own.rows.some(({ code }) => code === "40" || code === "31")).toBe(false);
    const sets = await as(officer, (tx) => listGroupSets(tx, today));
    expect(sets.find(({ name }) => name === "Bộ thử")?.groups.map(({ units }) => units)).toEqual([
      own.total,
      1,
    ]);
  });

  test("a unit leaves on a day, once; its time in the group stays", async () => {
    const members = (await as(ministry, (tx) => getGroup(tx, inland)))?.members ?? [];
    const member = members.find(({ code }) => code === "40");
    const leave = (endsOn: string) =>
      issuesOf(
        as(ministry, (tx) => endMembership(tx, ministry, { id: inland, memberId: member?.id ?? "", endsOn })),
      );
    expect(await leave("2025-01-01")).toEqual(["before"]);
    expect(await leave("2026-03-01")).toEqual([]);
    expect(await leave("2026-04-01")).toEqual(["ended"]);
    await expect(database.owner.query("update unit_group_member set legal_basis = 'khác'")).rejects.toThrow(
      "unit_term_kept",
    );
  });

  test("what came with the release is confirmed once, never back", async () => {
    const { rows } = await database.owner.query<{ id: string }>(
      "select id from unit_group where name = 'Bắc Trung Bộ'",
    );
    const id = rows[0]?.id ?? "";
    await as(ministry, (tx) => confirmGroup(tx, ministry, { id }));
    expect((await as(ministry, (tx) => getGroup(tx, id)))?.members.every(({ confirmed }) => confirmed)).toBe(
      true,
    );
    await expect(
      database.owner.query("update unit_group_member set confirmed = false where group_id = $1", [id]),
    ).rejects.toThrow("unit_term_kept");
  });

  test("only V05 writes: below it the database has no right to give", async () => {
    await expect(
      as(officer, (tx) =>
        tx.$executeRawUnsafe(
          `insert into unit_group_member (unit_id, set_id, group_id, valid_from)
           select '${officer.unit.id}', set_id, id, '2027-01-01' from unit_group where id = '${seaside}'`,
        ),
      ),
    ).rejects.toThrow(/permission denied/);
    const gone = "00000000-0000-7000-8000-000000000000";
    await expect(put(gone, { codes: "42" })).rejects.toThrow(NotThere);
  });
});
