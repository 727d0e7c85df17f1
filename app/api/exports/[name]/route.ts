import { answerExport } from "@/lib/exports/download-actions";

/** A list as a file, with the list's own filter: /api/exports/points?season=2026&state=sent&format=csv. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ name: string }> },
): Promise<Response> {
  return answerExport(request, (await params).name);
}

export const dynamic = "force-dynamic";
