import { read } from "@/lib/core/read";
import { workbookAnswer, writeFormFile } from "@/lib/core/spreadsheet-form-file";
import { templateForm } from "@/lib/festivals/imports/template";
import { getTemplate } from "@/lib/festivals/imports/template-queries";

/** The file to fill in for a season, with the actor's own communes; "points=1" also holds the points that may be changed. */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const [year, filled] = [Number(query.get("season") ?? ""), query.get("points") === "1"];
  const { season, places, points } = await read("festival.enter", (tx, actor) =>
    getTemplate(tx, actor, year, filled),
  );
  // The page does not offer it; whoever kept the address is told there.
  if (filled && points.length === 0)
    return new Response(null, {
      status: 303,
      headers: { Location: `/festivals/import?season=${season.year}`, "Cache-Control": "no-store" },
    });
  const name = `diem-ngay-hoi-${season.year}${filled ? "-da-dien" : "-mau"}.xlsx`;
  return workbookAnswer(await writeFormFile(templateForm(season, places, points)), name);
}

export const dynamic = "force-dynamic";
