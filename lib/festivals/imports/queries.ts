import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { NotThere } from "@/lib/core/refusal";
import type { Merge, SheetRow } from "@/lib/core/spreadsheet-cells";
import { unitTitle } from "@/lib/core/words";
import { Prisma } from "@/prisma/generated/client";
import type { ImportOutcome } from "@/prisma/generated/enums";
import type { Head } from "./head";
import type { Remarks } from "./judging";
import type { Question } from "./reading";
import { type ImportRecord, type ImportRowView, noRemarks, silence } from "./record";
import type { FileNote } from "./words";

export const rowsPerPage = 50;

const headSelect = {
  id: true,
  unitId: true,
  season: { select: { id: true, year: true } },
  fileName: true,
  fileSize: true,
  fileHash: true,
  state: true,
  problem: true,
  problemDetail: true,
  head: true,
  notes: true,
  merges: true,
  answers: true,
  rowsAdded: true,
  rowsChanged: true,
  rowsSame: true,
  rowsAsked: true,
  rowsWrong: true,
  rowsWarned: true,
  done: true,
  total: true,
  beatAt: true,
  version: true,
  uploadedById: true,
  uploadedByName: true,
  uploadedAt: true,
  committedAt: true,
  sweptAt: true,
} as const;

type Row = Prisma.FestivalImportGetPayload<{ select: typeof headSelect }>;

function recordOf(row: Row, earlier: ImportRecord["earlier"]): ImportRecord {
  return {
    id: row.id,
    unitId: row.unitId,
    season: row.season,
    fileName: row.fileName,
    fileSize: row.fileSize,
    fileHash: row.fileHash,
    state: row.state,
    problem: row.problem,
    problemDetail: row.problemDetail,
    // Written by us alone, in these shapes.
    head: row.head as unknown as Head | null,
    notes: row.notes as unknown as FileNote[],
    merges: row.merges as unknown as Merge[],
    answers: row.answers as ImportRecord["answers"],
    counts: {
      added: row.rowsAdded,
      changed: row.rowsChanged,
      same: row.rowsSame,
      asked: row.rowsAsked,
      wrong: row.rowsWrong,
      warned: row.rowsWarned,
    },
    done: row.done,
    total: row.total,
    version: row.version,
    uploadedById: row.uploadedById,
    uploadedByName: row.uploadedByName,
    uploadedAt: row.uploadedAt,
    committedAt: row.committedAt,
    swept: row.sweptAt !== null,
    silent: Date.now() - row.beatAt.getTime() > silence * 1_000,
    earlier,
  };
}

/** An import of the unit that one acts for. Not there for anybody else, also for those above, who see the points. */
export async function getImport(tx: Tx, actor: Actor, id: string): Promise<ImportRecord> {
  if (!z.uuid().safeParse(id).success) throw new NotThere();
  const row = await tx.festivalImport.findFirst({ where: { id, unitId: actor.unit.id }, select: headSelect });
  if (!row) throw new NotThere();
  const before = await tx.festivalImport.findFirst({
    where: {
      unitId: row.unitId,
      seasonId: row.season.id,
      fileHash: row.fileHash,
      state: "committed",
      id: { not: row.id },
    },
    orderBy: { committedAt: "desc" },
    select: { id: true, committedAt: true },
  });
  const earlier = before?.committedAt ? { id: before.id, committedAt: before.committedAt } : null;
  return recordOf(row, earlier);
}

/** The latest imports of the unit that one acts for. */
export async function listImports(tx: Tx, actor: Actor, most = 20): Promise<ImportRecord[]> {
  const rows = await tx.festivalImport.findMany({
    where: { unitId: actor.unit.id },
    orderBy: [{ uploadedAt: "desc" }, { id: "desc" }],
    take: most,
    select: headSelect,
  });
  return rows.map((row) => recordOf(row, null));
}

export type RowFilter = ImportOutcome | "warned";

/** Rows of the preview, by what they come to, a page at a time. */
export async function listRows(
  tx: Tx,
  id: string,
  filter: RowFilter | null,
  page: number,
): Promise<ImportRowView[]> {
  const rows = await tx.festivalImportRow.findMany({
    where: { importId: id, ...filtered(filter) },
    orderBy: { at: "asc" },
    skip: (page - 1) * rowsPerPage,
    take: rowsPerPage,
    select: { at: true, title: true, placeId: true, outcome: true, targetId: true, remarks: true },
  });
  const places = await tx.unit.findMany({
    where: { id: { in: rows.flatMap(({ placeId }) => placeId ?? []) } },
    select: { id: true, kind: true, name: true },
  });
  return rows.map(({ placeId, remarks, ...row }) => {
    const place = places.find(({ id: one }) => one === placeId);
    const said = { ...noRemarks, ...(remarks as unknown as Remarks) };
    // The id that a new point will have leads nowhere yet.
    const targetId = row.outcome === "added" ? null : row.targetId;
    return { ...row, ...said, targetId, place: place ? unitTitle(place) : "" };
  });
}

function filtered(filter: RowFilter | null): Prisma.FestivalImportRowWhereInput {
  if (filter === null) return {};
  if (filter === "warned") return { warned: true, outcome: { in: ["added", "changed"] } };
  return { outcome: filter };
}

/** Every number that can be meant in two ways, answered or not: the first thousand of them. */
export async function listQuestions(tx: Tx, id: string): Promise<Question[]> {
  const rows = await tx.$queryRaw<{ questions: Question[] }[]>`
    select remarks -> 'questions' as questions from festival_import_row
     where import_id = ${id}::uuid and jsonb_array_length(remarks -> 'questions') > 0
     order by at limit 1000`;
  return rows.flatMap(({ questions }) => questions);
}

/** The cells of rows as they stood in the file, in order, after a row. */
export async function listRowCells(tx: Tx, id: string, after: number, most: number): Promise<SheetRow[]> {
  return tx.$queryRaw<SheetRow[]>(Prisma.sql`
    select at, cells from festival_import_row
     where import_id = ${id}::uuid and at > ${after} order by at limit ${most}`);
}
