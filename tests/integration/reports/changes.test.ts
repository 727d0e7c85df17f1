import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { closeDatabase } from "@/lib/core/db";
import { NotThere } from "@/lib/core/refusal";
import { getChanges } from "@/lib/reports/changes-page-queries";
import { recentChanges } from "@/lib/reports/changes-queries";
import { changesAddress } from "@/lib/reports/dashboard-schema";
import { communesOf, createActor, findUnit, type TestUnit } from "@/tests/support/actors";
import { buildFestival, buildSeason, inState } from "@/tests/support/builders";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { as } from "./scene";

const [since, day] = ["2026-11-20", "2026-11-21"];
let database: TestDatabase;
let seasonId: string;
let [haTinh, ngheAn]: TestUnit[] = [];
let [first, second, foreign]: TestUnit[] = [];
let officer: Actor;
let nation: Actor;

beforeAll(async () => {
  database = await testDatabase();
  const { owner } = database;
  seasonId = await buildSeason(owner, 2026);
  haTinh = await findUnit(owner, "42", "province");
  ngheAn = await findUnit(owner, "40", "province");
  [first, second] = await communesOf(owner, haTinh, 2);
  [foreign] = await communesOf(owner, ngheAn, 1);
  officer = await createActor(owner, "province_officer", haTinh);
  nation = await createActor(owner, "ministry_leader", { code: "VN", level: "nation" });
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const known = (unit: TestUnit | undefined): TestUnit => {
  if (!unit) throw new Error("no unit");
  return unit;
};

type Line = { step: string; from?: string | null; to?: string | null; at: string };

/** A point with what was done to it. */
async function done(unit: TestUnit | undefined, lines: Line[]): Promise<string> {
  const { id: unitId } = known(unit);
  const id = await buildFestival(
    database.owner,
    { unitId, seasonId },
    { ...inState("accepted", known(haTinh).id), name: `Điểm ${randomUUID()}` },
  );
  for (const { step, from = null, to = null, at } of lines) {
    await database.owner.query(
      `insert into decision (unit_id, record_kind, record_id, step, from_state, to_state, at, actor_id, actor_name, actor_role, actor_unit_id, actor_unit_name)
       values ($1, 'festival', $2, $3, $4::record_state, $5::record_state, $6, $7, 'Trần Thử', 'province_officer', $1, 'Đơn vị thử')`,
      [unitId, id, step, from, to, at, randomUUID()],
    );
  }
  return id;
}

const changes = (actor: Actor, unit: TestUnit) => as(actor, (tx) => recentChanges(tx, { unit, day, since }));

describe("what changed since yesterday", () => {
  test("counts what was sent, accepted, returned and corrected, by unit; the rest of the way is none of it", async () => {
    await done(first, [
      { step: "create", to: "draft", at: "2026-11-21T01:00:00+07" },
      { step: "submit", from: "draft", to: "submitted", at: "2026-11-21T02:00:00+07" },
      { step: "send", from: "submitted", to: "sent", at: "2026-11-21T03:00:00+07" },
      { step: "forward", from: "sent", to: "sent", at: "2026-11-21T04:00:00+07" },
      { step: "return", from: "sent", to: "returned", at: "2026-11-21T05:00:00+07" },
      { step: "send", from: "returned", to: "sent", at: "2026-11-21T06:00:00+07" },
      { step: "accept", from: "sent", to: "accepted", at: "2026-11-21T07:00:00+07" },
      { step: "lock", from: "accepted", to: "locked", at: "2026-11-21T08:00:00+07" },
    ]);
    await done(second, [{ step: "correct", from: "locked", to: "locked", at: "2026-11-21T09:00:00+07" }]);
    await done(foreign, [{ step: "accept", from: "sent", to: "accepted", at: "2026-11-21T09:00:00+07" }]);
    const seen = await changes(officer, known(haTinh));
    expect(seen.total).toEqual({ sent: 2, accepted: 1, returned: 1, corrected: 1 });
    expect(seen.units.map(({ unit, counts }) => [unit.id, counts])).toEqual([
      [first?.id, { sent: 2, accepted: 1, returned: 1, corrected: 0 }],
      [second?.id, { sent: 0, accepted: 0, returned: 0, corrected: 1 }],
    ]);
    const all = await changes(nation, nation.unit as TestUnit);
    expect(all.units.map(({ unit, counts }) => [unit.code, counts.accepted])).toEqual([
      ["42", 1],
      ["40", 1],
    ]);
  });

  test("yesterday begins at midnight in Vietnam", async () => {
    const before = (await changes(officer, known(haTinh))).total;
    await done(first, [{ step: "accept", from: "sent", to: "accepted", at: "2026-11-19T23:59:59+07" }]);
    expect((await changes(officer, known(haTinh))).total).toEqual(before);
    await done(first, [{ step: "accept", from: "sent", to: "accepted", at: "2026-11-20T00:00:00+07" }]);
    expect((await changes(officer, known(haTinh))).total.accepted).toBe(before.accepted + 1);
  });
});

describe("the list behind the numbers", () => {
  const ask = (actor: Actor, query: Record<string, string>) =>
    as(actor, (tx) => getChanges(tx, actor, changesAddress.parse({ since, ...query })));

  test("has as many lines as were counted, each with its point, the latest first", async () => {
    for (const act of ["sent", "accepted", "returned", "corrected"] as const) {
      const page = await ask(officer, { act });
      expect(page?.lines.total).toBe(page?.changes.total[act]);
      expect(page?.lines.rows.every((row) => row.act === act && row.name.startsWith("Điểm "))).toBe(true);
    }
    const times = (await ask(officer, {}))?.lines.rows.map(({ at }) => at.getTime()) ?? [];
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  test("of another province it is not there, and says nothing of it", async () => {
    await expect(ask(officer, { unit: "40" })).rejects.toBeInstanceOf(NotThere);
    await expect(ask(officer, { unit: "VN" })).rejects.toBeInstanceOf(NotThere);
    const own = await ask(officer, {});
    expect(own?.lines.rows.some(({ unit }) => unit.id === foreign?.id)).toBe(false);
    expect((await ask(nation, { unit: "40" }))?.lines.total).toBe(1);
  });

  test("stands on the map that was asked for: with the commune of the time, or with the one that took it over", async () => {
    const { owner } = database;
    await buildSeason(owner, 2024);
    const { rows } = await owner.query<TestUnit & { now: string }>(
      `select u.id, u.code, u.level, n.code as now from unit u
         join unit_place p on p.origin_id = u.id and p.first_day <= $2 and p.end_day > $2
         join unit n on n.id = p.place_id
        where u.level = 'commune' and u.valid_to is not null and p.province_id = $1 and n.code <> u.code limit 1`,
      [known(haTinh).id, day],
    );
    const old = rows[0];
    if (!old) throw new Error("no commune was merged");
    await done(old, [{ step: "correct", from: "locked", to: "locked", at: "2026-11-21T09:00:00+07" }]);
    const codes = async (map: string) => {
      const page = await ask(officer, { season: "2024", map });
      expect(page).toMatchObject({ map, season: { year: 2024 } });
      return page?.changes.units.map(({ unit }) => unit.code);
    };
    expect(await codes("then")).toContain(old.code);
    expect(await codes("now")).toContain(old.now);
    expect(await codes("now")).not.toContain(old.code);
  });

  test("nobody stands twice under one name, and nothing under a name of before its time", async () => {
    const { owner } = database;
    const { rows: provinces } = await owner.query<TestUnit & { alive: boolean }>(
      `select id, code, level, valid_to is null as alive from unit where level = 'province' and code in ('25', '46')`,
    );
    const province = (code: string, alive: boolean) =>
      known(provinces.find((one) => one.code === code && one.alive === alive));
    const below = async (unit: TestUnit, on: string) => {
      const { rows } = await owner.query<TestUnit>(
        `select u.id, u.code, u.level from unit u join unit_place p on p.origin_id = u.id and p.first_day <= $2 and p.end_day > $2
          where u.level = 'commune' and p.province_id = $1 and u.valid_from <= $2 and coalesce(u.valid_to, 'infinity') > $2
            and (u.valid_from > '2025-06-30') = ($2::date > '2025-06-30') order by u.code limit 1`,
        [unit.id, on],
      );
      return known(rows[0]);
    };
    const sent = [{ step: "send", to: "sent", at: "2026-11-21T03:00:00+07" }];
    await done(await below(province("25", false), "2024-08-19"), sent);
    await done(await below(province("25", true), day), [...sent, ...sent]);
    await done(await below(province("46", true), day), sent);

    const page = await ask(nation, { season: "2024", map: "then" });
    const rows = page?.changes.units.filter(({ unit }) => unit.code === "25" || unit.code === "46");
    expect(rows?.map(({ unit, later, counts }) => [unit.id, unit.name, later, counts.sent])).toEqual([
      [province("25", true).id, "Phú Thọ", true, 2],
      [province("25", false).id, "Phú Thọ", false, 1],
      [province("46", true).id, "Huế", true, 1],
    ]);
    // Whoever stands on both maps under one name stands there once; a number leads to what it counts.
    const home = page?.changes.units.filter(({ unit }) => unit.code === "42");
    expect(home).toMatchObject([{ later: false }]);
    const now = await ask(nation, { season: "2024", map: "now" });
    expect(now?.changes.total).toEqual(page?.changes.total);
    expect(now?.changes.units.some(({ later }) => later)).toBe(false);
    for (const [code, map, all] of [
      ["25", "then", 1],
      ["42", "then", home?.[0]?.counts.sent],
      ["46", "now", 1],
    ] as const)
      expect((await ask(nation, { season: "2024", map, unit: code }))?.changes.total.sent, code).toBe(all);
  });

  test("a day that is still to come has no page", async () => {
    await expect(ask(nation, { since: "2999-01-01" })).rejects.toBeInstanceOf(NotThere);
  });
});
