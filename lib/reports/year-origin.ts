import type { Day } from "@/lib/core/dates";
import { isRate } from "@/lib/core/indicator";
import { formatNumber } from "@/lib/core/numbers";
import { withQuery } from "@/lib/core/paging";
import type { ApplicationState, RecognitionState, SubjectKind } from "@/prisma/generated/enums";
import { type YearFigureCode, yearEntryOf } from "./catalogue";
import type { OriginDecision } from "./origin";
import type { NamedUnit } from "./overview";
import { figureText } from "./words";
import type { YearFigure } from "./year-figures";
import type { AskedYear, YearPage } from "./year-page";

/** A unit and what it adds: a province of the nation, or a unit of the time with applications of its own. */
export type YearOriginPart = {
  unit: NamedUnit;
  part: number;
  /** Of a share what it is divided by, where units have one of their own. */
  whole: number | null;
  provisional: number | null;
  /** How many applications; not counted for a whole province. */
  records: number | null;
};

/** An application behind a figure, with the recognition and the decision that came of it. */
export type YearOriginRecord = {
  id: string;
  name: string;
  kind: SubjectKind;
  year: number;
  state: ApplicationState;
  part: number;
  whole: number;
  provisional: number;
  recognition: { id: string; serial: string; state: RecognitionState; endedOn: Day | null } | null;
  decision: { id: string; number: string; decidedOn: Day | null; issuer: string } | null;
  steps: OriginDecision[];
};

/** "Con số này từ đâu" of a year: a figure, and the units or applications that it is the sum of. */
export type YearOrigin = Pick<YearPage, "unit" | "own" | "asked" | "day" | "years" | "coverage"> & {
  figure: YearFigureCode;
  value: YearFigure;
  otherMapCode: string | null | undefined;
  asOf: Date;
  parts: { by: "province" | "unit"; rows: YearOriginPart[] } | null;
  records: {
    of: NamedUnit;
    rows: YearOriginRecord[];
    total: number;
    page: number;
    size: number;
    made: YearOriginPart;
  } | null;
};

/** The units and applications that make a figure of a year. */
export function yearOriginLink(
  { year, unit, map }: AskedYear,
  figure: YearFigureCode,
  of?: string,
  page = 1,
) {
  return withQuery("/reports/origin", { year, unit, map, figure, of }, { page });
}

/** What the numbers of parts and records are of: the unit of a count; of a share what is divided. */
export function partUnit(figure: YearFigureCode): string {
  const { of, unit } = yearEntryOf(figure);
  if (!isRate(of)) return unit;
  return "holding" in of.part ? "phường" : "tiêu chí";
}

/** The figure, or of one unit its part of it, in words. */
export function yearNumber({
  figure,
  value,
  records,
}: Pick<YearOrigin, "figure" | "value" | "records">): string {
  const entry = yearEntryOf(figure);
  if (!records) return `${figureText(entry, value.value)} ${entry.unit}`;
  return `${formatNumber(records.made.part)} ${partUnit(figure)}`;
}

/** How the parts add up to the figure, worked out in front of the reader. */
export function yearSumLines({ figure, value, parts, records, asked }: YearOrigin): string[] {
  const entry = yearEntryOf(figure);
  const unit = partUnit(figure);
  const lines: string[] = [];
  if (isRate(entry.of) && !records)
    lines.push(
      `${formatNumber(value.part)} ${unit} ${"holding" in entry.of.part ? "có công nhận còn hiệu lực" : "đạt"} chia cho ${formatNumber(value.whole ?? 0)} ${unit} = ${figureText(entry, value.value)} %.`,
    );
  if (records && records.total > records.made.part && partUnit(figure) === "phường" && isRate(entry.of))
    lines.push("Một phường có nhiều công nhận còn hiệu lực vẫn tính là một.");
  if (entry.everSince) lines.push(`Cộng mọi năm đến hết năm ${asked.year}.`);
  if (parts) {
    const sum = parts.rows.reduce((all, { part }) => all + part, 0);
    const noun = parts.by === "province" ? "tỉnh, thành phố" : "đơn vị";
    lines.push(
      sum === value.part
        ? `Cộng ${formatNumber(parts.rows.length)} ${noun} = ${formatNumber(sum)} ${unit}, đúng bằng chỉ tiêu.`
        : "Số liệu vừa thay đổi trong lúc mở trang; tải lại trang để cộng lại.",
    );
  }
  return lines;
}
