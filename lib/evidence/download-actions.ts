import "server-only";
import { z } from "zod";
import { fileHeaders } from "@/lib/core/attachment";
import { FileDamaged, openFile } from "@/lib/core/files";
import { logUnexpected } from "@/lib/core/log";
import { read } from "@/lib/core/read";
import { NotThere } from "@/lib/core/refusal";
import { getContent } from "./queries";

const address = z.object({ id: z.uuid(), wanted: z.enum(["file", "view", "thumb"]) });

/** Gives out a file of evidence: through the scope, and only while its content is still what its hash says. */
export async function answerEvidence(asked: { id: string; wanted: string }): Promise<Response> {
  const input = address.safeParse(asked);
  const content = await read("evidence.view", async (tx, actor) => {
    if (!input.success) throw new NotThere();
    return getContent(tx, actor, input.data.id, input.data.wanted);
  });
  const headers = {
    ...fileHeaders(content),
    ...(content.inline && { "Content-Disposition": "inline" }),
  };
  try {
    return new Response((await openFile(content.sha256)).stream, { headers });
  } catch (error) {
    if (!(error instanceof FileDamaged)) throw error;
    const id = logUnexpected(error, { evidence: asked.id });
    return new Response(
      `Tệp trên máy chủ không còn đúng với mã SHA-256 đã ghi. Báo quản trị, mã lỗi ${id}.`,
      {
        status: 500,
        headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
      },
    );
  }
}
