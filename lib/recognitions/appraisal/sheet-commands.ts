import "server-only";
import type { Actor } from "@/lib/core/actor";
import { type Day, dayOf } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { type Issue, NotThere, refuseIf } from "@/lib/core/refusal";
import { readAnswer } from "@/lib/recognitions/applications/answers";
import { criteriaOf, type LeafCriterion, leavesOf } from "@/lib/recognitions/criteria/document";
import type { Answer } from "@/lib/recognitions/criteria/scoring";
import { getAppraisal } from "./appraisal-queries";
import { citablesOf } from "./cites";
import { compareSheets } from "./compare";
import type { BeginSheetInput, SaveSheetInput } from "./schema";
import type { AppraisalView } from "./view";
import { appraisalIssue } from "./words";

type Saved = { appraisal: string };

/** The criteria that are scored, by the id of their row. */
export function leavesById(view: AppraisalView): Map<string, LeafCriterion> {
  const { document, criterionIds } = view.record;
  const leaves = document ? criteriaOf(document).flatMap(leavesOf) : [];
  return new Map(leaves.map((leaf) => [criterionIds[leaf.key] ?? "", leaf]));
}

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

/** Saves a sheet as it was typed; sends it where asked: complete, each point with what it rests on, and never to be edited. */
export async function saveSheet(
  tx: Tx,
  actor: Actor,
  input: SaveSheetInput,
  today: Day = dayOf(new Date()),
): Promise<Saved> {
  const [row] = await tx.$queryRaw<{ appraisalId: string; state: string }[]>`
    select appraisal_id as "appraisalId", state::text as state from score_sheet
     where id = ${input.sheet}::uuid and user_id = ${actor.userId}::uuid for update`;
  if (!row) throw new NotThere();
  if (row.state === "sent") refuseIf([appraisalIssue("sent")]);
  const view = await viewFor(tx, actor, row.appraisalId, today);
  if (!view.desks.some(({ userId }) => userId === actor.userId)) refuseIf([appraisalIssue("not_assigned")]);
  const leaves = leavesById(view);
  const issues: Issue[] = [];
  const rows: { criterionId: string; answer: Answer | null; remark: string; cites: string[] }[] = [];
  for (const [criterionId, leaf] of leaves) {
    const typed = input.scores[criterionId] ?? {
      answer: "",
      remark: "",
      cites: [],
      notApplicable: undefined,
    };
    const read = readAnswer(leaf, typed.answer, typed.notApplicable !== "yes");
    if (read.issue) {
      issues.push({ ...read.issue, path: `scores.${criterionId}.answer` });
      continue;
    }
    const known = new Set(citablesOf(view, leaf).map(({ code }) => code));
    if (typed.cites.some((code) => !known.has(code)))
      issues.push(appraisalIssue("cite_unknown", `scores.${criterionId}.cites`));
    rows.push({ criterionId, answer: read.answer, remark: typed.remark, cites: typed.cites });
  }
  refuseIf(issues);
  await tx.memberScore.deleteMany({ where: { sheetId: input.sheet } });
  await tx.memberScore.createMany({
    data: rows.map(({ criterionId, answer, remark, cites }) => ({
      ...{ unitId: view.unitId, sheetId: input.sheet, criterionId, remark, cites },
      ...columnsOf(answer),
    })),
  });
  if (input.intent === "send") await sendSheet(tx, view, input.sheet, rows, leaves);
  return { appraisal: view.id };
}

async function sendSheet(
  tx: Tx,
  view: AppraisalView,
  sheetId: string,
  rows: readonly { criterionId: string; answer: Answer | null; cites: string[] }[],
  leaves: ReadonlyMap<string, LeafCriterion>,
): Promise<void> {
  const findings = Object.fromEntries(
    rows.map(({ criterionId, answer, cites }) => [criterionId, { answer, cites, remark: "" }]),
  );
  const alone = {
    assignmentId: "",
    userId: "",
    userName: "",
    edition: 1,
    state: "draft" as const,
    reason: "",
    sentAt: null,
  };
  const lines = compareSheets({ ...view, sheets: [{ ...alone, id: sheetId, findings }] }).flatMap(
    (group) => group.lines,
  );
  const points = new Map(lines.map(({ id, members }) => [id, members[0]?.points ?? 0]));
  refuseIf(
    rows.flatMap(({ criterionId, answer, cites }) => {
      const code = leaves.get(criterionId)?.code ?? "";
      const at = (issue: Issue): Issue => ({ ...issue, message: `${code}: ${issue.message}` });
      if (answer === null) return [at(appraisalIssue("not_scored", `scores.${criterionId}.answer`))];
      return (points.get(criterionId) ?? 0) > 0 && cites.length === 0
        ? [at(appraisalIssue("not_cited", `scores.${criterionId}.cites`))]
        : [];
    }),
  );
  await tx.scoreSheet.update({
    where: { id: sheetId },
    data: { state: "sent", sentAt: new Date() },
    select: { id: true },
  });
}
