import { formatNumber, formatPercent } from "@/lib/core/numbers";
import { kindWords, unitTitle } from "@/lib/core/words";
import type { Asked } from "./addresses";
import type { Chosen } from "./asked-queries";
import { catalogue, type FigureCode, type FigureEntry } from "./catalogue";
import { changeOf, countsByCommune, incomparableText, redrawnText } from "./change";
import type { Comparison } from "./dashboard-schema";
import type { Coverage } from "./figures";
import type { Divided } from "./inexact";
import type { NamedUnit, Redrawn } from "./overview";
import type { SeriesPoint } from "./series-queries";

type Values = Partial<Record<FigureCode, number | null>>;

/** One of the two that are held against each other. */
export type Side = Divided & {
  /** "Hà Tĩnh", "Mùa 2024", "Bình quân một tỉnh". */
  name: string;
  values: Values;
  provisional: Values | null;
  coverage: Coverage | null;
  /** Where its rows are; null for a mean, which has none. */
  asked: Asked | null;
};

export type ComparePage = Chosen & {
  with: Comparison;
  figure: FigureCode;
  sides: [Side, Side];
  /** The communes of the two seasons differ by so much that points cannot be compared as they are. */
  redrawn: Redrawn | null;
  /** Years of both, for the chosen figure; null for a mean. */
  series: [SeriesPoint[], SeriesPoint[]] | null;
  year: number | null;
  other: NamedUnit | null;
  /** Asked to hold something against itself: there is nothing to compare. */
  itself: boolean;
  /** The units that may be chosen, those of one level together. */
  units: NamedUnit[];
  asOf: Date;
};

/** The two in one sentence: "Hà Tĩnh và bình quân một tỉnh". What is no name begins small. */
export function sidesText(
  [first, second]: readonly [Pick<Side, "name">, Pick<Side, "name">],
  joined: "và" | "so với" = "và",
): string {
  return `${first.name} ${joined} ${insideSentence(second.name)}`;
}

/** Both as a title: "So sánh mùa 2026 và mùa 2024". */
export function comparisonTitle(sides: readonly [Pick<Side, "name">, Pick<Side, "name">]): string {
  return `So sánh ${insideSentence(sidesText(sides))}`;
}

const nouns = ["mùa", "bình quân", "toàn quốc", ...Object.values(kindWords)];

function insideSentence(name: string): string {
  const small = name.toLowerCase();
  return nouns.some((word) => small === word || small.startsWith(`${word} `))
    ? `${name.charAt(0).toLowerCase()}${name.slice(1)}`
    : name;
}

/** Why there are not two sides, and what to do. */
export function missingSide({
  with: kind,
  itself,
  season,
  unit,
}: Pick<ComparePage, "with" | "itself" | "season" | "unit">) {
  if (itself) {
    return {
      title:
        kind === "season"
          ? `Mùa ${season.year} không so với chính nó`
          : `${unitTitle(unit)} không so với chính mình`,
      advice:
        kind === "season"
          ? "Chọn mùa khác ở trên rồi bấm So sánh."
          : "Chọn đơn vị khác ở trên rồi bấm So sánh.",
    };
  }
  return {
    title: "Chọn bên để so",
    advice:
      kind === "mean"
        ? "Bình quân cả nước chỉ so với một tỉnh hoặc một xã."
        : "Chọn mùa hoặc đơn vị khác ở trên rồi bấm So sánh.",
  };
}

/** How one value stands to another, in words: "cao hơn 4,2 %". */
export type Differing = {
  direction: "up" | "down" | "same";
  words: string;
  /** In percent of the second, of shares in points; null where that says nothing. */
  share: number | null;
};

const ways: Record<Comparison, { up: string; down: string; same: string }> = {
  season: { up: "tăng", down: "giảm", same: "không đổi" },
  unit: { up: "cao hơn", down: "thấp hơn", same: "bằng nhau" },
  mean: { up: "trên bình quân", down: "dưới bình quân", same: "bằng bình quân" },
};

const digit = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });

/** Of fewer a percentage says more than it knows: one point less of one is not "100 %". */
const fewest = 20;

/** Null where one of the two was not collected, or where they are not the same thing. */
export function differenceOf(
  entry: Pick<FigureEntry, "kind" | "unit" | "code">,
  first: number | null | undefined,
  second: number | null | undefined,
  kind: Comparison,
): Differing | null {
  if (first === null || first === undefined || second === null || second === undefined) return null;
  const [one, two] = [shown(first), shown(second)];
  const change = changeOf(entry, one, two, 0);
  if (!change) return null;
  const way = ways[kind][change.direction];
  const times = change.size.startsWith("gấp");
  // A mean of a few has a digit: "0 điểm" would be no difference at all.
  const few = entry.kind !== "share" && two < fewest;
  const size = few ? `${digit.format(Math.abs(one - two))} ${entry.unit}` : change.size;
  return {
    direction: change.direction,
    words: change.direction === "same" ? way : times ? change.size : `${way} ${size}`,
    share: entry.kind === "share" ? one - two : two >= fewest ? ((one - two) / two) * 100 : null,
  };
}

/** How the sides of a comparison differ in a figure; null where they cannot be compared. */
export function differenceIn(
  { sides, with: kind, redrawn }: Pick<ComparePage, "sides" | "with" | "redrawn">,
  entry: FigureEntry,
): Differing | null {
  if (redrawn && entry.kind === "share") return null;
  return differenceOf(entry, sides[0].values[entry.code], sides[1].values[entry.code], kind);
}

/** The same in words; nothing where one of the two was not collected. */
export function differenceText(
  page: Pick<ComparePage, "sides" | "with" | "redrawn">,
  entry: FigureEntry,
): string | undefined {
  const { redrawn } = page;
  if (redrawn && entry.kind === "share") return incomparableText(redrawn);
  const words = differenceIn(page, entry)?.words;
  return words && redrawn && countsByCommune(entry.code) ? `${words} (${redrawnText(redrawn)})` : words;
}

/** A mean has many digits; a person reads one. */
function shown(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A number of a side in a table: whole where it was counted, with one digit where it is a mean. */
export function sideText(entry: Pick<FigureEntry, "kind">, value: number | null | undefined): string {
  if (value === null || value === undefined) return "–";
  if (entry.kind === "share") return formatPercent(value);
  if (Number.isInteger(value) || value >= 1000) return formatNumber(Math.round(value));
  return formatPercent(value);
}

/** In one sentence for a leader: how many figures are higher, lower and the same. */
export function summaryOf(page: Pick<ComparePage, "sides" | "with" | "redrawn">): string {
  const counts = { up: 0, down: 0, same: 0 };
  for (const entry of catalogue) {
    const found = differenceIn(page, entry);
    if (found) counts[found.direction] += 1;
  }
  const way = ways[page.with];
  const all = counts.up + counts.down + counts.same;
  if (all === 0) return "Không có chỉ tiêu nào có số liệu ở cả hai bên.";
  const said = (["up", "down", "same"] as const)
    .filter((direction) => counts[direction] > 0)
    .map((direction) => `${counts[direction]} ${way[direction]}`);
  return `Trong ${all} chỉ tiêu: ${said.join(", ")}.`;
}

/** Of both sides what divided communes mean. */
export function dividedOf([first, second]: readonly [Divided, Divided]): Divided {
  return {
    divided: Math.max(first.divided, second.divided),
    crossing: Math.max(first.crossing, second.crossing),
  };
}
