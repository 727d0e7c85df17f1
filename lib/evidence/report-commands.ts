import "server-only";
import { type Actor, may } from "@/lib/core/actor";
import { inScope, type Tx } from "@/lib/core/db";
import { fileStore } from "@/lib/core/files";
import { NotThere, refuseIf } from "@/lib/core/refusal";
import { signingName, workflowIssue } from "@/lib/core/words";
import type { RecordKind } from "@/prisma/generated/enums";
import { contentsOf, unneeded } from "./queries";
import type { DecideReportInput, ReportEvidenceInput } from "./schema";
import { evidenceIssue } from "./words";

type Reported = { recordKind: RecordKind; recordId: string; part: string };

/** Says that a file should not be here. From then on nobody but an administrator opens it. */
export async function reportEvidence(tx: Tx, actor: Actor, input: ReportEvidenceInput): Promise<Reported> {
  if (!may(actor, "evidence.report")) refuseIf([workflowIssue("not_permitted")]);
  const file = await tx.evidenceFile.findFirst({
    where: { id: input.id, removedAt: null },
    select: { unitId: true, recordKind: true, recordId: true, part: true, hiddenAt: true },
  });
  if (!file) throw new NotThere();
  const { hiddenAt, part, ...of } = file;
  if (hiddenAt) refuseIf([evidenceIssue("already_reported", "")]);
  await tx.evidenceReport.create({
    data: {
      ...of,
      evidenceId: input.id,
      concern: input.concern,
      note: input.note,
      reportedById: actor.userId,
      reportedByName: signingName(actor),
    },
    select: { id: true },
  });
  return { ...of, part };
}

/** Decides about a reported file: it is shown again, or taken away for good. Not by who handed it in. */
export async function decideReport(
  tx: Tx,
  actor: Actor,
  input: DecideReportInput,
): Promise<{ removed: string[] }> {
  if (!may(actor, "evidence.decide")) refuseIf([workflowIssue("not_permitted")]);
  await tx.$queryRaw`select id from evidence_report where id = ${input.id}::uuid for update`;
  const report = await tx.evidenceReport.findUnique({
    where: { id: input.id },
    select: { decision: true, evidenceId: true, evidence: { select: { addedById: true } } },
  });
  if (!report) throw new NotThere();
  if (report.decision) refuseIf([evidenceIssue("decided", "")]);
  if (report.evidence.addedById === actor.userId) refuseIf([evidenceIssue("own_file", "")]);
  await tx.evidenceReport.update({
    where: { id: input.id },
    data: {
      decision: input.decision,
      decisionNote: input.decisionNote,
      decidedById: actor.userId,
      decidedByName: signingName(actor),
      decidedAt: new Date(),
    },
    select: { id: true },
  });
  return { removed: input.decision === "removed" ? await contentsOf(tx, report.evidenceId) : [] };
}

/** Destroys contents that no row needs any more; asked after the decision is written, so it holds whatever happened. */
export async function destroyUnneeded(actor: Actor, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return;
  const gone = await inScope(actor, { action: "evidence.decide" }, (tx) => unneeded(tx, hashes));
  for (const hash of gone) await fileStore().remove(hash);
}
