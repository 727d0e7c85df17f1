import "server-only";
import type { Actor } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { isClosed } from "@/lib/core/review";
import type { EvidenceHost } from "@/lib/evidence/host";
import { evidenceIssue } from "@/lib/evidence/words";
import { getAsked } from "./document-queries";
import { lockApplication } from "./lock-commands";
import { mayEdit } from "./moves";
import { criterionHref } from "./places";
import { getApplication } from "./queries";
import { leafById } from "./tasks";
import { applicationIssue } from "./words";
import { contentObstacles } from "./workflow";

/** Photos and papers that prove the answer to a criterion; the part is the criterion. */
export const answerFiles: EvidenceHost = {
  kind: "application",
  permission: "recognition.enter",
  page: criterionHref,
  photos: 20,
  papers: 20,
  lock: async (tx, actor, id, part) => {
    const row = await lockApplication(tx, id);
    const issues = contentObstacles(row, actor);
    const asked = await getAsked(tx, row);
    const leaf = asked && leafById({ document: asked.document, criterionIds: asked.ids }, part);
    if (!leaf) issues.push(evidenceIssue("not_there"));
    if (isClosed(row.openCriteria, part)) issues.push(applicationIssue("criterion_closed"));
    return { unitId: row.unitId, issues };
  },
  // Who proves an answer is one of those who made the application: they do not decide about it.
  changed: async (tx, actor, id) => {
    await tx.application.update({
      where: { id },
      data: {
        enteredById: actor.userId,
        enteredByName: actor.fullName,
        version: { increment: 1 },
        updatedAt: new Date(),
      },
      select: { id: true },
    });
  },
};

/** Whether this person may hand in and take away files of a criterion now; for the page, which locks nothing. */
export async function takesAnswerFiles(tx: Tx, actor: Actor, id: string, part: string): Promise<boolean> {
  const record = await getApplication(tx, id, dayOf(new Date()));
  return (
    record !== null &&
    mayEdit(record, actor) &&
    leafById(record, part) !== null &&
    !isClosed(record.openCriteria, part)
  );
}
