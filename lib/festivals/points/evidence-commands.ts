import "server-only";
import type { Tx } from "@/lib/core/db";
import { refuseIf } from "@/lib/core/refusal";
import { evidenceIssue } from "@/lib/evidence/words";

/** Takes the files of a point away with the point itself; what was reported must be decided about, not deleted. */
export async function removePointFiles(tx: Tx, id: string): Promise<void> {
  const where = { recordKind: "festival" as const, recordId: id };
  if ((await tx.evidenceReport.count({ where })) > 0) refuseIf([evidenceIssue("was_reported", "")]);
  await tx.evidenceFile.deleteMany({ where });
}
