import { z } from "zod";
import { fileHeaders } from "@/lib/core/attachment";
import { dayOf } from "@/lib/core/dates";
import { env } from "@/lib/core/env";
import { read } from "@/lib/core/read";
import { NotThere } from "@/lib/core/refusal";
import { certificateOf } from "@/lib/recognitions/decisions/certificate";
import { certificatesPdf } from "@/lib/recognitions/decisions/certificate-pdf";
import { certificatesOf } from "@/lib/recognitions/decisions/recognised-queries";

/** All certificates of a decision as one file, in the order of their serials, ready to print. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const rows = await read("recognition.view", async (tx) => {
    if (!z.uuid().safeParse(id).success) throw new NotThere();
    const all = await certificatesOf(tx, { decisionId: id }, dayOf(new Date()));
    const found = all.filter(({ weak }) => !weak);
    return found.length > 0 ? found : null;
  });
  const [first] = rows;
  const title = `Giấy công nhận ${first?.scheme ?? ""} ${first?.year ?? ""}`;
  const file = await certificatesPdf(
    { title, author: first?.issuer ?? "" },
    rows.map((row) => certificateOf(row, env().NEXTAUTH_URL)),
  );
  return new Response(file, { headers: fileHeaders({ name: `${title}.pdf`, type: "application/pdf" }) });
}

export const dynamic = "force-dynamic";
