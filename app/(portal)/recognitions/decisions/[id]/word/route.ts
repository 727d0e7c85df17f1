import { z } from "zod";
import { fileHeaders } from "@/lib/core/attachment";
import { dayOf } from "@/lib/core/dates";
import { docxType, paperDocx } from "@/lib/core/paper-docx";
import { read } from "@/lib/core/read";
import { NotThere } from "@/lib/core/refusal";
import { decisionPaper, submissionPaper } from "@/lib/recognitions/decisions/papers";
import { getDecision } from "@/lib/recognitions/decisions/queries";

/** The decision with its list, or the tờ trình for it, as a Word file. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const asked = new URL(request.url).searchParams.get("paper");
  const view = await read("recognition.view", async (tx) => {
    if (!z.uuid().safeParse(id).success) throw new NotThere();
    return getDecision(tx, id);
  });
  const paper = asked === "submission" ? submissionPaper(view, dayOf(new Date())) : decisionPaper(view);
  return new Response(await paperDocx(paper), {
    headers: fileHeaders({ name: `${paper.title}.docx`, type: docxType }),
  });
}

export const dynamic = "force-dynamic";
