import type { Day } from "@/lib/core/dates";
import { inSum, isRatio } from "@/lib/core/indicator";
import { type FigureEntry, partsOf } from "@/lib/reports/catalogue";
import type { Tally } from "@/lib/reports/figures";

/** What was counted in a season, and when it ended: later ones do not collect everything. */
export type CountedSeason = { tally: Tally; endsOn: Day };

/** One of those that a figure is told apart into, in its unit, with its amount in each season; null: not collected. */
export type FigurePart = { label: string; unit: string; amounts: (number | null)[] };

/**
 * What a figure is made of, as its row of the catalogue tells it apart: the parts that one of the seasons has, in the order
 * of their words. Together they are the figure.
 */
export function partsOfFigure(
  { of, apart, unit }: FigureEntry,
  seasons: readonly CountedSeason[],
): FigurePart[] {
  if (!apart || isRatio(of)) return [];
  const parts = partsOf(of.measure);
  const by = apart.by.map((name) => {
    const position = parts.findIndex((part) => part.name === name);
    return { name, position, words: parts[position]?.words ?? {} };
  });
  const found = new Map<string, { rank: number[]; label: string; amounts: (number | null)[] }>();
  for (const [at, { tally }] of seasons.entries()) {
    for (const { measure, cell, amount } of tally) {
      if (measure !== of.measure || amount === 0 || !inSum(of, parts, cell)) continue;
      const values = by.map(({ position }) => cell.split("/")[position] ?? "");
      const key = values.join("/");
      const part = found.get(key) ?? {
        rank: by.map(({ words }, one) => Object.keys(words).indexOf(values[one] ?? "")),
        label: labelOf(apart.label, (name) => {
          const one = by.findIndex((part) => part.name === name);
          return by[one]?.words[values[one] ?? ""] ?? "";
        }),
        // What a season no longer collects is no fall to zero.
        amounts: seasons.map(({ endsOn }) =>
          by.some(({ name }, one) => endsOn >= (apart.until?.[name]?.[values[one] ?? ""] ?? never))
            ? null
            : 0,
        ),
      };
      part.amounts[at] = (part.amounts[at] ?? 0) + amount;
      found.set(key, part);
    }
  }
  return [...found.values()]
    .sort((a, b) => compareRanks(a.rank, b.rank))
    .map(({ label, amounts }) => ({ label, amounts, unit }));
}

const never: Day = "9999-12-31";

/** "{Form} của {Authority}, {recipient}" with the words put in. */
function labelOf(label: string, wordsOf: (name: string) => string): string {
  return label.replace(/\{(\p{L})(\w*)\}/gu, (_, first: string, rest: string) => {
    const small = first.toLowerCase();
    const words = wordsOf(`${small}${rest}`);
    return first === small ? `${words.charAt(0).toLocaleLowerCase("vi")}${words.slice(1)}` : words;
  });
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((rank, one) => rank !== b[one]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
