import "server-only";
import type { Actor } from "@/lib/core/actor";
import { dayOf, fromDate, toDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { originalOf } from "@/lib/core/merge";
import { formatNumber } from "@/lib/core/numbers";
import { reconcile } from "@/lib/core/reconcile";
import { NotThere, Refusal, refuseIf } from "@/lib/core/refusal";
import type { ReturnOrder } from "@/lib/core/return-input";
import { keepClosed, openedBy } from "@/lib/core/review";
import { editObstacles } from "@/lib/core/workflow";
import { movePaper, recordCreation } from "@/lib/festivals/papers/step-commands";
import {
  assertSeasonTakesRecords,
  lockInSeason,
  refuseUnlessMay,
} from "@/lib/festivals/seasons/guard-commands";
import { keepExceptions } from "@/lib/festivals/supplements/exception-commands";
import { signIssues } from "./checks";
import { coverageOf, reportContent, reportUnits } from "./queries";
import type { CreateReportInput, EditReportInput, ReportStepInput, SendReportInput } from "./schema";
import { reportReaders, reportReceipt } from "./view";

/** Drafts the season report of a province; there is one. */
export async function createReport(tx: Tx, actor: Actor, input: CreateReportInput): Promise<{ id: string }> {
  refuseUnlessMay(actor, "report.enter");
  await assertSeasonTakesRecords(tx, "report", input.seasonId, input.unitId);
  const unit = (await reportUnits(tx, actor, input.seasonId)).find((row) => row.id === input.unitId);
  if (!unit) throw new NotThere();
  const inserted = await tx.$queryRaw<{ id: string }[]>`
    insert into festival_report (unit_id, season_id, number, issued_on, signer, leadership, results, strengths,
                                 shortcomings, lessons, proposals, holder_unit_id, entered_by_id, entered_by_name)
    values (${unit.id}::uuid, ${input.seasonId}::uuid, ${input.number}, ${input.issuedOn}::date, ${input.signer},
            ${input.leadership}, ${input.results}, ${input.strengths}, ${input.shortcomings}, ${input.lessons},
            ${input.proposals}, ${unit.id}::uuid, ${actor.userId}::uuid, ${actor.fullName})
    on conflict (unit_id, season_id) do nothing
    returning id`;
  const report = inserted[0];
  if (!report) {
    throw new Refusal([
      {
        path: "unitId",
        code: "report_exists",
        message: "Đơn vị đã có báo cáo của mùa này. Mở báo cáo đó để sửa.",
      },
    ]);
  }
  await recordCreation(tx, actor, "report", report.id, unit.id);
  return report;
}

/** Changes what a report says while it lies with its province. */
export async function editReport(
  tx: Tx,
  actor: Actor,
  input: EditReportInput,
): Promise<{ id: string; merged: boolean }> {
  const row = await lockInSeason(tx, "report", input.id);
  refuseIf(editObstacles("report", row, actor));
  const stored = await reportContent(tx, input.id);
  const { id, version, original, choice, ...mine } = input;
  const saved = { table: "festival_report", id, version: row.version };
  const drawn = { version, original, choice };
  const form = await reconcile(tx, actor, saved, reportReaders, drawn, mine, stored);
  const kept = keepClosed(reportReaders, row.openFields, stored, { ...stored, ...form.content });
  await form.refuseIf(kept.issues);
  const { issuedOn, ...plain } = kept.content;
  await tx.festivalReport.update({
    where: { id },
    data: {
      ...plain,
      issuedOn: issuedOn === null ? null : toDate(issuedOn),
      enteredById: actor.userId,
      enteredByName: actor.fullName,
      version: { increment: 1 },
      updatedAt: new Date(),
    },
    select: { id: true },
  });
  return { id, merged: form.merged };
}

/** The officer hands the draft to the leader who signs. */
export async function submitReport(tx: Tx, actor: Actor, input: ReportStepInput): Promise<{ id: string }> {
  return movePaper(tx, actor, "report", "submit", input);
}

export async function handBackReport(tx: Tx, actor: Actor, input: ReportStepInput): Promise<{ id: string }> {
  return movePaper(tx, actor, "report", "handBack", input);
}

/**
 * The leader signs and sends to V05. Nothing may wait for the province any more; communes that sent nothing must have
 * been seen, and their number stays in the timeline.
 */
export async function sendReport(tx: Tx, actor: Actor, input: SendReportInput): Promise<{ id: string }> {
  return movePaper(tx, actor, "report", "send", input, async (row) => {
    const season = await tx.season.findUniqueOrThrow({
      where: { id: row.seasonId },
      select: { id: true, endsOn: true, year: true },
    });
    const coverage = await coverageOf(tx, { id: season.id, endsOn: fromDate(season.endsOn) }, row.unitId);
    const silent = coverage.silent.length;
    const content = await reportContent(tx, input.id);
    const { unnamed } = await keepExceptions(tx, row, input);
    refuseIf(
      signIssues(
        content,
        { waiting: coverage.waiting, silent, unnamed },
        input.acknowledged === "yes",
        dayOf(new Date()),
      ),
    );
    const reported = `${formatNumber(coverage.reported)}/${formatNumber(coverage.expected)} đơn vị cấp xã có điểm đã gửi.`;
    const note =
      silent === 0
        ? reported
        : `${reported} Ký khi còn thiếu ${formatNumber(silent)} đơn vị, đã ghi lý do từng đơn vị.`;
    return { note, receipt: reportReceipt(content, season.year, coverage) };
  });
}

/** Takes a sent report back as long as V05 has not decided. */
export async function recallReport(tx: Tx, actor: Actor, input: ReportStepInput): Promise<{ id: string }> {
  return movePaper(tx, actor, "report", "recall", input);
}

export async function acceptReport(tx: Tx, actor: Actor, input: ReportStepInput): Promise<{ id: string }> {
  return movePaper(tx, actor, "report", "accept", input);
}

/** Gives a report back to its province, with the reason and the fields that open; without a field, all of them. */
export async function returnReport(tx: Tx, actor: Actor, input: ReturnOrder): Promise<{ id: string }> {
  return movePaper(tx, actor, "report", "return", input, async () => {
    const { remarks = [], whole = false } = input;
    const fields = originalOf(reportReaders, await reportContent(tx, input.id));
    return { review: { fields, remarks, openFields: openedBy({ remarks, whole }) } };
  });
}
