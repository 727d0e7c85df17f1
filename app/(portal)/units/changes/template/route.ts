import { toDelimited } from "@/lib/core/delimited";
import { read } from "@/lib/core/read";
import { templateHead, templateRows } from "@/lib/units/changes/file";

/** The file to fill in: the head, and one line of each sort. */
export async function GET(): Promise<Response> {
  await read("units.change", async () => true);
  return new Response(toDelimited([templateHead, ...templateRows]), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="bang-anh-xa-mau.csv"',
      "Cache-Control": "no-store",
    },
  });
}

export const dynamic = "force-dynamic";
