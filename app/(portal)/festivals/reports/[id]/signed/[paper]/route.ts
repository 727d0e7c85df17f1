import { z } from "zod";
import { fileHeaders } from "@/lib/core/attachment";
import { FileDamaged, openFile } from "@/lib/core/files";
import { logUnexpected } from "@/lib/core/log";
import { read } from "@/lib/core/read";
import { NotThere } from "@/lib/core/refusal";
import { getSignedPaper } from "@/lib/festivals/reports/signed-queries";

type Props = { params: Promise<{ id: string; paper: string }> };

const address = z.object({ id: z.uuid(), paper: z.uuid() });

/** A signed paper as it was attached: given out only while its content is still what its hash says. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const asked = address.safeParse(await params);
  const paper = await read("festival.view", async (tx) => {
    if (!asked.success) throw new NotThere();
    return getSignedPaper(tx, asked.data.id, asked.data.paper);
  });
  try {
    const { stream } = await openFile(paper.sha256);
    return new Response(stream, {
      headers: {
        ...fileHeaders({ name: paper.fileName, type: "application/pdf" }),
        ETag: `"${paper.sha256}"`,
      },
    });
  } catch (error) {
    if (!(error instanceof FileDamaged)) throw error;
    const id = logUnexpected(error, { paper: paper.id });
    return new Response(
      `Tệp trên máy chủ không còn đúng với mã SHA-256 đã ghi. Báo quản trị, mã lỗi ${id}.`,
      {
        status: 500,
        headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
      },
    );
  }
}

export const dynamic = "force-dynamic";
