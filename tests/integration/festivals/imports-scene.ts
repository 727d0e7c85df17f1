import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { CellValue } from "hucre/xlsx";
import type { Actor } from "@/lib/core/actor";
import { inScope } from "@/lib/core/db";
import type { Scoped } from "@/lib/core/job";
import { beginCommit, writeImport } from "@/lib/festivals/imports/commit-commands";
import { getImport, listRows } from "@/lib/festivals/imports/queries";
import { readImport, recheckImport } from "@/lib/festivals/imports/read-commands";
import type { ImportRowView } from "@/lib/festivals/imports/record";
import { beginImport } from "@/lib/festivals/imports/stage-commands";
import { workbookFile } from "@/tests/support/workbooks";

export const scopeOf =
  (actor: Actor): Scoped =>
  (work, timeout) =>
    inScope(actor, { action: "festival.enter", timeout }, work);

export const headings = [
  "Xã, phường, đặc khu",
  "Tên điểm",
  "Cấp tổ chức",
  "Ngày tổ chức",
  "Địa điểm",
  "Tình hình tổ chức",
  "Lượt người tham gia",
  "Số đại biểu",
  "Đại biểu cấp cao nhất",
  "Quà – Hộ nghèo, hoàn cảnh khó khăn – số suất",
  "Quà – Hộ nghèo, hoàn cảnh khó khăn – giá trị (đồng)",
  "Khen thưởng trao tại điểm",
];

/** The cells of a held point; every one can be given. */
export function pointCells(unit: string, name: string, change: Record<number, CellValue> = {}): CellValue[] {
  const cells: CellValue[] = [
    unit,
    name,
    "Thôn, tổ dân phố, khu dân cư",
    "09/08/2026",
    "Nhà văn hóa",
    "Đã tổ chức",
    250,
    12,
    "Lãnh đạo xã",
    20,
    10_000_000,
    "UBND xã; Giấy khen; Cá nhân; 2",
  ];
  for (const [at, value] of Object.entries(change)) cells[Number(at)] = value;
  return cells;
}

/** Hands in a file the way the upload route does, and waits until it is read. */
export async function handIn(actor: Actor, path: string, season = 2026): Promise<string> {
  const bytes = readFileSync(path);
  const fileHash = createHash("sha256").update(bytes).digest("hex");
  const scoped = scopeOf(actor);
  const input = { season, fileName: "diem.xlsx", fileSize: bytes.length, fileHash };
  const { id } = await scoped((tx) => beginImport(tx, actor, input));
  await readImport(scoped, actor, id, path);
  return id;
}

/** Hands in rows under the usual headings. */
export async function handInRows(actor: Actor, rows: CellValue[][]): Promise<string> {
  return handIn(actor, await workbookFile([{ rows: [headings, ...rows] }]));
}

export const importOf = (actor: Actor, id: string) => scopeOf(actor)((tx) => getImport(tx, actor, id));

export const rowsOf = (actor: Actor, id: string): Promise<ImportRowView[]> =>
  scopeOf(actor)((tx) => listRows(tx, id, null, 1));

/** Writes what the preview says, the way the action and the work behind it do. */
export async function commit(actor: Actor, id: string, mode: "all" | "good" = "all"): Promise<void> {
  const scoped = scopeOf(actor);
  const { version } = await importOf(actor, id);
  await scoped((tx) => beginCommit(tx, actor, { id, version, mode }));
  await writeImport(scoped, actor, id);
}

export const recheck = (actor: Actor, id: string) => recheckImport(scopeOf(actor), actor, id);
