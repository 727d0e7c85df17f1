import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { NotThere } from "@/lib/core/refusal";
import type { SheetRow } from "@/lib/core/spreadsheet-cells";
import { spreadsheetLimits } from "@/lib/core/spreadsheet-limits";
import { editObstacles } from "@/lib/core/workflow";
import { seasonsTaking } from "@/lib/festivals/deadlines/due-queries";
import { listSeasonRefs } from "@/lib/festivals/points/queries";
import type { SeasonRef } from "@/lib/festivals/points/record";
import { listSeasonPlaces, loadStored } from "./context-queries";
import type { Remarks } from "./judging";
import { getImport } from "./queries";
import type { Prefilled, UnwrittenRow } from "./template";

/** The seasons that take points of the actor's units now, the latest first. */
export async function listTakingSeasons(tx: Tx): Promise<SeasonRef[]> {
  const taking = await seasonsTaking(tx, "result");
  return (await listSeasonRefs(tx)).filter(({ id }) => taking.has(id));
}

/** What the file to fill in is made of; with points: those that this person may still change. */
export async function getTemplate(tx: Tx, actor: Actor, year: number, withPoints: boolean) {
  const season = (await listTakingSeasons(tx)).find((one) => one.year === year);
  if (!season) throw new NotThere();
  const places = await listSeasonPlaces(tx, actor, season);
  return { season, places, points: withPoints ? await listChangeable(tx, actor, season, places) : [] };
}

async function listChangeable(
  tx: Tx,
  actor: Actor,
  season: SeasonRef,
  places: Awaited<ReturnType<typeof listSeasonPlaces>>,
): Promise<Prefilled[]> {
  const byId = new Map(places.map((place) => [place.id, place]));
  const rows = await tx.festival.findMany({
    where: { seasonId: season.id, unitId: { in: [...byId.keys()] }, state: { in: ["draft", "returned"] } },
    orderBy: [{ unit: { code: "asc" } }, { heldOn: "asc" }, { id: "asc" }],
    take: spreadsheetLimits.rows,
    select: { id: true },
  });
  const stored = await loadStored(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ id }) => {
    const found = stored.get(id);
    const place = found && byId.get(found.row.unitId);
    if (!found || !place || editObstacles("festival", found.row, actor).length > 0) return [];
    return [{ id, place, content: found.content }];
  });
}

/** The rows of an import that are not written, with everything that their file is made of. */
export async function getUnwritten(tx: Tx, actor: Actor, id: string) {
  const record = await getImport(tx, actor, id);
  if (!record.head || record.swept) throw new NotThere();
  const season = (await listSeasonRefs(tx)).find((one) => one.id === record.season.id);
  if (!season) throw new NotThere();
  const rows = await tx.$queryRaw<(SheetRow & { remarks: Remarks })[]>`
    select at, cells, remarks from festival_import_row
     where import_id = ${id}::uuid and outcome in ('wrong', 'asked') order by at`;
  if (rows.length === 0) throw new NotThere();
  const unwritten = rows.map(({ at, cells, remarks }): UnwrittenRow => {
    const open = remarks.questions.filter(({ answer }) => answer === null);
    const asked = open.map(({ cell, column, shown }) => ({
      cell,
      column,
      message: `"${shown}" có thể hiểu hai cách. Ghi lại là số nguyên viết liền.`,
    }));
    return { at, cells, issues: [...remarks.issues, ...asked] };
  });
  return { season, places: await listSeasonPlaces(tx, actor, season), head: record.head, rows: unwritten };
}
