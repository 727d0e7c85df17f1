import "server-only";
import { readCalendar } from "@/lib/calendar/queries";
import { fromDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { listReceipts } from "@/lib/core/receipt";
import { NotThere } from "@/lib/core/refusal";
import { getReview } from "@/lib/core/reviewing";
import type { WorkflowRow } from "@/lib/core/workflow";
import { extendedDue, planDue, seasonDue } from "@/lib/festivals/deadlines/due";
import { extendedUntil } from "@/lib/festivals/deadlines/due-queries";
import type { PaperFlow, TimelineRow, UnitName } from "@/lib/festivals/plans/view";
import { seasonDays } from "@/lib/festivals/seasons/queries";
import { chainOf } from "@/lib/units/queries";
import { Prisma } from "@/prisma/generated/client";
import type { SeasonState } from "@/prisma/generated/enums";

type Stored = WorkflowRow &
  Omit<UnitName, "id" | "level"> & {
    seasonId: string;
    year: number;
    theme: string;
    startsOn: Date;
    endsOn: Date;
    planDueOn: Date;
    provincePlanDueOn: Date | null;
    resultDueOn: Date;
    districtDueOn: Date | null;
    reportDueOn: Date;
    demo: boolean;
    seasonVersion: number;
    enteredByName: string;
    openFields: string[];
    createdAt: Date;
    updatedAt: Date;
    sentAt: Date | null;
    acceptedAt: Date | null;
  };

const tables = { plan: Prisma.sql`festival_plan`, report: Prisma.sql`festival_report` };

/** A report is not held by its own signature. */
const signed = { plan: Prisma.sql`report_signed(r.unit_id, r.season_id)`, report: Prisma.sql`false` };

/** A plan or report as its page needs it: where it stands, its season, its way and its timeline. */
export async function readPaper(tx: Tx, kind: "plan" | "report", id: string): Promise<PaperFlow> {
  const rows = await tx.$queryRaw<Stored[]>`
    select r.id, r.unit_id as "unitId", u.level as "unitLevel", u.code, u.kind, u.name, r.state,
           r.holder_unit_id as "holderUnitId", h.level as "holderLevel",
           coalesce(h.valid_to <= today_in_vietnam(), false) as "holderClosed",
           r.received, r.entered_by_id as "enteredById", r.editor_ids as "editorIds",
           r.created_by_unit_id as "createdByUnitId", ${signed[kind]} as "reportSigned", r.entered_by_name as "enteredByName",
           r.sent_by_id as "sentById", r.sent_at as "sentAt", r.accepted_at as "acceptedAt",
           r.created_at as "createdAt", r.updated_at as "updatedAt", r.version,
           r.open_fields as "openFields", s.id as "seasonId", season_state_for(r.unit_id, s.id, ${kind}::extension_what) as "seasonState", s.year, s.theme, s.starts_on as "startsOn",
           s.ends_on as "endsOn", s.plan_due_on as "planDueOn",
           s.province_plan_due_on as "provincePlanDueOn", s.result_due_on as "resultDueOn",
           s.district_due_on as "districtDueOn", s.report_due_on as "reportDueOn", s.demo, s.version as "seasonVersion"
      from ${tables[kind]} r
      join unit u on u.id = r.unit_id
      join season s on s.id = r.season_id
      left join unit h on h.id = r.holder_unit_id
     where r.id = ${id}::uuid`;
  const row = rows[0];
  if (!row) throw new NotThere();
  const days = seasonDays(row);
  const due = seasonDue(days, await readCalendar(tx));
  const until = await extendedUntil(tx, row.unitId, row.seasonId, kind);
  const season = {
    id: row.seasonId,
    year: row.year,
    theme: row.theme,
    state: row.seasonState as SeasonState,
    demo: row.demo,
    version: row.seasonVersion,
    startsOn: fromDate(row.startsOn),
    endsOn: fromDate(row.endsOn),
    ...days,
    due,
  };
  return {
    workflow: row,
    unit: { id: row.unitId, code: row.code, level: row.unitLevel, kind: row.kind, name: row.name },
    season,
    due: extendedDue(kind === "plan" ? planDue(due, row.unitLevel) : due.report, until),
    enteredByName: row.enteredByName,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    sentAt: row.sentAt,
    acceptedAt: row.acceptedAt,
    chain: await chainOf(tx, row.unitId, kind === "plan" ? season.startsOn : season.endsOn),
    timeline: await timelineOf(tx, id),
    receipts: await listReceipts(tx, id),
    review: await getReview(tx, id, row.openFields),
  };
}

/** Who moved a record, the latest first. */
export async function timelineOf(tx: Tx, recordId: string): Promise<TimelineRow[]> {
  return tx.decision.findMany({
    where: { recordId },
    select: {
      id: true,
      step: true,
      at: true,
      note: true,
      actorName: true,
      actorRole: true,
      actorUnitName: true,
      delegatorName: true,
      delegationNumber: true,
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
}
