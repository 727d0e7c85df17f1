import type { Day } from "@/lib/core/dates";
import { formatNumber, formatPercent } from "@/lib/core/numbers";
import type { PaperColumn } from "@/lib/core/paper";
import { catalogue, type FigureEntry } from "@/lib/reports/catalogue";
import { countsByCommune, incomparableText, isComparable, redrawnText } from "@/lib/reports/change";
import type { Figures, Tally } from "@/lib/reports/figures";
import type { Redrawn } from "@/lib/reports/overview";
import { figureText } from "@/lib/reports/words";
import { partsOfFigure } from "./apart";

/** Two seasons of one unit, as the appendix needs them. */
export type ComparedSeasons = {
  figures: Figures;
  provisional: Figures;
  tally: Tally;
  endsOn: Day;
  before: { year: number; endsOn: Day; figures: Figures; tally: Tally } | null;
  redrawn: Redrawn | null;
};

/** STT, nội dung, đơn vị tính, kỳ này, cùng kỳ, so sánh (±, %), ghi chú (domain §9.5). */
export type AppendixRow = {
  number: string;
  label: string;
  unit: string;
  now: string;
  before: string;
  difference: string;
  percent: string;
  note: string;
  /** The same as numbers, for a sheet that calculates with them; null where there is none. */
  kind: FigureEntry["kind"];
  values: { now: number | null; before: number | null; difference: number | null; percent: number | null };
};

/** The columns, as wide as the text of a sheet on its side. */
export const appendixColumns: PaperColumn[] = [
  { header: "STT", align: "center", width: 12 },
  { header: "Nội dung", align: "start", width: 62 },
  { header: "Đơn vị tính", align: "start", width: 26 },
  { header: "Kỳ này", align: "end", width: 32 },
  { header: "Cùng kỳ", align: "end", width: 32 },
  { header: "±", group: "So sánh", align: "end", width: 32 },
  { header: "%", group: "So sánh", align: "end", width: 16 },
  { header: "Ghi chú", align: "start", width: 40 },
];

type Kind = Pick<FigureEntry, "kind">;

/** How much more or less: "+120", "−3,1 điểm %", "0"; "–" where one of the two was not collected. */
export function differenceText(entry: Kind, now: number | null, before: number | null): string {
  if (now === null || before === null) return "–";
  const difference = now - before;
  const share = entry.kind === "share";
  const size = share ? formatPercent(Math.abs(difference)) : formatNumber(Math.abs(difference));
  if (size === (share ? formatPercent(0) : formatNumber(0))) return "0";
  return `${difference > 0 ? "+" : "−"}${size}${share ? " điểm %" : ""}`;
}

/** The same in percent of the season before; a share has none, nor has what was nothing before. */
export function percentText(entry: Kind, now: number | null, before: number | null): string {
  if (entry.kind === "share" || now === null || before === null || before === 0) return "–";
  const percent = ((now - before) / before) * 100;
  if (formatPercent(Math.abs(percent)) === formatPercent(0)) return now === before ? "0,0" : "< 0,1";
  return `${percent > 0 ? "+" : "−"}${formatPercent(Math.abs(percent))}`;
}

/** The rows of the appendix: every figure of the catalogue in its order, what it is told apart by below it. */
export function appendixRows(seasons: ComparedSeasons): AppendixRow[] {
  const rows: AppendixRow[] = [];
  let counted = 0;
  let parts = 0;
  for (const entry of catalogue) {
    if (entry.part) parts += 1;
    else {
      counted += 1;
      parts = 0;
    }
    rows.push({
      number: entry.part ? `${counted}.${parts}` : String(counted),
      label: entry.label,
      unit: entry.unit,
      ...comparison(entry, seasons),
      note: noteOf(entry, seasons),
    });
    for (const row of apartRows(entry, seasons)) {
      parts += 1;
      rows.push({ ...row, number: `${counted}.${parts}` });
    }
  }
  return rows;
}

/** As cells, in the order of the columns. */
export function appendixCells(row: AppendixRow): string[] {
  return [row.number, row.label, row.unit, row.now, row.before, row.difference, row.percent, row.note];
}

function comparison(entry: FigureEntry, { figures, before, redrawn }: ComparedSeasons) {
  const row = compared(entry, figures[entry.code], before?.figures[entry.code] ?? null);
  if (isComparable(entry.code, redrawn)) return row;
  // A share of other communes is another share: it was collected and is shown, and says nothing beside that of now.
  return {
    ...{ ...row, difference: "–", percent: "–" },
    values: { ...row.values, difference: null, percent: null },
  };
}

/** Two numbers beside each other, in words and as they are. */
function compared(entry: Kind, now: number | null, before: number | null) {
  const difference = now === null || before === null ? null : now - before;
  const percent =
    entry.kind === "share" || difference === null || !before ? null : (difference / before) * 100;
  return {
    now: figureText(entry, now),
    before: figureText(entry, before),
    difference: differenceText(entry, now, before),
    percent: percentText(entry, now, before),
    kind: entry.kind,
    values: { now, before, difference, percent },
  };
}

function noteOf(entry: FigureEntry, { provisional, redrawn }: ComparedSeasons): string {
  const waiting = provisional[entry.code];
  const notes = [
    waiting ? `${figureText(entry, waiting)} chờ tiếp nhận` : "",
    redrawn && countsByCommune(entry.code) ? redrawnText(redrawn) : "",
    redrawn && !isComparable(entry.code, redrawn) ? incomparableText(redrawn) : "",
  ];
  return notes.filter((note) => note !== "").join("; ");
}

/** What a figure is told apart by; nothing in a season that did not collect it. */
function apartRows(entry: FigureEntry, seasons: ComparedSeasons): Omit<AppendixRow, "number">[] {
  const { figures, before, redrawn } = seasons;
  const earlier = isComparable(entry.code, redrawn) ? (before?.figures[entry.code] ?? null) : null;
  return partsOfFigure(entry, before ? [seasons, before] : [seasons]).map(
    ({ label, unit, amounts: [now = null, then = null] }) => ({
      label,
      unit,
      ...compared(entry, figures[entry.code] === null ? null : now, earlier === null ? null : then),
      note: "",
    }),
  );
}
