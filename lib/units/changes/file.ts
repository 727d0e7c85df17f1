import { parseDelimited } from "@/lib/core/delimited";
import { fold } from "@/lib/core/text";
import type { UnitKind } from "@/prisma/generated/enums";
import type { ChangeLine, LineFault } from "./line";

/** More than the country has communes of both systems in one province; a decree of the whole country is parted by province. */
export const maxFileLines = 5_000;
export const maxFileBytes = 500_000;

type Column = "from" | "extent" | "main" | "to" | "name" | "kind" | "parent";

/** What people write over the columns, folded. */
const heads: Record<Column, readonly string[]> = {
  from: ["ma cu", "ma don vi cu", "old code"],
  extent: ["pham vi", "toan bo hai mot phan", "extent"],
  main: ["phan chinh", "chinh", "main"],
  to: ["ma moi", "ma don vi moi", "new code"],
  name: ["ten moi", "ten don vi moi", "new name"],
  kind: ["loai moi", "loai", "new kind"],
  parent: ["thuoc", "ma tinh", "ma tinh moi", "don vi cap tren", "parent"],
};

/** The head of the template; the same words are read back. */
export const templateHead = ["Mã cũ", "Phạm vi", "Phần chính", "Mã mới", "Tên mới", "Loại mới", "Mã tỉnh"];

const extents: Record<string, ChangeLine["extent"]> = {
  "": "whole",
  "toan bo": "whole",
  whole: "whole",
  "mot phan": "part",
  part: "part",
};

const kinds: Record<string, UnitKind> = {
  xa: "commune",
  phuong: "ward",
  "dac khu": "special_zone",
  tinh: "province",
  "thanh pho": "municipality",
};

const noMarks = new Set(["", "0", "khong"]);

export type FileProblem = "no_rows" | "no_head" | "too_many_lines";

/** Reads the mapping of a decree. What a cell says and cannot be read is kept with its line: the preview names it. */
export function linesOfFile(text: string): { lines: ChangeLine[] } | { problem: FileProblem } {
  const [head, ...rows] = parseDelimited(text);
  if (!head || rows.length === 0) return { problem: "no_rows" };
  if (rows.length > maxFileLines) return { problem: "too_many_lines" };
  const place = new Map<Column, number>();
  for (const [column, words] of Object.entries(heads) as [Column, readonly string[]][]) {
    const at = head.cells.findIndex((cell) => words.includes(fold(cell.replace("\uFEFF", ""))));
    if (at >= 0) place.set(column, at);
  }
  if (!place.has("from") || !place.has("to")) return { problem: "no_head" };
  return {
    lines: rows.map(({ line, cells }) => {
      const cell = (column: Column) => (cells[place.get(column) ?? -1] ?? "").normalize("NFC").slice(0, 200);
      const faults: LineFault[] = [];
      const extent = extents[fold(cell("extent"))];
      if (!extent) faults.push({ code: "extent_unknown", text: cell("extent") });
      const kindText = fold(cell("kind"));
      const kind = kinds[kindText] ?? null;
      if (kindText !== "" && !kind) faults.push({ code: "kind_unknown", text: cell("kind") });
      return {
        at: line,
        from: codeOf(cell("from")),
        to: codeOf(cell("to")),
        extent: extent ?? "whole",
        main: !noMarks.has(fold(cell("main"))),
        name: cell("name").replace(/\s+/g, " "),
        kind,
        parent: codeOf(cell("parent")),
        ...(faults.length > 0 && { faults }),
      };
    }),
  };
}

/** Spreadsheets drop the zeros before a number: "4" of a province is "04", "1234" of a commune "01234". */
function codeOf(cell: string): string {
  const code = cell.replace(/^'/, "").replace(/\s/g, "").slice(0, 10);
  if (/^\d$/.test(code)) return code.padStart(2, "0");
  return /^\d{4}$/.test(code) ? code.padStart(5, "0") : code;
}

/** Lines of the template: two that merge, one that is divided, one that is renamed. Codes that nobody has. */
export const templateRows = [
  ["99901", "toàn bộ", "", "99901", "Tên mới", "xã", "98"],
  ["99902", "toàn bộ", "", "99901", "", "", ""],
  ["99903", "một phần", "x", "99903", "Phần chính", "xã", "98"],
  ["99903", "một phần", "", "99901", "", "", ""],
  ["99904", "toàn bộ", "", "99904", "Tên cũ", "phường", ""],
];
