import type { Bench } from "./site";

/** What a row found: figures in its own unit, and what a reader must know to read them. */
export type Found = {
  value: number | null;
  base?: number | null;
  ratio?: number | null;
  note?: string;
};

export type Row = {
  /** What --only names. */
  id: string;
  measure: string;
  /** What it is held against. */
  against: string;
  unit: string;
  /** Which of its figures must reach which bound; without it nothing is to be reached. */
  target?: { of: "ratio" | "value"; is: "at least" | "at most"; bound: number };
  run: (bench: Bench) => Promise<Found>;
};

export type Outcome = Found & {
  id: string;
  measure: string;
  against: string;
  unit: string;
  target: Row["target"] | null;
  reached: boolean | null;
  seconds: number;
  error?: string;
};

/** True when the row's bound is reached; null where there is none, or nothing was measured. */
export function isReached(target: Row["target"], found: Found): boolean | null {
  const figure = target && found[target.of];
  if (!target || figure === null || figure === undefined || Number.isNaN(figure)) return null;
  return target.is === "at least" ? figure >= target.bound : figure <= target.bound;
}
