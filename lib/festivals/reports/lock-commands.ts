import "server-only";
import type { Actor } from "@/lib/core/actor";
import { fromDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { takeStep } from "@/lib/core/decide";
import { formatNumber } from "@/lib/core/numbers";
import { NotThere, refuseIf } from "@/lib/core/refusal";
import { policeOf } from "@/lib/core/words";
import { obstacles } from "@/lib/core/workflow";
import { landOf } from "@/lib/festivals/papers/land-queries";
import { refuseStale } from "@/lib/festivals/papers/step-commands";
import { lockInSeason, refuseUnlessMay } from "@/lib/festivals/seasons/guard-commands";
import { Prisma } from "@/prisma/generated/client";
import { notMissing } from "./queries";
import type { LockReportInput, LockReportsInput, UnlockReportInput } from "./schema";

type Locked = { id: string; points: number; plans: number };

/**
 * Locks an accepted report with all accepted points and plans of its province's land in that season. What is not yet
 * accepted stays as it is. A second time it takes along what was accepted since, or changes nothing.
 */
export async function lockReport(tx: Tx, actor: Actor, input: LockReportInput): Promise<Locked> {
  refuseUnlessMay(actor, "report.lock");
  const row = await lockInSeason(tx, "report", input.id);
  refuseStale(row, input.version);
  const again = row.state === "locked";
  if (!again) refuseIf(obstacles("lock", "report", row, actor));
  const { number, season } = await tx.festivalReport.findUniqueOrThrow({
    where: { id: row.id },
    select: { number: true, season: { select: { endsOn: true } } },
  });
  const of = { ...row, endsOn: fromDate(season.endsOn) };
  const note = `Khóa theo báo cáo số ${number}.`;
  const where = Prisma.sql`unit_id in ${landOf(of.unitId, of.endsOn)} and ${notMissing(row.id)}`;
  const plans = await lockBelow(tx, actor, "plan", row.seasonId, where, note);
  const points = await lockBelow(tx, actor, "festival", row.seasonId, where, note);
  if (!again) {
    await takeStep(tx, actor, "report", row, "lock", {
      note: `Khóa cùng ${formatNumber(points)} điểm và ${formatNumber(plans)} kế hoạch đã tiếp nhận.`,
    });
  }
  return { id: row.id, points, plans };
}

/**
 * Opens a locked report again, so that it can be returned to its province. The points and plans that were locked with
 * it stay locked; what the province left as drafts can be worked on once the report is returned.
 */
export async function unlockReport(tx: Tx, actor: Actor, input: UnlockReportInput): Promise<{ id: string }> {
  refuseUnlessMay(actor, "report.lock");
  const row = await lockInSeason(tx, "report", input.id);
  refuseStale(row, input.version);
  refuseIf(obstacles("unlock", "report", row, actor));
  await takeStep(tx, actor, "report", row, "unlock", { note: input.note });
  return { id: row.id };
}

/** Locks every accepted report of a season. Each province's line of the timeline says what went with it. */
export async function lockReports(
  tx: Tx,
  actor: Actor,
  input: LockReportsInput,
): Promise<{ year: number; locked: Locked[] }> {
  refuseUnlessMay(actor, "report.lock");
  const season = await tx.season.findUnique({ where: { id: input.seasonId }, select: { year: true } });
  if (!season) throw new NotThere();
  const reports = await tx.$queryRaw<{ id: string; version: number }[]>`
    select id, version from festival_report
     where season_id = ${input.seasonId}::uuid and state = 'accepted' and accepted_at <= ${new Date(input.until)}
     order by id for update`;
  const locked: Locked[] = [];
  for (const report of reports) locked.push(await lockReport(tx, actor, report));
  return { year: season.year, locked };
}

/** Locks what was accepted of some communes: those that a supplement of a locked report carried. */
export async function lockCommunes(
  tx: Tx,
  actor: Actor,
  seasonId: string,
  units: string[],
  note: string,
): Promise<{ points: number; plans: number }> {
  const where = Prisma.sql`unit_id = any(${units}::uuid[])`;
  return {
    plans: await lockBelow(tx, actor, "plan", seasonId, where, note),
    points: await lockBelow(tx, actor, "festival", seasonId, where, note),
  };
}

const tables = { plan: Prisma.sql`festival_plan`, festival: Prisma.sql`festival` };

/** One statement for all records of a kind, with one line of the timeline for each. */
async function lockBelow(
  tx: Tx,
  actor: Actor,
  kind: keyof typeof tables,
  seasonId: string,
  where: Prisma.Sql,
  note: string,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    with locked as (
      update ${tables[kind]} set state = 'locked', version = version + 1, updated_at = now()
       where season_id = ${seasonId}::uuid and state = 'accepted' and ${where}
      returning id, unit_id
    ), told as (
      insert into decision (unit_id, record_kind, record_id, step, from_state, to_state, note,
                            actor_id, actor_name, actor_role, actor_unit_id, actor_unit_name)
      select unit_id, ${kind}::record_kind, id, 'lock', 'accepted', 'locked', ${note},
             ${actor.userId}::uuid, ${actor.fullName}, ${actor.role}::role, ${actor.unit.id}::uuid, ${policeOf(actor.unit)}
        from locked
    )
    select count(*)::int as count from locked`;
  return row?.count ?? 0;
}
