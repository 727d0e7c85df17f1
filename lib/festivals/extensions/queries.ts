import "server-only";
import { readCalendar } from "@/lib/calendar/queries";
import { type Actor, eyesOf, isNational, may } from "@/lib/core/actor";
import { type Day, dayOf, fromDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { pageRange, type RowRange } from "@/lib/core/paging";
import { dueText } from "@/lib/core/working-days";
import { type Due, extendedDue, planDue, type SeasonDue } from "@/lib/festivals/deadlines/due";
import { extendedUntil } from "@/lib/festivals/deadlines/due-queries";
import { aliveOn, provincesOf, treeOf, unitWithCode } from "@/lib/festivals/papers/land-queries";
import { chosenSeason, seasonOptions } from "@/lib/festivals/seasons/queries";
import type { SeasonRow } from "@/lib/festivals/seasons/view";
import { Prisma } from "@/prisma/generated/client";
import type { ExtensionWhat, ReachVia, UnitKind, UnitLevel } from "@/prisma/generated/enums";
import type { ExtensionFilter } from "./schema";
import {
  type ExtensionList,
  type ExtensionRow,
  extensionsPerPage,
  type Grantable,
  type OwnDeadline,
} from "./view";
import { extensibleAt } from "./words";

type Stored = Omit<
  ExtensionRow,
  "unit" | "due" | "ended" | "decides" | "withdraws" | "askedUntil" | "grantedUntil"
> & {
  unitId: string;
  code: string;
  level: UnitLevel;
  kind: UnitKind;
  name: string;
  askedUntil: Date | null;
  grantedUntil: Date | null;
  askedById: string | null;
  via: ReachVia | null;
};

/** The deadline of a level as the season sets it. */
export function setDue(due: SeasonDue, what: ExtensionWhat, level: UnitLevel): Due {
  switch (what) {
    case "plan":
      return planDue(due, level);
    case "result":
      return level === "district" ? due.district : due.result;
    case "report":
      return due.report;
  }
}

/** How the actor reaches a unit: its own, or one below. The nation stands above all of them. */
export function viaOf(actor: Actor, unit: Prisma.Sql): Prisma.Sql {
  if (isNational(actor)) return Prisma.sql`'below'::reach_via`;
  return Prisma.sql`(
    select via from unit_reach where holder_id = ${actor.unit.id}::uuid and unit_id = ${unit} and whole)`;
}

async function select(tx: Tx, actor: Actor, season: SeasonRow, where: Prisma.Sql, page: Prisma.Sql) {
  const rows = await tx.$queryRaw<Stored[]>`
    select x.id, x.unit_id as "unitId", u.code, u.level, u.kind, u.name, s.year, x.what, x.state,
           x.asked_until as "askedUntil", x.reason, x.asked_by_id as "askedById", x.asked_by_name as "askedByName",
           x.granted_until as "grantedUntil", x.decided_by_name as "decidedByName", x.decided_by_unit as "decidedByUnit",
           x.decided_at as "decidedAt", x.note, x.created_at as "createdAt",
           ${viaOf(actor, Prisma.sql`x.unit_id`)} as via
      from extension x join unit u on u.id = x.unit_id join season s on s.id = x.season_id
     where ${where}
     order by (x.state = 'asked') desc, x.created_at desc, x.id ${page}`;
  const today = dayOf(new Date());
  return rows.map(({ unitId, code, level, kind, name, via, askedById, ...row }): ExtensionRow => {
    const grantedUntil = row.grantedUntil && fromDate(row.grantedUntil);
    const asked = row.state === "asked";
    return {
      ...row,
      unit: { id: unitId, code, level, kind, name },
      askedUntil: row.askedUntil && fromDate(row.askedUntil),
      grantedUntil,
      due: setDue(season.due, row.what, level),
      ended: grantedUntil !== null && grantedUntil < today,
      decides:
        asked &&
        via === "below" &&
        may(actor, "extension.decide") &&
        !(askedById && eyesOf(actor).includes(askedById)),
      withdraws: asked && (via === "self" || via === "absorbed") && may(actor, "extension.ask"),
    };
  });
}

/** Extensions of a season in the reader's scope, those that wait first: one page, or all. Null without any season. */
export async function listExtensions(
  tx: Tx,
  actor: Actor,
  filter: ExtensionFilter,
  range: RowRange = pageRange(filter.page, extensionsPerPage),
): Promise<ExtensionList | null> {
  const season = await chosenSeason(tx, actor, filter.season || null);
  if (!season) return null;
  const where = Prisma.sql`x.season_id = ${season.id}::uuid and (${filter.state} = '' or x.state::text = ${filter.state})`;
  const [count] = await tx.$queryRaw<{ total: number }[]>`
    select count(*)::int as total from extension x where ${where}`;
  const page = Prisma.sql`limit ${range.limit}::bigint offset ${range.offset}`;
  return {
    season,
    seasons: await seasonOptions(tx, actor),
    rows: await select(tx, actor, season, where, page),
    total: count?.total ?? 0,
  };
}

/** One extension; null when it is not there or not for this person. */
export async function getExtension(tx: Tx, actor: Actor, id: string): Promise<ExtensionRow | null> {
  const found = await tx.extension.findUnique({
    where: { id },
    select: { season: { select: { year: true } } },
  });
  const season = found && (await chosenSeason(tx, actor, found.season.year));
  if (!season) return null;
  const [row] = await select(tx, actor, season, Prisma.sql`x.id = ${id}::uuid`, Prisma.empty);
  return row ?? null;
}

/** The deadlines of the reader's own unit in a season, for its page and for asking. */
export async function ownDeadlines(tx: Tx, actor: Actor, season: SeasonRow): Promise<OwnDeadline[]> {
  const calendar = await readCalendar(tx);
  const today = dayOf(new Date());
  const found: OwnDeadline[] = [];
  for (const what of extensibleAt(actor.unit.level)) {
    const until = await extendedUntil(tx, actor.unit.id, season.id, what);
    const asked = await tx.extension.findFirst({
      where: { unitId: actor.unit.id, seasonId: season.id, what, state: "asked" },
      select: { id: true, askedUntil: true },
    });
    const due = extendedDue(setDue(season.due, what, actor.unit.level), until);
    const [sent] = await tx.$queryRaw<{ done: boolean }[]>`
      select ${finished[what]} as done from unit u join season s on s.id = ${season.id}::uuid
       where u.id = ${actor.unit.id}::uuid`;
    found.push({
      what,
      due,
      // What was sent is not late, whatever the day.
      left: sent?.done ? "đã gửi" : dueText(due.on, today, calendar),
      askedId: asked?.id ?? null,
      askedUntil: asked?.askedUntil ? fromDate(asked.askedUntil) : null,
    });
  }
  return found;
}

/** The same of the newest season, for the first page; null without any, or for the nation. */
export async function currentExtensions(
  tx: Tx,
  actor: Actor,
): Promise<{ year: number; rows: OwnDeadline[] } | null> {
  if (extensibleAt(actor.unit.level).length === 0 || !may(actor, "festival.view")) return null;
  const season = await chosenSeason(tx, actor, null);
  return season && { year: season.year, rows: await ownDeadlines(tx, actor, season) };
}

const finished: Record<ExtensionWhat, Prisma.Sql> = {
  plan: Prisma.sql`exists (select from festival_plan r where r.unit_id = u.id and r.season_id = s.id and r.state in ('sent', 'accepted', 'locked'))`,
  result: Prisma.sql`(exists (select from festival r where r.unit_id = u.id and r.season_id = s.id and r.state in ('sent', 'accepted', 'locked'))
    and not exists (select from festival r where r.unit_id = u.id and r.season_id = s.id and r.state in ('draft', 'submitted', 'returned')))`,
  report: Prisma.sql`exists (select from festival_report r where r.unit_id = u.id and r.season_id = s.id and r.state in ('sent', 'accepted', 'locked'))`,
};

/** Over which units of which level the actor may grant unasked; null where the nation names no province that there is. */
export async function grantReach(
  tx: Tx,
  actor: Actor,
  season: SeasonRow,
  provinceCode: string,
): Promise<{ roots: readonly string[]; level: "province" | "commune" } | null> {
  if (!isNational(actor)) return { roots: actor.actsFor, level: "commune" };
  if (provinceCode === "") {
    const provinces = await provincesOf(tx, season.endsOn);
    return { roots: provinces.map(({ id }) => id), level: "province" };
  }
  const province = await unitWithCode(tx, provinceCode, season.endsOn);
  return province && { roots: [province.id], level: "commune" };
}

/** The units below that can be granted more time unasked: provinces for the nation, communes for a province. */
export async function grantable(
  tx: Tx,
  season: SeasonRow,
  what: ExtensionWhat,
  of: { roots: readonly string[]; level: "province" | "commune" },
): Promise<Grantable[]> {
  const rows = await tx.$queryRaw<(Omit<Grantable, "until"> & { until: Date | null })[]>`
    select u.id, u.code, u.level, u.kind, u.name, x.until, ${finished[what]} as done
      from unit u join season s on s.id = ${season.id}::uuid
      left join granted_extensions() x on x.unit_id = u.id and x.season_id = s.id and x.what = ${what}::extension_what
     where u.level = ${of.level}::unit_level and u.id in ${treeOf(of.roots)} and ${aliveOn(season.endsOn)}
     order by done, u.code, u.id`;
  return rows.map((row) => ({ ...row, until: row.until && fromDate(row.until) }));
}

/** Communes of a report's province that were granted more time for their results, and until when. */
export async function extendedBelow(
  tx: Tx,
  seasonId: string,
  land: Prisma.Sql,
): Promise<{ id: string; kind: UnitKind; name: string; until: Day }[]> {
  const rows = await tx.$queryRaw<{ id: string; kind: UnitKind; name: string; until: Date }[]>`
    select u.id, u.kind, u.name, x.until
      from granted_extensions() x join unit u on u.id = x.unit_id
     where x.season_id = ${seasonId}::uuid and x.what = 'result' and u.id in ${land} and x.until >= today_in_vietnam()
     order by x.until, u.code`;
  return rows.map((row) => ({ ...row, until: fromDate(row.until) }));
}
