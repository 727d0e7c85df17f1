import { z } from "zod";
import { toDelimited } from "@/lib/core/delimited";
import { read } from "@/lib/core/read";
import { NotThere } from "@/lib/core/refusal";
import { getChange, planLines } from "@/lib/units/changes/queries";
import { conflictSentence } from "@/lib/units/changes/words";

/** Everything that is in the way of a draft, as a file to mend the mapping by. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const { lines, conflicts } = await read("units.history", async (tx) => {
    const change = z.uuid().safeParse(id).success ? await getChange(tx, id) : null;
    if (!change || (change.state !== "draft" && change.state !== "requested")) throw new NotThere();
    return { lines: change.lines, ...(await planLines(tx, change.lines, change.effectiveOn)) };
  });
  const byLine = new Map(lines.map((line) => [line.at, line]));
  const table = toDelimited([
    ["Dòng", "Mã cũ", "Mã mới", "Cần sửa"],
    ...conflicts.map((one) => {
      const line = byLine.get(one.at);
      return [one.at, line?.from ?? "", line?.to ?? "", conflictSentence(one)];
    }),
  ]);
  return new Response(table, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="cho-phai-sua.csv"',
      "Cache-Control": "no-store",
    },
  });
}

export const dynamic = "force-dynamic";
