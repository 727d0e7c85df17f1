import { read } from "@/lib/core/read";
import { workbookAnswer, writeFormFile } from "@/lib/core/spreadsheet-form-file";
import { correctedForm } from "@/lib/festivals/imports/corrected";
import { getUnwritten } from "@/lib/festivals/imports/template-queries";

/** The rows of an import that are not written, as they stood in the file, with what is to be mended beside them. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const { season, places, head, rows } = await read("festival.enter", (tx, actor) =>
    getUnwritten(tx, actor, id),
  );
  return workbookAnswer(
    await writeFormFile(correctedForm(season, places, head, rows)),
    `can-sua-ngay-hoi-${season.year}.xlsx`,
  );
}

export const dynamic = "force-dynamic";
