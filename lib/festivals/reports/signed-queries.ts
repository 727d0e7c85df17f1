import "server-only";
import type { Tx } from "@/lib/core/db";
import { NotThere } from "@/lib/core/refusal";
import type { SignedPaper } from "./signed";

const shown = {
  id: true,
  number: true,
  sha256: true,
  bytes: true,
  fileName: true,
  scan: true,
  addedByName: true,
  addedAt: true,
} as const;

/** The signed papers of a report, the one that counts first. */
export async function listSignedPapers(tx: Tx, reportId: string): Promise<SignedPaper[]> {
  return tx.signedPaper.findMany({ where: { reportId }, orderBy: { number: "desc" }, select: shown });
}

/** One of them; NotThere where it is out of scope or of another report. */
export async function getSignedPaper(tx: Tx, reportId: string, id: string): Promise<SignedPaper> {
  const paper = await tx.signedPaper.findFirst({ where: { id, reportId }, select: shown });
  if (!paper) throw new NotThere();
  return paper;
}
