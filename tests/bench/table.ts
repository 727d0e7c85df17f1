import type { Outcome } from "./rows";

/** 1234.5 as "1.234,5"; with as many digits as say something. */
function figure(value: number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString("vi-VN", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function bound({ target }: Outcome): string {
  if (!target) return "–";
  return `${target.is === "at least" ? "≥" : "≤"} ${figure(target.bound)}`;
}

function verdict({ reached, error }: Outcome): string {
  if (error) return "LỖI";
  return reached === null ? "–" : reached ? "đạt" : "CHƯA ĐẠT";
}

const heads = ["Phép đo", "Trị số", "So với", "Trị số", "Tỷ lệ", "Cần đạt", "Kết quả"];

const cellsOf = (row: Outcome): string[] => [
  row.measure,
  row.value === null ? "–" : `${figure(row.value)} ${row.unit}`,
  row.against,
  row.base === null || row.base === undefined ? "–" : figure(row.base),
  row.ratio === null || row.ratio === undefined ? "–" : `× ${figure(row.ratio)}`,
  bound(row),
  verdict(row),
];

function draw(lines: readonly string[][]): string[] {
  const [head = [], ...rest] = lines;
  const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? "").length)));
  const one = (line: string[]) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return [one(head), widths.map((width) => "─".repeat(width)).join("  "), ...rest.map(one)];
}

/** The table as text for a screen, with what a row adds in words below it. */
export function drawTable(rows: readonly Outcome[]): string {
  const notes = rows.flatMap(({ measure, note, error }) =>
    error || note ? [`  ${measure}: ${error ?? note}`] : [],
  );
  return [...draw([heads, ...rows.map(cellsOf)]), ...(notes.length > 0 ? ["", ...notes] : [])].join("\n");
}

/** The figures that count of several runs side by side, and how many of them reached their bound. */
export function drawRuns(runs: readonly (readonly Outcome[])[]): string {
  const [first = []] = runs;
  const lines = first.map((row, at) => {
    const found = runs.flatMap((rows) => rows[at] ?? []);
    const reached = found.filter((one) => one.reached).length;
    return [
      row.measure,
      ...found.map((one) => (one.error ? "LỖI" : figure(one[row.target?.of ?? "value"]))),
      bound(row),
      row.target ? `${reached}/${found.length} lượt` : "–",
    ];
  });
  return draw([["Phép đo", ...runs.map((_, at) => `Lượt ${at + 1}`), "Cần đạt", "Đạt"], ...lines]).join("\n");
}
