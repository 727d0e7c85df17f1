import "server-only";
import type { Actor } from "@/lib/core/actor";
import { type Day, dayOf, formatInstant } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { originalOf } from "@/lib/core/merge";
import { reconcile } from "@/lib/core/reconcile";
import { type Issue, NotThere, refuseIf } from "@/lib/core/refusal";
import { readAnswer } from "@/lib/recognitions/applications/answers";
import type { Answer } from "@/lib/recognitions/criteria/scoring";
import { getAppraisal } from "./appraisal-queries";
import { citablesOf } from "./cites";
import { compareSheets } from "./compare";
import type { BeginSheetInput, SaveSheetInput } from "./schema";
import { findingAt, leavesById, type SheetContent, sheetContent, sheetReaders } from "./sheet-fields";
import type { AppraisalView, Finding, Sheet } from "./view";
import { appraisalIssue } from "./words";

type Saved = { appraisal: string };

/** The columns of an answer. */
export function columnsOf(answer: Answer | null) {
  return {
    value: answer?.value ?? null,
    met: answer?.met ?? null,
    grade: answer?.grade ?? null,
    notApplicable: answer?.notApplicable ?? false,
  };
}

async function viewFor(tx: Tx, actor: Actor, id: string, today: Day): Promise<AppraisalView> {
  const view = await getAppraisal(tx, id, actor.userId, today);
  if (!view) throw new NotThere();
  if (view.state !== "open") refuseIf([appraisalIssue("closed")]);
  return view;
}

/**
 * Begins a sheet: the first, or a new edition of one that was sent, with the reason. What the member found last time at
 * this application stands in it again.
 */
export async function beginSheet(
  tx: Tx,
  actor: Actor,
  input: BeginSheetInput,
  today: Day = dayOf(new Date()),
): Promise<Saved> {
  const view = await viewFor(tx, actor, input.appraisal, today);
  const desk = view.desks.find(({ userId }) => userId === actor.userId);
  if (!desk) refuseIf([appraisalIssue("not_assigned")]);
  if (view.draft) return { appraisal: view.id };
  if (desk?.sentAt && input.reason === "") refuseIf([appraisalIssue("reason_missing", "reason")]);
  const [earlier] = await tx.$queryRaw<{ id: string | null }[]>`
    select my_last_sheet(${view.record.id}::uuid, ${view.level}::unit_level) as id`;
  const { id } = await tx.scoreSheet.create({
    data: {
      ...{ unitId: view.unitId, appraisalId: view.id, assignmentId: desk?.assignmentId ?? "" },
      ...{ userId: actor.userId, userName: actor.fullName, reason: desk?.sentAt ? input.reason : "" },
    },
    select: { id: true },
  });
  if (earlier?.id) {
    await tx.$executeRaw`
      insert into member_score (unit_id, sheet_id, criterion_id, value, met, grade, not_applicable, remark, cites)
      select unit_id, ${id}::uuid, criterion_id, value, met, grade, not_applicable, remark, cites from member_score where sheet_id = ${earlier.id}::uuid`;
  }
  return { appraisal: view.id };
}

/**
 * Saves a sheet as it was typed; sends it where asked: complete, each point with what it rests on, and never to be
 * edited. What its writer saved in another window meanwhile stays, field by field; what both changed is asked about.
 */
export async function saveSheet(
  tx: Tx,
  actor: Actor,
  input: SaveSheetInput,
  today: Day = dayOf(new Date()),
): Promise<Saved & { merged: boolean }> {
  const [row] = await tx.$queryRaw<{ appraisalId: string; state: string; updatedAt: Date }[]>`
    select appraisal_id as "appraisalId", state::text as state, updated_at as "updatedAt" from score_sheet
     where id = ${input.id}::uuid and user_id = ${actor.userId}::uuid for update`;
  if (!row) throw new NotThere();
  if (row.state === "sent") refuseIf([appraisalIssue("sent")]);
  const view = await viewFor(tx, actor, row.appraisalId, today);
  if (!view.draft || !view.desks.some(({ userId }) => userId === actor.userId))
    refuseIf([appraisalIssue("not_assigned")]);
  const stored = sheetContent(view.draft?.findings ?? {});
  const mine = readTyped(view, input);
  const saved = {
    ...{ table: "score_sheet", id: input.id, version: view.draft?.version ?? 0 },
    by: `chính bạn ở cửa sổ khác, lúc ${formatInstant(row.updatedAt)}`,
  };
  const readers = sheetReaders(view);
  const form = await reconcile(tx, actor, saved, readers, input, mine, stored);
  const content = { ...stored, ...form.content } as SheetContent;
  if (JSON.stringify(originalOf(readers, content)) !== JSON.stringify(originalOf(readers, stored)))
    await writeScores(tx, view, input.id, content);
  if (input.intent === "send") {
    await form.refuseIf(sendObstacles(view, input.id, content));
    const sent = { state: "sent" as const, sentAt: new Date() };
    await tx.scoreSheet.update({ where: { id: input.id }, data: sent, select: { id: true } });
  }
  return { appraisal: view.id, merged: form.merged };
}

/** What was typed, or why it cannot be; a criterion that did not stand in the form stays as it is. */
function readTyped(view: AppraisalView, { scores }: SaveSheetInput): SheetContent {
  const issues: Issue[] = [];
  const findings: Record<string, Finding> = {};
  for (const [id, leaf] of leavesById(view)) {
    const typed = scores[id];
    if (!typed) continue;
    const read = readAnswer(leaf, typed.answer, typed.notApplicable !== "yes");
    if (read.issue) {
      issues.push({ ...read.issue, path: `scores.${id}.answer` });
      continue;
    }
    const known = new Set(citablesOf(view, leaf).map(({ code }) => code));
    if (typed.cites.some((code) => !known.has(code)))
      issues.push(appraisalIssue("cite_unknown", `scores.${id}.cites`));
    findings[id] = { answer: read.answer, remark: typed.remark, cites: typed.cites };
  }
  refuseIf(issues);
  return sheetContent(findings);
}

async function writeScores(tx: Tx, view: AppraisalView, sheetId: string, content: SheetContent) {
  await tx.memberScore.deleteMany({ where: { sheetId } });
  await tx.memberScore.createMany({
    data: [...leavesById(view).keys()].map((criterionId) => {
      const { answer, remark, cites } = findingAt(content, criterionId);
      return { unitId: view.unitId, sheetId, criterionId, remark, cites, ...columnsOf(answer) };
    }),
  });
  await tx.scoreSheet.update({
    where: { id: sheetId },
    data: { version: { increment: 1 }, updatedAt: new Date() },
    select: { id: true },
  });
}

/** What keeps a sheet from being sent. */
function sendObstacles(view: AppraisalView, sheetId: string, content: SheetContent): Issue[] {
  const leaves = leavesById(view);
  const findings = Object.fromEntries([...leaves.keys()].map((id) => [id, findingAt(content, id)]));
  const alone = { ...(view.draft as Sheet), id: sheetId, assignmentId: "", findings };
  const lines = compareSheets({ ...view, sheets: [alone] }).flatMap((group) => group.lines);
  const points = new Map(lines.map(({ id, members }) => [id, members[0]?.points ?? 0]));
  return Object.entries(findings).flatMap(([id, { answer, cites }]) => {
    const code = leaves.get(id)?.code ?? "";
    const at = (issue: Issue): Issue => ({ ...issue, message: `Tiêu chí ${code}: ${issue.message}` });
    if (answer === null) return [at(appraisalIssue("not_scored", `scores.${id}.answer`))];
    return (points.get(id) ?? 0) > 0 && cites.length === 0
      ? [at(appraisalIssue("not_cited", `scores.${id}.cites`))]
      : [];
  });
}
