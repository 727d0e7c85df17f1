import "server-only";
import type { Day } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { isRatio, type Sum } from "@/lib/core/indicator";
import { countedIn } from "@/lib/units/queries";
import { Prisma } from "@/prisma/generated/client";
import type { RecordState } from "@/prisma/generated/enums";
import { entryOf, type FigureCode } from "./catalogue";
import type { OriginDecision } from "./origin";
import type { NamedUnit } from "./overview";
import { type CountedSeason, type CountedUnit, ofSum } from "./sum-queries";

type Page = { size: number; number: number };

export type OriginRow = { unit: NamedUnit; final: number; provisional: number; records: number };

/** Points of the commune's level are what a share of communes is told by. */
const behindShare: Sum = { measure: "festival.points", cells: [{ host: ["commune"] }] };

function sumBehind(code: FigureCode): Prisma.Sql {
  const { of } = entryOf(code);
  return ofSum(isRatio(of) ? behindShare : of);
}

/** "Con số này từ đâu": the units, as they were in their season, whose own records make a figure. They add up to it. */
export async function originsOf(
  tx: Tx,
  plan: { unit: CountedUnit; day: Day; season: CountedSeason; code: FigureCode; page: Page },
): Promise<{ rows: OriginRow[]; total: number }> {
  const { season, page } = plan;
  const rows = await tx.$queryRaw<(NamedUnit & Omit<OriginRow, "unit"> & { total: number })[]>`
    with made as (
      select s.unit_id, sum(s.final) as final, sum(s.provisional) as provisional, (count(*) over ())::int as total
        from figure_sum s
       where s.season_id = ${season.id}::uuid and ${sumBehind(plan.code)}
         and ${countedIn(plan.unit, plan.day, Prisma.sql`s.unit_id`)}
       group by s.unit_id
       order by sum(s.final) desc, sum(s.provisional) desc, s.unit_id
       limit ${page.size} offset ${(page.number - 1) * page.size}
    )
    select k.id, k.code, k.level, coalesce(n.kind, k.kind) as kind, coalesce(n.name, k.name) as name,
           made.final::float8 as final, made.provisional::float8 as provisional, made.total, behind.records
      from made
      join unit k on k.id = made.unit_id
      left join unit_former_name n on n.unit_id = k.id and n.valid_from <= ${season.endsOn}::date and n.valid_to > ${season.endsOn}::date
     cross join lateral (
       select count(distinct s.record_id)::int as records from figure_fact s
        where s.unit_id = made.unit_id and s.season_id = ${season.id}::uuid and ${sumBehind(plan.code)}
     ) behind
     order by made.final desc, made.provisional desc, made.unit_id`;
  return {
    rows: rows.map(({ final, provisional, records, total: _total, ...unit }) => ({
      unit,
      final,
      provisional,
      records,
    })),
    total: rows[0]?.total ?? 0,
  };
}

export type RecordRow = {
  recordId: string;
  name: string;
  state: RecordState;
  version: number;
  acceptedAt: Date | null;
  amount: number;
};

/** The records of one unit behind a figure, each with what it adds, the greatest first. */
export async function recordsOf(
  tx: Tx,
  plan: { originId: string; season: CountedSeason; code: FigureCode; page: Page },
): Promise<{ rows: RecordRow[]; total: number }> {
  const rows = await tx.$queryRaw<(RecordRow & { total: number })[]>`
    select f.id as "recordId", f.name, f.state, f.version, f.accepted_at as "acceptedAt", made.amount::float8 as amount,
           (count(*) over ())::int as total
      from (
        select s.record_id, sum(s.amount) as amount from figure_fact s
         where s.unit_id = ${plan.originId}::uuid and s.season_id = ${plan.season.id}::uuid and ${sumBehind(plan.code)}
         group by s.record_id
      ) made
      join festival f on f.id = made.record_id
     order by made.amount desc, f.held_on, f.id
     limit ${plan.page.size} offset ${(plan.page.number - 1) * plan.page.size}`;
  return { rows: rows.map(({ total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** Who moved which of the records, and when. */
export async function stepsOf(
  tx: Tx,
  kind: "festival" | "application",
  ids: readonly string[],
): Promise<OriginDecision[]> {
  if (ids.length === 0) return [];
  return tx.$queryRaw<OriginDecision[]>`
    select id, record_id as "recordId", step, at, actor_name as "actorName", actor_unit_name as "actorUnitName"
      from decision where record_id = any(${[...ids]}::uuid[]) and record_kind = ${kind}::record_kind
     order by at, id`;
}
