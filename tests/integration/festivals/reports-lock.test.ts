import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { closeDatabase, inScope } from "@/lib/core/db";
import { NotThere, Refusal } from "@/lib/core/refusal";
import { lockRows } from "@/lib/festivals/reports/list-queries";
import { lockReport, lockReports, unlockReport } from "@/lib/festivals/reports/lock-commands";
import { getReport } from "@/lib/festivals/reports/queries";
import { communesOf, createActor, findUnit, type TestUnit } from "@/tests/support/actors";
import { buildFestival, buildPlan, buildReport, buildSeason, inState } from "@/tests/support/builders";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

let database: TestDatabase;
let nation: TestUnit;
let haTinh: TestUnit;
let ngheAn: TestUnit;
let admin: Actor;
let officer: Actor;
let province: Actor;
let year = 2030;

beforeAll(async () => {
  database = await testDatabase();
  const { owner } = database;
  nation = await findUnit(owner, "VN", "nation");
  haTinh = await findUnit(owner, "42", "province");
  ngheAn = await findUnit(owner, "40", "province");
  admin = await createActor(owner, "ministry_admin", nation);
  officer = await createActor(owner, "ministry_officer", nation);
  province = await createActor(owner, "province_leader", haTinh);
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

const count = async (sql: string, values: unknown[] = []): Promise<number> =>
  (await database.owner.query(`select count(*)::int as n from ${sql}`, values)).rows[0].n;

const freshSeason = (row: Record<string, unknown> = {}) => {
  year += 1;
  return buildSeason(database.owner, year, {
    starts_on: "2026-07-01",
    ends_on: "2026-08-19",
    plan_due_on: "2026-06-30",
    result_due_on: "2026-08-31",
    report_due_on: "2026-09-15",
    ...row,
  });
};

/** Two accepted points, a sent one and a draft, two accepted plans and a sent one, and the province's report. */
async function provinceWith(seasonId: string, unit: TestUnit, state: "sent" | "accepted" = "accepted") {
  const [a, b, c] = await communesOf(database.owner, unit, 3);
  const of = (one: TestUnit | undefined) => ({ unitId: one?.id ?? "", seasonId });
  const points = [
    await buildFestival(database.owner, of(a), inState("accepted", unit.id)),
    await buildFestival(database.owner, of(b), inState("accepted", unit.id)),
  ];
  const left = [
    await buildFestival(database.owner, of(b), inState("sent", unit.id)),
    await buildFestival(database.owner, of(c)),
  ];
  const plans = [
    await buildPlan(database.owner, { unitId: unit.id, seasonId }, inState("accepted", nation.id)),
    await buildPlan(database.owner, of(a), inState("accepted", unit.id)),
  ];
  const openPlan = await buildPlan(database.owner, of(b), inState("sent", unit.id));
  const report = await buildReport(database.owner, { unitId: unit.id, seasonId }, inState(state, nation.id));
  return { points, left, plans, openPlan, report };
}

const statesOf = async (table: string, ids: string[]): Promise<string[]> =>
  (await database.owner.query(`select state from ${table} where id = any($1) order by id`, [ids])).rows.map(
    (row) => row.state,
  );

/** A report as somebody sees it now. */
async function seen(id: string): Promise<{ id: string; version: number }> {
  return (await database.owner.query("select id, version from festival_report where id = $1", [id])).rows[0];
}

describe("locking a report", () => {
  test("not one that was returned and accepted again since the page was shown", async () => {
    const seasonId = await freshSeason();
    const { report, points } = await provinceWith(seasonId, haTinh);
    const shown = await seen(report);
    const until = new Date().toISOString();
    await database.owner.query(
      "update festival_report set version = version + 2, accepted_at = now() + interval '1 minute' where id = $1",
      [report],
    );
    expect(await codes(as(admin, (tx) => lockReport(tx, admin, shown)))).toEqual(["stale"]);
    const all = await as(admin, (tx) => lockReports(tx, admin, { seasonId, until, confirmed: "yes" }));
    expect(all.locked).toEqual([]);
    expect(await statesOf("festival", points)).toEqual(["accepted", "accepted"]);
  });

  test("takes the accepted points and plans of the province along, leaves the rest and the neighbour alone", async () => {
    const seasonId = await freshSeason();
    const other = await freshSeason();
    const mine = await provinceWith(seasonId, haTinh);
    const neighbour = await provinceWith(seasonId, ngheAn);
    const otherYear = await provinceWith(other, haTinh);
    expect(await as(admin, async (tx) => lockReport(tx, admin, await seen(mine.report)))).toEqual({
      id: mine.report,
      points: 2,
      plans: 2,
    });
    expect(await statesOf("festival_report", [mine.report])).toEqual(["locked"]);
    expect(await statesOf("festival", mine.points)).toEqual(["locked", "locked"]);
    expect(await statesOf("festival_plan", mine.plans)).toEqual(["locked", "locked"]);
    expect((await statesOf("festival", mine.left)).sort()).toEqual(["draft", "sent"]);
    expect(await statesOf("festival_plan", [mine.openPlan])).toEqual(["sent"]);
    for (const untouched of [neighbour, otherYear]) {
      expect(await statesOf("festival", untouched.points)).toEqual(["accepted", "accepted"]);
      expect(await statesOf("festival_plan", untouched.plans)).toEqual(["accepted", "accepted"]);
      expect(await statesOf("festival_report", [untouched.report])).toEqual(["accepted"]);
    }
    const { rows } = await database.owner.query(
      "select record_id, from_state, to_state, note, actor_name, actor_unit_name from decision where step = 'lock' and record_id = any($1)",
      [[...mine.points, ...mine.plans, mine.report]],
    );
    expect(rows).toHaveLength(5);
    expect(rows.every((row) => row.from_state === "accepted" && row.to_state === "locked")).toBe(true);
    expect(
      rows.every((row) => row.actor_name === admin.fullName && row.actor_unit_name === "Bộ Công an"),
    ).toBe(true);
    expect(rows.find((row) => row.record_id === mine.report).note).toBe(
      "Khóa cùng 2 điểm và 2 kế hoạch đã tiếp nhận.",
    );
    expect(rows.find((row) => row.record_id === mine.points[0]).note).toBe("Khóa theo báo cáo số 45/BC-CAT.");
  });

  test("a second time changes nothing; a third takes along what was accepted since", async () => {
    const seasonId = await freshSeason();
    const { report, left, points } = await provinceWith(seasonId, haTinh);
    await as(admin, async (tx) => lockReport(tx, admin, await seen(report)));
    const before = [await count("decision"), await count("audit_entry")];
    expect(await as(admin, async (tx) => lockReport(tx, admin, await seen(report)))).toEqual({
      id: report,
      points: 0,
      plans: 0,
    });
    expect([await count("decision"), await count("audit_entry")]).toEqual(before);
    await database.owner.query(
      "update festival set state = 'accepted', accepted_by_id = uuid_v7(), accepted_at = now() where id = $1",
      [left[0]],
    );
    expect((await as(admin, async (tx) => lockReport(tx, admin, await seen(report)))).points).toBe(1);
    expect(await count("decision where record_id = $1 and step = 'lock'", [points[0]])).toBe(1);
  });

  test("only what was accepted, only by V05's administrator; not there for a province in disguise", async () => {
    const seasonId = await freshSeason();
    const sent = await provinceWith(seasonId, haTinh, "sent");
    const accepted = await provinceWith(seasonId, ngheAn);
    const before = [await count("decision"), await count("audit_entry")];
    expect(await codes(as(admin, async (tx) => lockReport(tx, admin, await seen(sent.report))))).toEqual([
      "wrong_state",
    ]);
    for (const who of [officer, province]) {
      expect(await codes(as(who, async (tx) => lockReport(tx, who, await seen(accepted.report))))).toEqual([
        "not_permitted",
      ]);
      expect(
        await codes(
          as(who, (tx) =>
            lockReports(tx, who, { seasonId, until: new Date().toISOString(), confirmed: "yes" }),
          ),
        ),
      ).toEqual(["not_permitted"]);
    }
    // Even with the right in hand, a foreign report is not there for somebody bound to a part of the tree.
    const disguised: Actor = { ...province, role: "ministry_admin" };
    await expect(
      as(disguised, async (tx) => lockReport(tx, disguised, await seen(accepted.report))),
    ).rejects.toThrow(NotThere);
    expect([await count("decision"), await count("audit_entry")]).toEqual(before);
    expect(await statesOf("festival", accepted.points)).toEqual(["accepted", "accepted"]);
  });

  test("works in a season that is locked already", async () => {
    const seasonId = await freshSeason({ state: "locked" });
    const { report } = await provinceWith(seasonId, haTinh);
    expect((await as(admin, async (tx) => lockReport(tx, admin, await seen(report)))).points).toBe(2);
  });

  test("what a province absorbed by the end of the season goes with it, what it absorbed later does not", async () => {
    const { owner } = database;
    // 97 goes over to 98 whole on 01/10/2026; 98 goes on as the same unit.
    await owner.query(`
      begin;
      insert into legal_act (id, number, issued_on, title) values ('00000000-0000-4000-8000-00000000000a', '1/NQ-THU', '2026-09-01', 'thử');
      insert into unit (id, code, level, kind, name, parent_id, valid_from, valid_to)
      select v.id::uuid, v.code, v.level::unit_level, v.kind::unit_kind, 'Thử ' || v.code,
             coalesce(v.parent::uuid, (select id from unit where level = 'nation')), v.from_day::date, v.to_day::date
        from (values
          ('00000000-0000-4000-8000-000000000098', '98', 'province', 'province', null, '2000-01-01', null),
          ('00000000-0000-4000-8000-000000000097', '97', 'province', 'province', null, '2000-01-01', '2026-10-01')
        ) v (id, code, level, kind, parent, from_day, to_day);
      insert into unit (id, code, level, kind, name, parent_id, valid_from, valid_to) values
        ('00000000-0000-4000-8000-000000099801', '99801', 'commune', 'commune', 'Thử 99801', '00000000-0000-4000-8000-000000000098', '2000-01-01', null),
        ('00000000-0000-4000-8000-000000099701', '99701', 'commune', 'commune', 'Thử 99701', '00000000-0000-4000-8000-000000000097', '2000-01-01', '2026-10-01');
      insert into unit_succession (from_id, to_id, whole, main, happened_on, legal_act_id) values
        ('00000000-0000-4000-8000-000000000097', '00000000-0000-4000-8000-000000000098', true, true, '2026-10-01', '00000000-0000-4000-8000-00000000000a'),
        ('00000000-0000-4000-8000-000000099701', '00000000-0000-4000-8000-000000099801', true, true, '2026-10-01', '00000000-0000-4000-8000-00000000000a');
      commit`);
    const [survivor, ours, theirs] = ["000000000098", "000000099801", "000000099701"].map(
      (end) => `00000000-0000-4000-8000-${end}`,
    );
    const lockedPoints = async (endsOn: string) => {
      const seasonId = await freshSeason({ ends_on: endsOn });
      const points = [
        await buildFestival(owner, { unitId: ours ?? "", seasonId }, inState("accepted", survivor ?? "")),
        await buildFestival(owner, { unitId: theirs ?? "", seasonId }, inState("accepted", survivor ?? "")),
      ];
      const report = await buildReport(
        owner,
        { unitId: survivor ?? "", seasonId },
        inState("accepted", nation.id),
      );
      const page = await as(admin, (tx) => lockRows(tx, admin, year));
      const { figures } = await as(admin, (tx) => getReport(tx, report));
      const { points: moved } = await as(admin, async (tx) => lockReport(tx, admin, await seen(report)));
      // What the pages said before is what happened.
      expect(page?.rows.find((row) => row.id === survivor)?.points).toBe(moved);
      expect(figures.points).toBe(moved);
      const states = await Promise.all(points.map((id) => statesOf("festival", [id])));
      return states.map(([state]) => state);
    };
    expect(await lockedPoints("2026-08-19")).toEqual(["locked", "accepted"]);
    expect(await lockedPoints("2026-10-31")).toEqual(["locked", "locked"]);
    // Each change of the map walks the whole tree again.
  }, 90_000);

  test("1.500 points go with it in one act", async () => {
    const seasonId = await freshSeason();
    const communes = await communesOf(database.owner, haTinh, 60);
    await database.owner.query(
      `insert into festival (unit_id, season_id, name, host_level, held_on, status, turnout, state, holder_unit_id,
                             entered_by_id, entered_by_name, sent_by_id, sent_at, accepted_by_id, accepted_at)
       select ($2::uuid[])[1 + n % cardinality($2::uuid[])], $1, 'Điểm ' || n, 'residential', '2026-08-09', 'held', 100,
              'accepted', $3, uuid_v7(), 'Nguyễn Văn Thử', uuid_v7(), now(), uuid_v7(), now()
         from generate_series(1, 1500) n`,
      [seasonId, communes.map((unit) => unit.id), haTinh.id],
    );
    const report = await buildReport(
      database.owner,
      { unitId: haTinh.id, seasonId },
      inState("accepted", nation.id),
    );
    expect((await as(admin, async (tx) => lockReport(tx, admin, await seen(report)))).points).toBe(1500);
    expect(
      await count(
        "decision where note = 'Khóa theo báo cáo số 45/BC-CAT.' and record_kind = 'festival' and at > now() - interval '1 minute'",
      ),
    ).toBeGreaterThanOrEqual(1500);
  });
});

describe("opening a locked report", () => {
  const open = (who: Actor, at: { id: string; version: number }) =>
    as(who, (tx) => unlockReport(tx, who, { ...at, note: "Công văn 12/CV-CAT đề nghị sửa" }));

  test("leads back to accepted with its reason; its points and plans stay locked, and it can be returned", async () => {
    const { points, plans, report } = await provinceWith(await freshSeason(), haTinh);
    await as(admin, async (tx) => lockReport(tx, admin, await seen(report)));
    await open(admin, await seen(report));
    expect(await statesOf("festival_report", [report])).toEqual(["accepted"]);
    expect(await statesOf("festival", points)).toEqual(["locked", "locked"]);
    expect(new Set(await statesOf("festival_plan", plans))).toEqual(new Set(["locked"]));
    expect(
      await count("decision where record_id = $1 and step = 'unlock' and note like 'Công văn%'", [report]),
    ).toBe(1);
    expect((await as(admin, async (tx) => lockReport(tx, admin, await seen(report)))).points).toBe(0);
  });

  test("only a locked one, as it was read, and only by V05's administrator", async () => {
    const { report } = await provinceWith(await freshSeason(), haTinh);
    expect(await codes(open(admin, await seen(report)))).toEqual(["wrong_state"]);
    await as(admin, async (tx) => lockReport(tx, admin, await seen(report)));
    const { id, version } = await seen(report);
    expect(await codes(open(admin, { id, version: version - 1 }))).toEqual(["stale"]);
    for (const who of [officer, province]) {
      expect(await codes(open(who, { id, version }))).toEqual(["not_permitted"]);
    }
    expect(await statesOf("festival_report", [report])).toEqual(["locked"]);
  });
});

describe("locking every accepted report of a season", () => {
  test("each province with its own result; those that are not accepted stay; again finds nothing", async () => {
    const seasonId = await freshSeason();
    const a = await provinceWith(seasonId, haTinh);
    const b = await provinceWith(seasonId, ngheAn);
    const c = await provinceWith(seasonId, await findUnit(database.owner, "38", "province"), "sent");
    const result = await as(admin, (tx) =>
      lockReports(tx, admin, { seasonId, until: new Date().toISOString(), confirmed: "yes" }),
    );
    expect(result.year).toBe(year);
    expect(new Set(result.locked.map((row) => row.id))).toEqual(new Set([a.report, b.report]));
    expect(await statesOf("festival_report", [c.report])).toEqual(["sent"]);
    const page = await as(admin, (tx) => lockRows(tx, admin, year));
    expect(page?.rows.length).toBeGreaterThanOrEqual(34);
    expect(page?.rows.find((row) => row.code === "42")).toMatchObject({
      state: "locked",
      points: 0,
      left: 3,
      result: "Khóa cùng 2 điểm và 2 kế hoạch đã tiếp nhận.",
    });
    expect(page?.rows.find((row) => row.code === "38")).toMatchObject({
      state: "sent",
      points: 2,
      result: null,
    });
    expect(
      (
        await as(admin, (tx) =>
          lockReports(tx, admin, { seasonId, until: new Date().toISOString(), confirmed: "yes" }),
        )
      ).locked,
    ).toEqual([]);
  });
});
