import { randomBytes } from "node:crypto";
import { expect } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { inScope } from "@/lib/core/db";
import { receiveFile } from "@/lib/core/files";
import { Refusal } from "@/lib/core/refusal";
import { beginUpload } from "@/lib/evidence/commands";
import type { EvidenceHost } from "@/lib/evidence/host";
import { takeIn } from "@/lib/evidence/take-in-commands";
import { pdf } from "./pdf";

/** Hands a file in the way the routes do: declaration, content, finding, row. */
export async function handInTo(
  host: EvidenceHost,
  who: Actor,
  { record, part = "", caption = "Chú thích" }: { record: string; part?: string; caption?: string },
  content: Uint8Array = Buffer.from(pdf(randomBytes(6).toString("hex"))),
  name = "Biên bản.pdf",
): Promise<{ id: string }> {
  const file = await receiveFile(
    (async function* () {
      yield content;
    })(),
    { maxBytes: 30_000_000 },
  );
  try {
    const declared = {
      kind: host.kind as "festival",
      record,
      part,
      caption,
      unclassified: "yes" as const,
      name,
      bytes: file.bytes,
    };
    const upload = await inScope(who, { action: "test" }, (tx) => beginUpload(tx, who, host, declared));
    return await takeIn(who, host, upload, file);
  } finally {
    await file.drop();
  }
}

/** The code of a refusal; fails when there was none. */
export async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error, String(error)).toBeInstanceOf(Refusal);
  return (error as Refusal).issues[0]?.code;
}
