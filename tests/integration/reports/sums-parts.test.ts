import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { closeDatabase, type Tx } from "@/lib/core/db";
import { inSum, isRatio, type Sum } from "@/lib/core/indicator";
import { type BreakdownPlan, breakdownBy } from "@/lib/reports/breakdown-queries";
import { catalogue, type FigureCode, figureCodes, measures, partsOf } from "@/lib/reports/catalogue";
import { originsOf, recordsOf } from "@/lib/reports/origin-queries";
import { getFigures } from "@/lib/reports/queries";
import { seriesOf } from "@/lib/reports/series-queries";
import { type CountedSeason, type CountedUnit, ofSum } from "@/lib/reports/sum-queries";
import {
  AwardAuthority,
  AwardForm,
  AwardRecipient,
  GiftRecipient,
  HostLevel,
  LeaderTier,
  ModelKind,
} from "@/prisma/generated/enums";
import { communesOf, createActor, findUnit } from "@/tests/support/actors";
import { buildSeason } from "@/tests/support/builders";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { namedFaults } from "@/tests/support/figures";
import { as } from "./scene";

/**
 * Rows of chance in two provinces that are one today: whatever they are, every total is the sum of its parts, at each
 * level, on both maps, and no point is counted twice.
 */
const then = "2024-08-19";
const now = "2026-11-21";
let database: TestDatabase;
let season: CountedSeason;
let nation: Actor;
/** Communes, districts and provinces of then; a commune of today. */
let units: string[];

beforeAll(async () => {
  database = await testDatabase();
  const { owner } = database;
  season = { id: await buildSeason(owner, 2024, { state: "locked" }), endsOn: then };
  nation = await createActor(owner, "ministry_officer", { code: "VN", level: "nation" });
  units = [];
  for (const code of ["24", "27"]) {
    const province = await findUnit(owner, code, "province", then);
    const communes = await communesOf(owner, province, 6, then);
    const districts = communes.flatMap((commune) => commune.parentId ?? []).slice(0, 2);
    units.push(province.id, ...communes.map((commune) => commune.id), ...districts);
  }
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const one = <T extends string>(values: Record<string, T>) => fc.constantFrom(...Object.values(values));
const few = fc.integer({ min: 1, max: 9 });
const point = fc.record({
  unit: fc.nat(),
  host: one(HostLevel),
  tier: fc.option(one(LeaderTier)),
  turnout: fc.option(fc.integer({ min: 1, max: 5000 })),
  status: fc.constantFrom("held", "held", "held", "cancelled"),
  state: fc.constantFrom("draft", "sent", "returned", "accepted", "locked"),
  gifts: fc.array(fc.record({ recipient: one(GiftRecipient), count: few, value: fc.nat(10 ** 9) }), {
    maxLength: 2,
  }),
  models: fc.array(fc.record({ kind: one(ModelKind), places: few }), { maxLength: 2 }),
  awards: fc.array(
    fc.record({
      authority: one(AwardAuthority),
      form: one(AwardForm),
      recipient: one(AwardRecipient),
      count: few,
    }),
    { maxLength: 3 },
  ),
  pledges: fc.array(few, { maxLength: 2 }),
});
type Point = typeof point extends fc.Arbitrary<infer T> ? T : never;

/** Takes away what was there and writes these, in one transaction. */
async function replace(points: Point[]): Promise<void> {
  const client = await database.owner.connect();
  try {
    await client.query("begin");
    for (const table of ["festival_gift", "festival_model", "festival_award", "festival_pledge", "festival"])
      await client.query(`delete from ${table}`);
    const rows = points.map((row) => ({ ...row, unit_id: units[row.unit % units.length] }));
    await client.query(
      `create temp table given on commit drop as
         select gen_random_uuid() as id, r.* from jsonb_to_recordset($1) r (unit_id uuid, host host_level, tier leader_tier, turnout int,
           status festival_status, state record_state, gifts jsonb, models jsonb, awards jsonb, pledges jsonb)`,
      [JSON.stringify(rows)],
    );
    await client.query(
      `insert into festival (id, unit_id, season_id, name, host_level, top_tier, turnout, status, status_reason, state, held_on,
                             entered_by_id, entered_by_name, holder_unit_id, sent_by_id, sent_at, accepted_by_id)
       select id, unit_id, $1, 'Điểm', host, tier, turnout, status, 'Mưa', state, '2024-08-01', gen_random_uuid(), 'thử', unit_id,
              case when state <> 'draft' then gen_random_uuid() end, case when state <> 'draft' then now() end,
              case when state in ('accepted', 'locked') then gen_random_uuid() end
         from given`,
      [season.id],
    );
    const parts: [string, string, string, string][] = [
      [
        "festival_gift",
        "recipient, count, value",
        "gifts",
        "p (recipient gift_recipient, count int, value bigint)",
      ],
      ["festival_model", "name, kind, places", "models", "p (kind model_kind, places int)"],
      [
        "festival_award",
        "authority, form, recipient, count",
        "awards",
        "p (authority award_authority, form award_form, recipient award_recipient, count int)",
      ],
    ];
    for (const [table, columns, field, shape] of parts)
      await client.query(
        `insert into ${table} (festival_id, unit_id, ${columns})
         select g.id, g.unit_id, ${columns.replace("name", "'Mô hình'")} from given g, jsonb_to_recordset(g.${field}) ${shape}`,
      );
    await client.query(
      `insert into festival_pledge (festival_id, unit_id, count, parties)
       select g.id, g.unit_id, p::int, 'các thôn' from given g, jsonb_array_elements_text(g.pledges) p`,
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

const page = { size: 1000, number: 1 };

/** The figure of a unit and of the units below it; both must agree, and each of those in turn. */
async function addsUp(
  tx: Tx,
  unit: CountedUnit & { code: string; name: string; kind: "province" },
  day: string,
  code: FigureCode,
  ways: BreakdownPlan["by"][][],
): Promise<void> {
  const whole = await getFigures(tx, unit, day, season);
  for (const [by, ...below] of ways) {
    if (!by) continue;
    const { rows, total } = await breakdownBy(tx, { unit, day, season, by, code, page });
    const said = `${code} of ${unit.code} by ${by} on ${day}`;
    expect(rows.length, said).toBe(total);
    const sum = (of: (row: (typeof rows)[number]) => number | null) =>
      rows.reduce((all, row) => all + (of(row) ?? 0), 0);
    if (isRatio(catalogue[figureCodes.indexOf(code)]?.of ?? { measure: "" })) {
      for (const part of ["expected", "reported", "held"] as const)
        expect(
          sum((row) => row.coverage[part]),
          said,
        ).toBe(whole.coverage[part]);
    } else {
      expect(
        sum((row) => row.value),
        said,
      ).toBe(whole.figures[code] ?? 0);
      expect(
        sum((row) => row.provisional),
        said,
      ).toBe(whole.provisional[code] ?? 0);
    }
    // Below those that have anything; the rest of the country is nothing and adds nothing.
    const some = rows.filter((row) => row.unit.id !== unit.id && (row.coverage.reported > 0 || row.value));
    for (const { unit: part, value, provisional } of some) {
      // A commune has nothing below it: what it says of itself is what its province says of it.
      if (below.length > 0) await addsUp(tx, { ...part, kind: "province" }, day, code, [below]);
      else if (part.level === "commune") {
        const own = await getFigures(tx, part, day, season);
        expect([own.figures[code], own.provisional[code]], part.code).toEqual([value, provisional]);
      }
    }
  }
}

test("every total is the sum of its parts, and no point is counted twice", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(point, { maxLength: 40 }),
      fc.constantFrom(...figureCodes),
      async (points, code) => {
        await replace(points);
        expect(await namedFaults(database.owner)).toEqual([]);
        await as(nation, async (tx) => {
          const unit = { ...nation.unit, kind: "province" as const };
          await addsUp(tx, unit, then, code, [
            ["province", "district", "place"],
            ["province", "place"],
          ]);
          await addsUp(tx, unit, now, code, [["province", "place"]]);
          const held = points.filter((row) => row.status === "held");
          const accepted = held.filter((row) => row.state === "accepted" || row.state === "locked");
          for (const map of ["then", "now"] as const) {
            const [series] = await seriesOf(tx, unit, map, figureCodes, now);
            const { figures, provisional, coverage } = await getFigures(
              tx,
              unit,
              map === "then" ? then : now,
              season,
            );
            expect(series?.final, map).toEqual(figures);
            expect(series?.provisional, map).toEqual(provisional);
            // Where no commune has reported and nobody above one either, nothing is known, which is not nought.
            expect(figures.NH01, map).toBe(coverage.reported + accepted.length > 0 ? accepted.length : null);
            expect(provisional.NH01, map).toBe(held.filter((row) => row.state === "sent").length);
          }
          await origins(tx, unit, code);
        });
      },
    ),
    { numRuns: 12, endOnFailure: true },
  );
});

/** The units and records named as the origin of a figure make exactly the figure. */
async function origins(
  tx: Tx,
  unit: CountedUnit & { code: string; name: string; kind: "province" },
  code: FigureCode,
) {
  const entry = catalogue[figureCodes.indexOf(code)];
  if (!entry || isRatio(entry.of) || entry.until) return;
  const { figures, provisional } = await getFigures(tx, unit, now, season);
  const { rows } = await originsOf(tx, { unit, day: now, season, code, page });
  expect(rows.reduce((sum, row) => sum + row.final, 0)).toBe(figures[code] ?? 0);
  expect(rows.reduce((sum, row) => sum + row.provisional, 0)).toBe(provisional[code]);
  for (const row of rows) {
    const records = await recordsOf(tx, { originId: row.unit.id, season, code, page });
    expect(records.rows.reduce((sum, record) => sum + record.amount, 0)).toBe(row.final + row.provisional);
    expect(new Set(records.rows.map((record) => record.recordId)).size).toBe(row.records);
  }
}

test("SQL and TypeScript read the cells of a figure the same way", async () => {
  const cells = fc.oneof(
    fc.tuple(fc.constant("festival.points"), one(HostLevel), fc.option(one(LeaderTier), { nil: "" })),
    fc.tuple(fc.constant("festival.awards"), one(AwardAuthority), one(AwardForm), one(AwardRecipient)),
    fc.tuple(fc.constant("festival.gifts"), one(GiftRecipient)),
  );
  const sums = catalogue.flatMap(({ of }): Sum[] => (isRatio(of) ? [] : [of]));
  await fc.assert(
    fc.asyncProperty(fc.array(cells, { minLength: 1, maxLength: 30 }), async (rows) => {
      const given = rows.map(([measure, ...parts]) => ({ measure, cell: parts.join("/") }));
      const found = await as(nation, (tx) =>
        Promise.all(
          sums.map(
            (sum) => tx.$queryRaw<{ fits: boolean }[]>`
              select ${ofSum(sum)} as fits
                from rows from (jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as (measure text, cell text)) with ordinality s (measure, cell, nth)
               order by nth`,
          ),
        ),
      );
      for (const [index, sum] of sums.entries())
        expect(found[index]?.map((row) => row.fits)).toEqual(
          given.map((row) => row.measure === sum.measure && inSum(sum, partsOf(sum.measure), row.cell)),
        );
    }),
    { numRuns: 20 },
  );
});

test("every measure of the view is known by name, with as many parts as its cells have", async () => {
  const definition = await database.owner.query(
    "select pg_get_viewdef('festival_fact') || pg_get_viewdef('recognition_fact') as sql",
  );
  const inView = new Set(
    [...String(definition.rows[0].sql).matchAll(/'((?:festival|recognition)\.\w+)'/g)].map(
      (match) => match[1],
    ),
  );
  expect([...inView].sort()).toEqual(Object.keys(measures).sort());
  await replace(fc.sample(point, { numRuns: 40, seed: 1 }));
  const { rows } = await database.owner.query<{ measure: string; cell: string }>(
    "select distinct measure, cell from figure_sum",
  );
  expect(rows.length).toBeGreaterThan(5);
  for (const { measure, cell } of rows)
    expect(cell === "" ? 0 : cell.split("/").length, cell).toBe(partsOf(measure).length);
});
