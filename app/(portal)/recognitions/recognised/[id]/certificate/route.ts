import { z } from "zod";
import { fileHeaders } from "@/lib/core/attachment";
import { dayOf } from "@/lib/core/dates";
import { env } from "@/lib/core/env";
import { read } from "@/lib/core/read";
import { NotThere } from "@/lib/core/refusal";
import { certificateOf } from "@/lib/recognitions/decisions/certificate";
import { certificatesPdf } from "@/lib/recognitions/decisions/certificate-pdf";
import { certificatesOf } from "@/lib/recognitions/decisions/recognised-queries";

/** The certificate of one recognition, ready to print. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const row = await read("recognition.view", async (tx) => {
    if (!z.uuid().safeParse(id).success) throw new NotThere();
    const [found] = await certificatesOf(tx, { id }, dayOf(new Date()));
    return found && !found.weak ? found : null;
  });
  const title = `Giấy công nhận ${row.serial} ${row.name}`;
  const file = await certificatesPdf({ title, author: row.issuer }, [certificateOf(row, env().NEXTAUTH_URL)]);
  return new Response(file, { headers: fileHeaders({ name: `${title}.pdf`, type: "application/pdf" }) });
}

export const dynamic = "force-dynamic";
