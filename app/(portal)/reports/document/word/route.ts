import { fileHeaders } from "@/lib/core/attachment";
import { docxType, paperDocx } from "@/lib/core/paper-docx";
import { read } from "@/lib/core/read";
import { NotThere } from "@/lib/core/refusal";
import { getSeasonPaper } from "@/lib/reports/papers/queries";
import { seasonPaperAddress } from "@/lib/reports/papers/schema";
import { seasonReport } from "@/lib/reports/papers/season-report";

/** The season report of any unit in scope as a Word file: /reports/document/word?season=2026&unit=18562. */
export async function GET(request: Request): Promise<Response> {
  const address = seasonPaperAddress.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  const { facts } = await read("figure.view", async (tx, actor) => {
    if (!address.success) throw new NotThere();
    return getSeasonPaper(tx, actor, address.data);
  });
  const paper = seasonReport(facts);
  return new Response(await paperDocx(paper), {
    headers: fileHeaders({ name: `${paper.title}.docx`, type: docxType }),
  });
}

export const dynamic = "force-dynamic";
