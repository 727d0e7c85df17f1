import "server-only";
import { brokenRule } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { inScope, type Tx } from "@/lib/core/db";
import { type IncomingFile, receivePath } from "@/lib/core/files";
import { inspectFile, type Looked } from "@/lib/core/inspect-file";
import { FileRefused } from "@/lib/core/inspect-limits";
import { Refusal } from "@/lib/core/refusal";
import { secretCaption, secretName } from "@/lib/core/secret-marks";
import { checkEvidence, keepEvidence, type OpenUpload, refuseUpload } from "./commands";
import type { EvidenceHost } from "./host";
import { evidenceBytes } from "./schema";
import { type EvidenceCode, evidenceIssue } from "./words";

/** What the database refuses by itself, should two come at once, in the words of the form. */
const rules: Readonly<Record<string, EvidenceCode>> = {
  evidence_once: "already_there",
  evidence_banned: "banned",
  evidence_full: "full",
  evidence_closed: "closed",
  upload_over: "upload_over",
};

/** Refusals after which the same file may be tried again as it is. */
const passing = new Set(["scanner_down"]);

/**
 * From a file that has come in to one that hangs on its record: looked into, asked about, kept, written. Whatever is
 * refused leaves no content behind, and its reason on record. Throws Refusal.
 */
export async function takeIn(
  actor: Actor,
  host: EvidenceHost,
  upload: OpenUpload,
  file: IncomingFile,
): Promise<{ id: string }> {
  const scoped = <T>(work: (tx: Tx) => Promise<T>) => inScope(actor, { action: host.permission }, work);
  try {
    const mark = markOf(upload);
    if (mark) throw new Refusal([evidenceIssue(mark)]);
    return await inspectFile({ path: file.path, name: upload.fileName }, async (looked) => {
      const drawn = await drawnOf(looked, file);
      try {
        const about = { found: looked.found, scan: looked.scan, received: file };
        await scoped((tx) => checkEvidence(tx, actor, host, upload, { ...about, main: drawn.main }));
        const contents = {
          ...about,
          main: await drawn.main.keep(),
          thumb: (await drawn.thumb?.keep()) ?? null,
        };
        return await scoped((tx) => keepEvidence(tx, actor, host, upload, contents));
      } finally {
        await drawn.main.drop();
        await drawn.thumb?.drop();
      }
    });
  } catch (error) {
    const code = codeOf(error);
    if (!code) throw error;
    if (!passing.has(code)) await scoped((tx) => refuseUpload(tx, upload.id, code));
    throw error instanceof Refusal ? error : new Refusal([evidenceIssue(code)]);
  }
}

/** What bears a mark of secrecy already by what is said of it. */
export function markOf({ fileName, caption }: Pick<OpenUpload, "fileName" | "caption">): EvidenceCode | null {
  if (secretName(fileName)) return "secret_name";
  return secretCaption(caption) ? "secret_caption" : null;
}

/** What is kept of a file: a paper as it came, a picture as it was drawn anew. */
async function drawnOf({ found }: Looked, file: IncomingFile) {
  if (found.kind === "paper") return { main: file, thumb: null };
  const main = await receivePath(found.main, evidenceBytes);
  try {
    return { main, thumb: await receivePath(found.thumb, evidenceBytes) };
  } catch (error) {
    await main.drop();
    throw error;
  }
}

function codeOf(error: unknown): string | undefined {
  if (error instanceof FileRefused) return error.code;
  if (error instanceof Refusal) return error.issues[0]?.code ?? "failed";
  return Object.entries(rules).find(([rule]) => brokenRule(error, rule))?.[1];
}
