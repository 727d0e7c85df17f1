import { answerEvidence } from "@/lib/evidence/download-actions";

type Props = { params: Promise<{ id: string; wanted: string }> };

/** A photo or paper: /evidence/<id>/file to save it, /view and /thumb to look at a photo. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  return answerEvidence(await params);
}

export const dynamic = "force-dynamic";
