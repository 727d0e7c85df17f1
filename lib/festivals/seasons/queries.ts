import "server-only";
import { readCalendar } from "@/lib/calendar/queries";
import { type Actor, isNational } from "@/lib/core/actor";
import { type Day, fromDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import type { WorkCalendar } from "@/lib/core/working-days";
import { seasonDue } from "@/lib/festivals/deadlines/due";
import type { SeasonListRow, SeasonOption, SeasonPage, SeasonRow, StateCount } from "./view";

const columns = {
  id: true,
  year: true,
  theme: true,
  startsOn: true,
  endsOn: true,
  planDueOn: true,
  provincePlanDueOn: true,
  resultDueOn: true,
  districtDueOn: true,
  reportDueOn: true,
  state: true,
  demo: true,
  version: true,
} as const;

type StoredDays = {
  planDueOn: Date;
  provincePlanDueOn: Date | null;
  resultDueOn: Date;
  districtDueOn: Date | null;
  reportDueOn: Date;
};

type Stored = Omit<SeasonRow, "startsOn" | "endsOn" | "due" | keyof StoredDays> &
  StoredDays & { startsOn: Date; endsOn: Date };

function plain(season: Stored, calendar: WorkCalendar): SeasonRow {
  const days = seasonDays(season);
  return {
    ...season,
    ...days,
    startsOn: fromDate(season.startsOn),
    endsOn: fromDate(season.endsOn),
    due: seasonDue(days, calendar),
  };
}

/** The deadlines of a stored season as days. */
export function seasonDays(season: StoredDays) {
  const day = (date: Date | null): Day | null => date && fromDate(date);
  return {
    planDueOn: fromDate(season.planDueOn),
    provincePlanDueOn: day(season.provincePlanDueOn),
    resultDueOn: fromDate(season.resultDueOn),
    districtDueOn: day(season.districtDueOn),
    reportDueOn: fromDate(season.reportDueOn),
  };
}

/** A season that V05 still prepares is nobody else's business. */
function readable(actor: Actor) {
  return isNational(actor) ? {} : { state: { not: "draft" as const } };
}

/** Seasons for filters, newest first. */
export async function seasonOptions(tx: Tx, actor: Actor): Promise<SeasonOption[]> {
  return tx.season.findMany({
    where: readable(actor),
    select: { id: true, year: true, state: true, demo: true },
    orderBy: { year: "desc" },
  });
}

/** The season that a list is about: the year asked for, else the newest that has begun; null when there is none. */
export async function chosenSeason(tx: Tx, actor: Actor, year: number | null): Promise<SeasonRow | null> {
  const found = await tx.season.findFirst({
    where: { AND: [readable(actor), year === null ? { state: { not: "draft" } } : { year }] },
    select: columns,
    orderBy: { year: "desc" },
  });
  return found && plain(found, await readCalendar(tx));
}

/** Every season with how far its records are, in the reader's scope. */
export async function listSeasons(tx: Tx, actor: Actor): Promise<SeasonListRow[]> {
  const seasons = await tx.season.findMany({
    where: readable(actor),
    select: columns,
    orderBy: { year: "desc" },
  });
  const counts = await countRecords(tx, null);
  const calendar = await readCalendar(tx);
  return seasons.map((season) => ({
    ...plain(season, calendar),
    counts: counts.filter((row) => row.seasonId === season.id),
  }));
}

/** One season with its documents and how far its records are. */
export async function getSeason(tx: Tx, actor: Actor, id: string): Promise<SeasonPage | null> {
  const season = await tx.season.findFirst({
    where: { AND: [{ id }, readable(actor)] },
    select: {
      ...columns,
      reopenReason: true,
      documents: {
        select: { number: true, issuedOn: true, title: true },
        orderBy: [{ position: "asc" }, { id: "asc" }],
      },
    },
  });
  if (!season) return null;
  const { documents, reopenReason, ...row } = season;
  return {
    ...plain(row, await readCalendar(tx)),
    reopenReason,
    documents: documents.map((document) => ({ ...document, issuedOn: fromDate(document.issuedOn) })),
    counts: await countRecords(tx, id),
  };
}

/** Records by kind, state and level of their unit; of one season or of all. Row security keeps the count to the scope. */
export async function countRecords(
  tx: Tx,
  seasonId: string | null,
): Promise<(StateCount & { seasonId: string })[]> {
  return tx.$queryRaw<(StateCount & { seasonId: string })[]>`
    with record as (
      select 'festival' as kind, season_id, unit_id, state from festival
      union all select 'plan', season_id, unit_id, state from festival_plan
      union all select 'report', season_id, unit_id, state from festival_report
    )
    select r.season_id as "seasonId", r.kind, r.state, u.level, count(*)::int as count
      from record r join unit u on u.id = r.unit_id
     where ${seasonId}::uuid is null or r.season_id = ${seasonId}::uuid
     group by 1, 2, 3, 4`;
}
