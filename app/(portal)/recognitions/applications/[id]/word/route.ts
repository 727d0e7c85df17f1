import { z } from "zod";
import { fileHeaders } from "@/lib/core/attachment";
import { dayOf } from "@/lib/core/dates";
import { docxType, paperDocx } from "@/lib/core/paper-docx";
import { read } from "@/lib/core/read";
import { NotThere } from "@/lib/core/refusal";
import { selfAssessmentPaper } from "@/lib/recognitions/applications/paper";
import { getApplication } from "@/lib/recognitions/applications/queries";

/** The self-assessment report of an application as a Word file, to be worked on before it is signed. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const today = dayOf(new Date());
  const record = await read("recognition.view", async (tx) => {
    if (!z.uuid().safeParse(id).success) throw new NotThere();
    return getApplication(tx, id, today);
  });
  const paper = selfAssessmentPaper(record, today);
  return new Response(await paperDocx(paper), {
    headers: fileHeaders({ name: `${paper.title}.docx`, type: docxType }),
  });
}

export const dynamic = "force-dynamic";
