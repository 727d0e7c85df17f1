import { answerFile } from "@/lib/exports/download-actions";

/** A prepared file. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return answerFile(request, (await params).id);
}

export const dynamic = "force-dynamic";
