import type { UnitKind, UnitLevel } from "@/prisma/generated/enums";

/** How a province, or the country, stands to what it means to reach. */
export type TargetRow = {
  id: string;
  version: number;
  unitId: string;
  unitCode: string;
  unitLevel: UnitLevel;
  unitKind: UnitKind;
  unitName: string;
  year: number;
  /** Hundredths of a percent. */
  percent: number;
  paper: string;
  /** The year that is counted: that of the target, or this one while it is still to come. */
  stand: number;
  /** Units of these kinds at the end of that year, how many of them are registered in it, and recognised as the scheme counts. */
  units: number;
  registered: number;
  recognised: number;
};

/** What the nation set, as provinces read it: what is reached in other provinces is not theirs to see. */
export type CountryTarget = Pick<TargetRow, "id" | "year" | "percent" | "paper">;

/** How many units a target asks for, and how many are still to come. */
export function distanceTo({
  units,
  recognised,
  percent,
}: Pick<TargetRow, "units" | "recognised" | "percent">): {
  needed: number;
  left: number;
} {
  const needed = Math.ceil((units * percent) / 10_000);
  return { needed, left: Math.max(needed - recognised, 0) };
}

/**
 * What the provinces mean to reach together by the year of a target of the country, and how much more (less, below nought) than
 * the country asks. Of each province counts its target of that year, or the last one before it.
 */
export function provincesTogether(
  country: TargetRow,
  rows: readonly TargetRow[],
): { provinces: number; needed: number; beyond: number } {
  const last = new Map<string, TargetRow>();
  for (const row of rows) {
    if (row.unitLevel !== "province" || row.year > country.year) continue;
    if (row.year >= (last.get(row.unitId)?.year ?? 0)) last.set(row.unitId, row);
  }
  const needed = [...last.values()].reduce((sum, row) => sum + distanceTo(row).needed, 0);
  return { provinces: last.size, needed, beyond: needed - distanceTo(country).needed };
}

/** Whoever sees not the whole country sees what it asks, and not how far it is. */
export function withoutCountry(all: readonly TargetRow[]): { rows: TargetRow[]; country: CountryTarget[] } {
  return {
    rows: all.filter(({ unitLevel }) => unitLevel !== "nation"),
    country: all
      .filter(({ unitLevel }) => unitLevel === "nation")
      .map(({ id, year, percent, paper }) => ({ id, year, percent, paper })),
  };
}
