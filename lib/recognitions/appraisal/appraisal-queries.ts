import "server-only";
import { type Day, fromDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { getApplication } from "@/lib/recognitions/applications/queries";
import type { ApplicationRecord } from "@/lib/recognitions/applications/record";
import type { Answer } from "@/lib/recognitions/criteria/scoring";
import type { Agreed, AppraisalView, Citable, Desk, Finding, Note, Sheet } from "./view";

type Scored = { value: number | null; met: boolean | null; grade: string | null; notApplicable: boolean };

function answerOf({ value, met, grade, notApplicable }: Scored): Answer | null {
  if (notApplicable) return { notApplicable: true };
  if (met !== null) return { met };
  if (grade !== null) return { grade };
  return value === null ? null : { value };
}

/** An appraisal with everything that its pages show; null when it is not there or not for this person. */
export async function getAppraisal(
  tx: Tx,
  id: string,
  userId: string,
  today: Day,
): Promise<AppraisalView | null> {
  const row = await tx.appraisal.findUnique({ where: { id }, include: { team: true } });
  const record = row && (await getApplication(tx, row.applicationId, today));
  if (!row || !record) return null;
  const { team } = row;
  const all = await readSheets(tx, id);
  const desks = await readDesks(tx, id);
  const active = new Set(desks.map(({ assignmentId }) => assignmentId));
  const [open] = await tx.$queryRaw<{ revealed: boolean }[]>`select sheets_revealed(${id}::uuid) as revealed`;
  const agreed = await tx.agreedScore.findMany({ where: { appraisalId: id } });
  const notes = await tx.appraisalNote.findMany({
    where: { appraisalId: id },
    orderBy: [{ heldOn: "asc" }, { id: "asc" }],
  });
  return {
    ...{ id, version: row.version, unitId: row.unitId, level: row.level, round: row.round, state: row.state },
    team: {
      ...{ id: team.id, name: team.name, decisionNumber: team.decisionNumber },
      ...{ decidedOn: fromDate(team.decidedOn), moderateFrom: team.moderateFrom },
    },
    ...{ record, desks, revealed: open?.revealed ?? false },
    sheets: lastSent(all.filter(({ assignmentId }) => active.has(assignmentId))),
    draft: all.find((sheet) => sheet.userId === userId && sheet.state === "draft") ?? null,
    agreed: Object.fromEntries(
      agreed.map((one): [string, Agreed] => [
        one.criterionId,
        { answer: answerOf(one) ?? {}, remark: one.remark, moderation: one.moderation },
      ]),
    ),
    notes: notes.map(
      ({ id: noteId, kind, heldOn, place, present, content, enteredByName }): Note => ({
        ...{ id: noteId, kind, heldOn: fromDate(heldOn), place, present, content, enteredByName },
      }),
    ),
    evidence: await readEvidence(tx, record),
    result:
      row.passed === null
        ? null
        : {
            total: row.agreedTotal ?? 0,
            met: row.agreedMet ?? 0,
            class: row.agreedClass,
            passed: row.passed,
          },
    ...{ conclusion: row.conclusion, agreedByName: row.agreedByName, agreedAt: row.agreedAt },
  };
}

async function readDesks(tx: Tx, id: string): Promise<Desk[]> {
  return tx.$queryRaw<Desk[]>`
    select g.id as "assignmentId", g.user_id as "userId", p.user_name as "userName", p.user_unit as "userUnit", s.sent_at as "sentAt"
      from appraisal_assignment g join appraisal_member p on p.id = g.member_id left join sheets_sent(${id}::uuid) s on s.assignment_id = g.id
     where g.appraisal_id = ${id}::uuid and g.ended_at is null order by p.user_name, g.id`;
}

/** The sheets that the database lets the reader see. */
async function readSheets(tx: Tx, id: string): Promise<Sheet[]> {
  const rows = await tx.scoreSheet.findMany({
    where: { appraisalId: id },
    include: { scores: true },
    orderBy: [{ userName: "asc" }, { assignmentId: "asc" }, { edition: "asc" }],
  });
  return rows.map((row) => ({
    ...{ id: row.id, assignmentId: row.assignmentId, userId: row.userId, userName: row.userName },
    ...{ edition: row.edition, state: row.state, reason: row.reason, sentAt: row.sentAt },
    ...{ version: row.version, updatedAt: row.updatedAt },
    findings: Object.fromEntries(
      row.scores.map((one): [string, Finding] => [
        one.criterionId,
        { answer: answerOf(one), remark: one.remark, cites: one.cites },
      ]),
    ),
  }));
}

function lastSent(sheets: readonly Sheet[]): Sheet[] {
  const last = new Map<string, Sheet>();
  for (const sheet of sheets) if (sheet.state === "sent") last.set(sheet.assignmentId, sheet);
  return [...last.values()];
}

/** What each criterion's answer brings as evidence: records of the portal, and files. */
async function readEvidence(tx: Tx, record: ApplicationRecord): Promise<Record<string, Citable[]>> {
  const rows = await tx.$queryRaw<{ criterionId: string; id: string; label: string; href: string | null }[]>`
    select n.criterion_id::text as "criterionId", e.id, e.title as label, case when e.record_id is null or evidence_opens(e.record_kind, e.address) then e.address end as href
      from answer_evidence e join application_answer n on n.id = e.answer_id
     where e.application_id = ${record.id}::uuid
    union all
    select part, id, coalesce(nullif(caption, ''), file_name), '/evidence/' || id from evidence_file
     where record_kind = 'application' and record_id = ${record.id}::uuid and removed_at is null and hidden_at is null
     order by 1, 2`;
  const found: Record<string, Citable[]> = {};
  for (const { criterionId, id, label, href } of rows) {
    found[criterionId] = [
      ...(found[criterionId] ?? []),
      { code: `evidence:${id}`, label, href: href ?? undefined },
    ];
  }
  return found;
}
