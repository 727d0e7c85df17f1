import "server-only";
import type { Actor } from "@/lib/core/actor";
import { type Day, fromDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import type { Amount } from "@/lib/core/indicator";
import { NotThere } from "@/lib/core/refusal";
import { extendedBelow } from "@/lib/festivals/extensions/queries";
import { aliveOn, landOf } from "@/lib/festivals/papers/land-queries";
import { readPaper } from "@/lib/festivals/papers/queries";
import type { PlanUnit } from "@/lib/festivals/plans/view";
import { exceptionsOf, supplementsOf } from "@/lib/festivals/supplements/queries";
import { Prisma } from "@/prisma/generated/client";
import { type ReportFigures, reportFiguresOf } from "./figures";
import type { Corrections, Coverage, LockPreview, ReportContent, ReportPage, SilentCommune } from "./view";

/** What a report says in words; NotThere when it is out of scope. */
export async function reportContent(tx: Tx, id: string): Promise<ReportContent> {
  const report = await tx.festivalReport.findUnique({
    where: { id },
    select: {
      number: true,
      issuedOn: true,
      signer: true,
      leadership: true,
      results: true,
      strengths: true,
      shortcomings: true,
      lessons: true,
      proposals: true,
    },
  });
  if (!report) throw new NotThere();
  return { ...report, issuedOn: report.issuedOn && fromDate(report.issuedOn) };
}

/** A report with its live figures, how complete they are, its way and its timeline. */
export async function getReport(tx: Tx, id: string): Promise<ReportPage> {
  const paper = await readPaper(tx, "report", id);
  const { season, unit } = paper;
  return {
    ...paper,
    id,
    content: await reportContent(tx, id),
    figures: await reportFigures(tx, season.id, landOf(unit.id, season.endsOn)),
    coverage: await coverageOf(tx, season, unit.id),
    lock: await lockPreview(tx, season, unit.id, id),
    corrected: await correctionsSince(tx, season, unit.id, paper.sentAt),
    exceptions: await exceptionsOf(tx, id),
    supplements: await supplementsOf(tx, id),
  };
}

/** Corrections of points that the report counts, made after it was signed; null where there is none. */
async function correctionsSince(
  tx: Tx,
  season: { id: string; endsOn: Day },
  unitId: string,
  signedAt: Date | null,
): Promise<Corrections | null> {
  if (!signedAt) return null;
  const [row] = await tx.$queryRaw<{ points: number; last: Date | null }[]>`
    select count(distinct d.record_id)::int as points, max(d.at) as last
      from decision d join festival f on f.id = d.record_id and f.season_id = ${season.id}::uuid
     where d.record_kind = 'festival' and d.step = 'correct' and d.at > ${signedAt}
       and d.unit_id in ${landOf(unitId, season.endsOn)}`;
  return row?.last ? { points: row.points, last: row.last } : null;
}

/** The provinces that the reader may report for in a season: those they act for and that were alive in it. */
export async function reportUnits(tx: Tx, actor: Actor, seasonId: string): Promise<PlanUnit[]> {
  return tx.$queryRaw<PlanUnit[]>`
    select u.id, u.code, u.level, u.kind, u.name, r.id as "planId"
      from unit u
      join season s on s.id = ${seasonId}::uuid
      left join festival_report r on r.unit_id = u.id and r.season_id = s.id
     where u.id = any(${[...actor.actsFor]}::uuid[]) and u.level = 'province'
       and u.valid_from <= s.ends_on and coalesce(u.valid_to, 'infinity') > s.ends_on
     order by u.code, u.id`;
}

/** What was accepted of a land, of the sums that every writer keeps (migration 0025). */
export async function reportFigures(tx: Tx, seasonId: string, land: Prisma.Sql): Promise<ReportFigures> {
  // As an array the few units find their sums by index; as a subquery those of the country are read.
  const units = Prisma.sql`unit_id = any(array${land})`;
  const amounts = await tx.$queryRaw<Amount[]>`
    select measure, cell, sum(final)::float8 as amount from figure_sum
     where season_id = ${seasonId}::uuid and ${units}
     group by measure, cell having sum(final) > 0`;
  const [row] = await tx.$queryRaw<{ communes: number }[]>`
    select count(*)::int as communes from unit c join season s on s.id = ${seasonId}::uuid
     where c.level = 'commune' and c.id in ${land}
       and c.valid_from <= s.ends_on and coalesce(c.valid_to, 'infinity') > s.ends_on`;
  return reportFiguresOf(amounts, row?.communes ?? 0);
}

/** Which communes have sent something, which have not, and what still waits. */
export async function coverageOf(
  tx: Tx,
  season: { id: string; endsOn: string },
  unitId: string,
): Promise<Coverage> {
  const communes = await tx.$queryRaw<(SilentCommune & { sent: number })[]>`
    select u.id, u.code, u.level, u.kind, u.name,
           case when p.level = 'district' then p.name end as "districtName",
           count(f.id) filter (where f.state in ('sent', 'accepted', 'locked'))::int as sent,
           count(f.id) filter (where f.state in ('draft', 'submitted', 'returned'))::int as drafts
      from unit u
      left join unit p on p.id = u.parent_id
      left join festival f on f.unit_id = u.id and f.season_id = ${season.id}::uuid
     where u.level = 'commune' and u.id in ${landOf(unitId, season.endsOn)} and ${aliveOn(season.endsOn)}
     group by u.id, p.level, p.name
     order by u.code, u.id`;
  const [points] = await tx.$queryRaw<{ waiting: number; unsent: number }[]>`
    select count(*) filter (where state = 'sent')::int as waiting,
           count(*) filter (where state in ('draft', 'submitted', 'returned'))::int as unsent
      from festival where season_id = ${season.id}::uuid and unit_id in ${landOf(unitId, season.endsOn)}`;
  return {
    expected: communes.length,
    reported: communes.filter((row) => row.sent > 0).length,
    silent: communes.filter((row) => row.sent === 0).map(({ sent: _sent, ...row }) => row),
    waiting: points?.waiting ?? 0,
    unsent: points?.unsent ?? 0,
    extended: await extendedBelow(tx, season.id, landOf(unitId, season.endsOn)),
  };
}

/** True for records that a report does not go without: those of its missing communes are locked with their supplement. */
export function notMissing(reportId: string | Prisma.Sql): Prisma.Sql {
  const report = typeof reportId === "string" ? Prisma.sql`${reportId}::uuid` : reportId;
  return Prisma.sql`unit_id not in (
    select missing_unit_id from report_exception where report_id = ${report} and closed_at is null)`;
}

/** What a lock of the province's report would move and what it would leave. */
export async function lockPreview(
  tx: Tx,
  season: { id: string; endsOn: string },
  unitId: string,
  reportId: string,
): Promise<LockPreview> {
  const land = landOf(unitId, season.endsOn);
  const [row] = await tx.$queryRaw<LockPreview[]>`
    with record as (
      select 'festival' as kind, state from festival
       where season_id = ${season.id}::uuid and unit_id in ${land} and ${notMissing(reportId)}
      union all
      select 'plan', state from festival_plan
       where season_id = ${season.id}::uuid and unit_id in ${land} and ${notMissing(reportId)}
    )
    select count(*) filter (where kind = 'festival' and state = 'accepted')::int as points,
           count(*) filter (where kind = 'plan' and state = 'accepted')::int as plans,
           count(*) filter (where state not in ('accepted', 'locked'))::int as left
      from record`;
  return row ?? { points: 0, plans: 0, left: 0 };
}
