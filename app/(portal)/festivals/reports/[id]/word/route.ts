import { z } from "zod";
import { fileHeaders } from "@/lib/core/attachment";
import { docxType, paperDocx } from "@/lib/core/paper-docx";
import { read } from "@/lib/core/read";
import { NotThere } from "@/lib/core/refusal";
import { getReportPaper } from "@/lib/reports/papers/queries";
import { paperAddress } from "@/lib/reports/papers/schema";
import { seasonReport } from "@/lib/reports/papers/season-report";

/** A province's report as a Word file, to be worked on before it is signed. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const { gather } = paperAddress.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { facts } = await read("festival.view", async (tx) => {
    if (!z.uuid().safeParse(id).success) throw new NotThere();
    return getReportPaper(tx, id, gather === "1");
  });
  const paper = seasonReport(facts);
  return new Response(await paperDocx(paper), {
    headers: fileHeaders({ name: `${paper.title}.docx`, type: docxType }),
  });
}

export const dynamic = "force-dynamic";
