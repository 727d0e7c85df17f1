import "server-only";
import type { Actor } from "@/lib/core/actor";
import { safeFileName } from "@/lib/core/attachment";
import type { Tx } from "@/lib/core/db";
import type { StoredFile } from "@/lib/core/files";
import { refuseIf } from "@/lib/core/refusal";
import type { Scan } from "@/lib/core/upload";
import { signingName } from "@/lib/core/words";
import { lockInSeason } from "@/lib/festivals/seasons/guard-commands";
import { type AttachSignedInput, attachObstacles, signedIssue } from "./signed";
import { listSignedPapers } from "./signed-queries";

type Attach = AttachSignedInput & { file: StoredFile & { name: string; scan: Scan } };

/** Whether a signed paper may be attached now, asked before its file is kept. */
export async function checkAttach(tx: Tx, actor: Actor, input: Pick<AttachSignedInput, "id">): Promise<void> {
  await lockForPaper(tx, actor, input.id);
}

/**
 * Attaches the signed PDF of a report. The one before stays and can be read; the same file again changes nothing.
 */
export async function attachSignedPaper(tx: Tx, actor: Actor, input: Attach): Promise<{ id: string }> {
  const { row, papers } = await lockForPaper(tx, actor, input.id);
  const { sha256, bytes, name, scan } = input.file;
  if (papers[0]?.sha256 === sha256) return { id: papers[0].id };
  return tx.signedPaper.create({
    data: {
      unitId: row.unitId,
      reportId: row.id,
      sha256,
      bytes,
      fileName: safeFileName(name),
      unclassified: true,
      scan,
      addedById: actor.userId,
      addedByName: signingName(actor),
    },
    select: { id: true },
  });
}

async function lockForPaper(tx: Tx, actor: Actor, id: string) {
  const row = await lockInSeason(tx, "report", id);
  const papers = await listSignedPapers(tx, id);
  refuseIf(attachObstacles(row, actor, papers.length).slice(0, 1).map(signedIssue));
  return { row, papers };
}
