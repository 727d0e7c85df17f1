import type { Day } from "@/lib/core/dates";
import type { ChangeLine, TreeUnit } from "./line";

/** What lines are judged against. */
export type Tree = {
  /** Every unit that has or had one of the codes of the lines, and those below a province that they name. */
  units: readonly TreeUnit[];
  day: Day;
  /** Gives the new units their ids. */
  newId: () => string;
};

/** Units by code that go on past the day as far as anybody has decided. */
export function livingOn(tree: Tree): Map<string, TreeUnit> {
  const found = tree.units.filter(
    (unit) => unit.level !== "nation" && unit.validTo === null && unit.validFrom < tree.day,
  );
  return new Map(found.map((unit) => [unit.code, unit]));
}

/** Lines by one of their codes, in their order; lines without that code are left out. */
export function grouped(
  lines: readonly ChangeLine[],
  of: (line: ChangeLine) => string,
): Map<string, ChangeLine[]> {
  const groups = new Map<string, ChangeLine[]>();
  for (const line of lines) {
    const key = of(line);
    if (key !== "") groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return groups;
}
