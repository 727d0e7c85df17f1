import "server-only";
import type { Day } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { countedIn } from "@/lib/units/queries";
import { Prisma } from "@/prisma/generated/client";
import type {
  AwardAuthority,
  AwardForm,
  AwardRecipient,
  HostLevel,
  LeaderTier,
  ModelKind,
  UnitLevel,
} from "@/prisma/generated/enums";
import { type Coverage, emptyTally, type Tally } from "./figures";

export type CountedUnit = { id: string; level: UnitLevel };
export type CountedSeason = { id: string; endsOn: Day };

export type Counted = {
  /** Accepted or locked. */
  final: Tally;
  /** Sent, not yet accepted. */
  provisional: Tally;
  coverage: Coverage;
  /** Communes whose figures go whole to the main one of several successors. */
  divided: number;
  asOf: Date;
};

type Row = {
  part: "points" | "gifts" | "pledges" | "models" | "awards" | "coverage";
  provisional: boolean;
  level: HostLevel | null;
  tier: LeaderTier | null;
  authority: AwardAuthority | null;
  form: AwardForm | null;
  recipient: AwardRecipient | null;
  model: ModelKind | null;
  count: bigint;
  amount: bigint;
  value: bigint;
  divided: bigint;
  asOf: Date;
};

const parts = ["points", "gifts", "pledges", "models", "awards", "coverage"] as const;

/**
 * Counts everything that the figures of a unit are made of, on the map of a day. One statement, so that all of it is
 * the same moment. The points are read once, from an index; what belongs to them is joined to what was counted.
 */
export async function countOf(tx: Tx, unit: CountedUnit, day: Day, season: CountedSeason): Promise<Counted> {
  // Scope and unit both narrow the same column; the planner multiplies the two and takes thousands of points for one.
  // A nested loop over "one" row was 200 times slower than the hash join that it should have been.
  await tx.$queryRaw`select set_config('enable_nestloop', 'off', true)`;
  const own = countedIn(unit, day, Prisma.sql`g.unit_id`);
  const rows = await tx.$queryRaw<(Omit<Row, "part"> & { part: number })[]>`
    with point as materialized (
      select f.id, f.unit_id, f.state, f.status = 'held' as held, f.host_level, f.top_tier, f.turnout
        from festival f
       where f.season_id = ${season.id}::uuid and f.state in ('sent', 'accepted', 'locked')
         and ${countedIn(unit, day, Prisma.sql`f.unit_id`)}
    ), counted as (
      select id, state = 'sent' as provisional from point where held
    ), reporting as (
      select unit_id,
             bool_or(held and state <> 'sent' and host_level = 'commune') as held
        from point group by unit_id
    ), place as (
      select p.place_id,
             bool_or(u.level = 'commune' and ${validOn(season.endsOn)}) as expected,
             bool_or(r.unit_id is not null) as reported,
             coalesce(bool_or(r.held), false) as held,
             count(*) filter (where p.divided and u.level = 'commune' and ${validOn(season.endsOn)}) as divided
        from unit_place p
        join unit u on u.id = p.origin_id
        left join reporting r on r.unit_id = p.origin_id
       where p.first_day <= ${day}::date and p.end_day > ${day}::date and ${placedIn(unit)}
       group by p.place_id
    )
    select 0 as part, state = 'sent' as provisional, host_level as level, top_tier as tier,
           null::award_authority as authority, null::award_form as form, null::award_recipient as recipient,
           null::model_kind as model, count(*) as count, coalesce(sum(turnout), 0)::bigint as amount,
           0::bigint as value, 0::bigint as divided, now() as "asOf"
      from point where held group by state = 'sent', host_level, top_tier
    union all
    select 1, provisional, null, null, null, null, null, null, count(*), sum(g.count)::bigint, sum(g.value)::bigint, 0, now()
      from festival_gift g join counted on counted.id = g.festival_id where ${own} group by provisional
    union all
    select 2, provisional, null, null, null, null, null, null, count(*), sum(g.count)::bigint, 0, 0, now()
      from festival_pledge g join counted on counted.id = g.festival_id where ${own} group by provisional
    union all
    select 3, provisional, null, null, null, null, null, g.kind, count(*), sum(g.places)::bigint, 0, 0, now()
      from festival_model g join counted on counted.id = g.festival_id where ${own} group by provisional, g.kind
    union all
    select 4, provisional, null, null, g.authority, g.form, g.recipient, null, count(*), sum(g.count)::bigint, 0, 0, now()
      from festival_award g join counted on counted.id = g.festival_id where ${own}
     group by provisional, g.authority, g.form, g.recipient
    union all
    select 5, false, null, null, null, null, null, null,
           count(*) filter (where expected), count(*) filter (where expected and reported),
           count(*) filter (where expected and held), coalesce(sum(divided), 0)::bigint, now()
      from place`;
  await tx.$queryRaw`select set_config('enable_nestloop', 'on', true)`;
  return assemble(rows.map((row) => ({ ...row, part: parts[row.part] ?? "points" })));
}

/** How many communes there were in a season on the ground that a unit has on a day. */
export async function communesIn(
  tx: Tx,
  unit: CountedUnit,
  day: Day,
  season: Pick<CountedSeason, "endsOn">,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ communes: number }[]>`
    select count(distinct u.id)::int as communes
      from unit_place p join unit u on u.id = p.origin_id
     where p.first_day <= ${day}::date and p.end_day > ${day}::date and ${placedIn(unit)}
       and u.level = 'commune' and ${validOn(season.endsOn)}`;
  return row?.communes ?? 0;
}

/** The condition that a unit u existed on a day. */
function validOn(day: Day): Prisma.Sql {
  return Prisma.sql`(u.valid_from <= ${day}::date and coalesce(u.valid_to, 'infinity') > ${day}::date)`;
}

function placedIn(unit: CountedUnit): Prisma.Sql {
  if (unit.level === "nation") return Prisma.sql`true`;
  return Prisma.sql`(p.place_id = ${unit.id}::uuid or p.district_id = ${unit.id}::uuid or p.province_id = ${unit.id}::uuid)`;
}

function assemble(rows: Row[]): Counted {
  const coverage = rows.find((row) => row.part === "coverage");
  return {
    final: tallyOf(rows.filter((row) => !row.provisional)),
    provisional: tallyOf(rows.filter((row) => row.provisional)),
    coverage: {
      expected: Number(coverage?.count ?? 0),
      reported: Number(coverage?.amount ?? 0),
      held: Number(coverage?.value ?? 0),
    },
    divided: Number(coverage?.divided ?? 0),
    asOf: coverage?.asOf ?? new Date(),
  };
}

function tallyOf(rows: Row[]): Tally {
  const tally: Tally = structuredClone(emptyTally);
  for (const row of rows) {
    const [count, amount] = [Number(row.count), Number(row.amount)];
    switch (row.part) {
      case "points":
        if (row.level) tally.points.push({ level: row.level, tier: row.tier, count, turnout: amount });
        break;
      case "gifts":
        tally.gifts = { count: amount, value: Number(row.value) };
        break;
      case "pledges":
        tally.pledges = amount;
        break;
      case "models":
        if (row.model) tally.models[row.model] += count;
        tally.models.places += amount;
        break;
      case "awards":
        if (row.authority && row.form && row.recipient) {
          tally.awards.push({
            authority: row.authority,
            form: row.form,
            recipient: row.recipient,
            count: amount,
          });
        }
        break;
      case "coverage":
        break;
    }
  }
  return tally;
}
