import "server-only";
import { type Day, dayOf } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { countedIn } from "@/lib/units/queries";
import { Prisma } from "@/prisma/generated/client";
import { type ActCounts, actsIn, type ChangeLine, noActs, type RecentChanges } from "./changes";
import type { ChangeAct } from "./dashboard-schema";
import type { NamedUnit } from "./overview";
import type { CountedUnit } from "./sum-queries";

type Asked = { unit: CountedUnit; day: Day; since: Day };

/** The acts that people above care about, each by its lines d; what is passed on inside the chain is none of them. */
const acts: Record<ChangeAct, Prisma.Sql> = {
  sent: Prisma.sql`(d.step <> 'correct' and d.to_state = 'sent' and d.from_state is distinct from 'sent')`,
  accepted: Prisma.sql`(d.step <> 'correct' and d.to_state = 'accepted')`,
  returned: Prisma.sql`(d.step <> 'correct' and d.to_state = 'returned')`,
  corrected: Prisma.sql`d.step = 'correct'`,
};

const act = Prisma.sql`
  case when ${acts.corrected} then 'corrected' when ${acts.sent} then 'sent'
       when ${acts.accepted} then 'accepted' when ${acts.returned} then 'returned' end`;

/** What may be one of them; of what is counted nothing is a text, for a busy day has tens of thousands of lines. */
const recent = ({ unit, day, since }: Asked) => Prisma.sql`
    from decision d
   where d.at >= ${since}::date::timestamp at time zone 'Asia/Ho_Chi_Minh' and d.record_kind = 'festival'
     and (d.step = 'correct' or d.to_state in ('sent', 'accepted', 'returned'))
     and ${countedIn(unit, day, Prisma.sql`d.unit_id`)}`;

const lines = (asked: Asked) => Prisma.sql`
  select d.id, d.unit_id, d.record_id, d.at, d.actor_name, d.actor_unit_name, d.note, ${act} as act ${recent(asked)}`;

/** On which day's map the acts of a unit are told: on that of today where it was not yet there on the day that was asked. */
function toldOn(day: Day): Prisma.Sql {
  const today = dayOf(new Date());
  if (day >= today) return Prisma.sql`${day}::date`;
  return Prisma.sql`(select case when valid_from > ${day}::date then ${today}::date else ${day}::date end from unit where id = d.unit_id)`;
}

/**
 * In which unit below another one its units lie on a day: of the nation by their tracks, of which there are a hundred. Tracks and
 * names are looked up one by one: the planner takes a few hundred rows for reason enough to walk through all units of the country.
 */
function placing({ unit }: Asked): { way: Prisma.Sql; places: Prisma.Sql } {
  if (unit.level !== "nation") {
    return {
      way: Prisma.sql`d.unit_id`,
      places: Prisma.sql`select origin_id as way, place_id as id, first_day, end_day from unit_place`,
    };
  }
  return {
    way: Prisma.sql`(select track_id from unit_track where origin_id = d.unit_id)`,
    places: Prisma.sql`select track_id as way, province_id as id, first_day, end_day from track_span`,
  };
}

/**
 * What happened to the points of a unit since a day, by the provinces of the nation or the communes below. It costs what
 * those days brought, not what is stored: the lines are read by time (decision_acts), or by unit and time.
 */
export async function recentChanges(tx: Tx, asked: Asked): Promise<RecentChanges> {
  const { day, since } = asked;
  const { way, places } = placing(asked);
  const rows = await tx.$queryRaw<(NamedUnit & ActCounts & { later: boolean })[]>`
    with by_unit as (
      select d.unit_id, ${way} as way, ${toldOn(day)} as told_on,
             count(*) filter (where ${acts.sent}) as sent, count(*) filter (where ${acts.accepted}) as accepted,
             count(*) filter (where ${acts.returned}) as returned, count(*) filter (where ${acts.corrected}) as corrected
        ${recent(asked)} group by d.unit_id
    ), placed as (
      select coalesce(p.id, b.unit_id) as id, max(b.told_on) as told_on, sum(sent)::int as sent, sum(accepted)::int as accepted,
             sum(returned)::int as returned, sum(corrected)::int as corrected
        from by_unit b join (${places}) p on p.way = b.way and p.first_day <= b.told_on and p.end_day > b.told_on
       group by 1
    )
    select u.id, u.code, u.level, coalesce(n.kind, u.kind) as kind, coalesce(n.name, u.name) as name,
           placed.told_on > ${day}::date and (u.valid_from > ${day}::date or o.unit_id is not null) as later,
           placed.sent, placed.accepted, placed.returned, placed.corrected
      from placed cross join lateral (select * from unit where id = placed.id offset 0) u
      left join unit_former_name n on n.unit_id = u.id and n.valid_from <= placed.told_on and n.valid_to > placed.told_on
      left join unit_former_name o on o.unit_id = u.id and o.valid_from <= ${day}::date and o.valid_to > ${day}::date
     order by placed.sent + placed.accepted + placed.returned + placed.corrected desc, u.code collate "C", u.id`;
  const units = rows.map(({ sent, accepted, returned, corrected, later, ...named }) => ({
    unit: named,
    later,
    counts: { sent, accepted, returned, corrected },
  }));
  const total = units.reduce(
    (sum, { counts }) => ({
      sent: sum.sent + counts.sent,
      accepted: sum.accepted + counts.accepted,
      returned: sum.returned + counts.returned,
      corrected: sum.corrected + counts.corrected,
    }),
    noActs,
  );
  return { since, total, units: units.filter(({ counts }) => actsIn(counts) > 0) };
}

/** The acts behind the numbers, the latest first, each with its point. */
export async function listChanges(
  tx: Tx,
  asked: Asked & { act: ChangeAct | undefined; page: { size: number; number: number } },
): Promise<{ rows: ChangeLine[]; total: number }> {
  const chosen = asked.act ? Prisma.sql`act = ${asked.act}` : Prisma.sql`act is not null`;
  const rows = await tx.$queryRaw<
    (Omit<ChangeLine, "unit" | "id"> & NamedUnit & { lineId: string; recordName: string; total: number })[]
  >`
    select line.id as "lineId", line.act, line.at, line.record_id as "recordId", coalesce(f.name, 'Điểm đã xóa') as "recordName",
           line.actor_name as "actorName", line.actor_unit_name as "actorUnitName", line.note,
           u.id, u.code, u.level, coalesce(n.kind, u.kind) as kind, coalesce(n.name, u.name) as name, (count(*) over ())::int as total
      from (${lines(asked)}) line
      left join festival f on f.id = line.record_id
      join unit u on u.id = line.unit_id
      left join unit_former_name n on n.unit_id = u.id and n.valid_from <= ${asked.day}::date and n.valid_to > ${asked.day}::date
     where ${chosen}
     order by line.at desc, line.id desc
     limit ${asked.page.size} offset ${(asked.page.number - 1) * asked.page.size}`;
  return {
    rows: rows.map((row) => ({
      id: row.lineId,
      act: row.act,
      at: row.at,
      recordId: row.recordId,
      name: row.recordName,
      unit: { id: row.id, code: row.code, level: row.level, kind: row.kind, name: row.name },
      actorName: row.actorName,
      actorUnitName: row.actorUnitName,
      note: row.note,
    })),
    total: rows[0]?.total ?? 0,
  };
}
