import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { NotThere } from "@/lib/core/refusal";
import type { SheetRow } from "@/lib/core/spreadsheet-cells";
import { spreadsheetLimits } from "@/lib/core/spreadsheet-limits";
import { editObstacles, type WorkflowRow } from "@/lib/core/workflow";
import { seasonsTaking } from "@/lib/festivals/deadlines/due-queries";
import { listSeasonRefs } from "@/lib/festivals/points/queries";
import type { SeasonRef } from "@/lib/festivals/points/record";
import { listSeasonPlaces, listStandings, loadStored } from "./context-queries";
import type { UnwrittenRow } from "./corrected";
import type { Remarks } from "./judging";
import { getImport } from "./queries";
import type { Prefilled } from "./template";
import { cellSentences } from "./words";

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

/** How many points of a season this person may still change: what the file with points would hold. */
export async function countChangeable(tx: Tx, actor: Actor, year: number): Promise<number> {
  const season = (await listTakingSeasons(tx)).find((one) => one.year === year);
  if (!season) return 0;
  const ids = await listOpen(tx, season, await listSeasonPlaces(tx, actor, season));
  return (await listStandings(tx, ids)).filter((row) => mayChange(row, actor)).length;
}

type Places = Awaited<ReturnType<typeof listSeasonPlaces>>;

const mayChange = (row: WorkflowRow, actor: Actor) => editObstacles("festival", row, actor).length === 0;

/** Points that are not on their way, as many as a file may hold. */
async function listOpen(tx: Tx, season: SeasonRef, places: Places): Promise<string[]> {
  const rows = await tx.festival.findMany({
    where: {
      seasonId: season.id,
      unitId: { in: places.map(({ id }) => id) },
      state: { in: ["draft", "returned"] },
    },
    orderBy: [{ unit: { code: "asc" } }, { heldOn: "asc" }, { id: "asc" }],
    take: spreadsheetLimits.rows,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

async function listChangeable(tx: Tx, actor: Actor, season: SeasonRef, places: Places): Promise<Prefilled[]> {
  const byId = new Map(places.map((place) => [place.id, place]));
  const ids = await listOpen(tx, season, places);
  const stored = await loadStored(tx, ids);
  return ids.flatMap((id) => {
    const found = stored.get(id);
    const place = found && byId.get(found.row.unitId);
    if (!found || !place || !mayChange(found.row, actor)) return [];
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
      message: cellSentences.asked(shown),
    }));
    return { at, cells, issues: [...remarks.issues, ...asked] };
  });
  return { season, places: await listSeasonPlaces(tx, actor, season), head: record.head, rows: unwritten };
}
