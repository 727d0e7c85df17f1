import "server-only";
import type { Day } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { isRatio } from "@/lib/core/indicator";
import { Prisma } from "@/prisma/generated/client";
import { entryOf, type FigureCode } from "./catalogue";
import { type Coverage, figuresOf } from "./figures";
import type { NamedUnit } from "./overview";
import { type CountedSeason, type CountedUnit, ofSum, placedIn, validOn, valuesOf } from "./sum-queries";

export type BreakdownPlan = {
  unit: CountedUnit;
  /** The map whose units are the rows. */
  day: Day;
  season: CountedSeason;
  /** Provinces of the nation; districts of then; communes, with what districts and the province held themselves. */
  by: "province" | "district" | "place";
  code: FigureCode;
  /** The greatest first, unless by name. */
  sort?: "value" | "name";
  page?: { size: number; number: number };
};

export type BreakdownRow = {
  unit: NamedUnit;
  value: number | null;
  provisional: number | null;
  /** 1 for the greatest; equals share one. Null where the figure was not collected. */
  rank: number | null;
  coverage: Coverage;
};

type Row = NamedUnit & Coverage & { final: number; provisional: number; rank: number | null; total: number };

/** One figure of every unit below a unit, on the map of a day; the parts add up to the whole. */
export async function breakdownBy(
  tx: Tx,
  plan: BreakdownPlan,
): Promise<{ rows: BreakdownRow[]; total: number }> {
  const { of } = entryOf(plan.code);
  const page = plan.page ?? { size: 200, number: 1 };
  const provinces = plan.unit.level === "nation" && plan.by === "province";
  // Shares are compared by themselves, everything else by what was accepted.
  const value = isRatio(of)
    ? Prisma.sql`(b.${Prisma.raw(of.part)}::float8 / nullif(b.${Prisma.raw(of.whole)}, 0))`
    : Prisma.sql`b.final`;
  const rows = await tx.$queryRaw<Row[]>`
    with b as (${provinces ? ofProvinces(plan) : ofPlaces(plan)})
    select k.id, k.code, k.level, coalesce(n.kind, k.kind) as kind, coalesce(n.name, k.name) as name,
           b.final::float8 as final, b.provisional::float8 as provisional,
           b.expected::int as expected, b.reported::int as reported, b.held::int as held,
           case when ${value} is not null then (rank() over (order by ${value} desc nulls last))::int end as rank,
           (count(*) over ())::int as total
      from b
      join unit k on k.id = b.key${provinces ? Prisma.sql` and k.level = 'province'` : Prisma.empty}
      left join unit_former_name n on n.unit_id = k.id and n.valid_from <= ${plan.day}::date and n.valid_to > ${plan.day}::date
     order by ${plan.sort === "name" ? Prisma.sql`k.code collate "C"` : Prisma.sql`${value} desc nulls last`}, k.level, k.code collate "C", k.id
     limit ${page.size} offset ${(page.number - 1) * page.size}`;
  return { rows: rows.map((row) => shown(plan, row)), total: rows[0]?.total ?? 0 };
}

function shown(plan: BreakdownPlan, row: Row): BreakdownRow {
  const coverage = { expected: row.expected, reported: row.reported, held: row.held };
  const figure = (sum: number, covered: Coverage | null) =>
    valuesOf([plan.code], [sum], covered, plan.season)[plan.code] ?? null;
  const value = figure(row.final, coverage);
  return {
    unit: { id: row.id, code: row.code, level: row.level, kind: row.kind, name: row.name },
    value,
    provisional: figure(row.provisional, null),
    rank: value === null ? null : row.rank,
    coverage,
  };
}

/** The cells of the figure; of a share none, it is told from what is covered. */
function cellsOf(code: FigureCode): Prisma.Sql {
  const { of } = entryOf(code);
  return isRatio(of) ? Prisma.sql`false` : ofSum(of);
}

/** Every province of the day, whether it has sent anything or not. */
function ofProvinces({ season, day, code }: BreakdownPlan): Prisma.Sql {
  return Prisma.sql`
    select u.id as key, coalesce(a.final, 0) as final, coalesce(a.provisional, 0) as provisional,
           coalesce(c.communes, 0) as expected, coalesce(c.reported, 0) as reported, coalesce(c.held, 0) as held
      from unit u
      left join (
        select t.province_id, sum(s.final) as final, sum(s.provisional) as provisional
          from figure_track_sum s
          join track_span t on t.track_id = s.track_id and t.first_day <= ${day}::date and t.end_day > ${day}::date
         where s.season_id = ${season.id}::uuid and ${cellsOf(code)}
         group by t.province_id
      ) a on a.province_id = u.id
      left join (
        select province_id, sum(communes) as communes, sum(reported) as reported, sum(held) as held
          from figure_coverage
         where season_id = ${season.id}::uuid and first_day <= ${day}::date and end_day > ${day}::date
         group by province_id
      ) c on c.province_id = u.id
     where u.level = 'province' and ${validOn(day)}`;
}

/** What lies in a unit on the day: communes of the season, and whatever else has sent something. */
function ofPlaces({ unit, season, day, by, code }: BreakdownPlan): Prisma.Sql {
  const key = {
    province: Prisma.sql`province_id`,
    district: Prisma.sql`coalesce(district_id, place_id)`,
    place: Prisma.sql`place_id`,
  }[by];
  return Prisma.sql`
    select ${key} as key, sum(final) as final, sum(provisional) as provisional, count(*) filter (where expected) as expected,
           count(*) filter (where expected and reported) as reported, count(*) filter (where expected and held) as held
      from (
        select p.place_id, p.province_id, p.district_id, coalesce(sum(a.final), 0) as final,
               coalesce(sum(a.provisional), 0) as provisional,
               bool_or(u.level = 'commune' and ${validOn(season.endsOn)}) as expected, bool_or(r.unit_id is not null) as stands,
               coalesce(bool_or(r.reported), false) as reported, coalesce(bool_or(r.commune_points > 0), false) as held
          from unit_place p
          join unit u on u.id = p.origin_id
          left join figure_standing r on r.unit_id = p.origin_id and r.season_id = ${season.id}::uuid
          left join (
            select s.unit_id, sum(s.final) as final, sum(s.provisional) as provisional
              from figure_sum s where s.season_id = ${season.id}::uuid and ${cellsOf(code)}
               and s.unit_id = any(array(select units_counted(${unit.id}::uuid, ${day}::date)))
             group by s.unit_id
          ) a on a.unit_id = p.origin_id
         where p.first_day <= ${day}::date and p.end_day > ${day}::date and ${placedIn(unit)}
         group by p.place_id, p.province_id, p.district_id
      ) place
     where ${key} is not null and (expected or stands)
     group by ${key}`;
}

export type NationalMean = {
  provinces: number;
  communes: number;
  of: Partial<Record<FigureCode, { perProvince: number | null; perCommune: number | null }>>;
};

/**
 * What a province and what a commune of the country has on average, for whoever wants to know how they stand. A share has
 * no mean of its own: that of the nation is said for both.
 */
export async function nationalMean(
  tx: Tx,
  day: Day,
  season: CountedSeason,
  codes: readonly FigureCode[],
): Promise<NationalMean> {
  const sums = await tx.$queryRaw<{ measure: string; cell: string; amount: number }[]>`
    select measure, cell, final::float8 as amount from nation_sums(${season.id}::uuid)`;
  const [covered] = await tx.$queryRaw<
    { provinces: number; expected: number; reported: number; held: number }[]
  >`
    select provinces::int, communes::int as expected, reported::int, held::int
      from nation_coverage(${season.id}::uuid, ${day}::date)`;
  const { provinces, ...coverage } = covered ?? { provinces: 0, expected: 0, reported: 0, held: 0 };
  const figures = figuresOf(sums, coverage, season);
  const mean = (value: number | null, count: number) =>
    value === null || count === 0 ? null : value / count;
  return {
    provinces,
    communes: coverage.expected,
    of: Object.fromEntries(
      codes.map((code) => {
        const value = figures[code];
        if (isRatio(entryOf(code).of)) return [code, { perProvince: value, perCommune: value }];
        return [code, { perProvince: mean(value, provinces), perCommune: mean(value, coverage.expected) }];
      }),
    ),
  };
}
