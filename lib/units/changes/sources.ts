import { formatDay } from "@/lib/core/dates";
import type { ChangeLine, ConflictCode, LineConflict, TreeUnit } from "./line";
import { levelOf } from "./line";
import { grouped, livingOn, type Tree } from "./tree";

/** What is wrong on the side of the old codes: units that are not there, and units that go to too many or to nobody. */
export function sourceConflicts(lines: readonly ChangeLine[], tree: Tree): LineConflict[] {
  const conflicts: LineConflict[] = [];
  const living = livingOn(tree);
  for (const [code, from] of grouped(lines, (line) => line.from)) {
    const first = from[0] as ChangeLine;
    const say = (at: number, conflict: ConflictCode, facts: Record<string, string> = {}) =>
      conflicts.push({ at, code: conflict, facts: { code, ...facts } });
    if (!living.has(code)) {
      const why = whyNotLiving(code, tree);
      for (const line of from) say(line.at, why.code, why.facts);
      continue;
    }
    for (const line of from) if (line.to === "") say(line.at, "successor_missing");
    const wholes = from.filter((line) => line.extent === "whole");
    const parts = from.filter((line) => line.extent === "part");
    const seen = new Set<string>();
    for (const line of from) {
      if (line.to !== "" && seen.has(line.to)) say(line.at, "same_pair", { to: line.to });
      seen.add(line.to);
    }
    if (seen.size < from.length) continue;
    const [, second] = wholes;
    if (wholes.length > 0 && parts.length > 0)
      say(parts[0]?.at ?? first.at, "whole_and_part", { line: String(wholes[0]?.at) });
    else if (second) say(second.at, "whole_twice", { line: String(wholes[0]?.at) });
    else if (parts.length === 1) say(first.at, "part_alone");
    else if (parts.length > 1) {
      const mains = parts.filter((line) => line.main);
      if (mains.length === 0) say(first.at, "main_missing");
      if (mains[1]) say(mains[1].at, "main_twice", { line: String(mains[0]?.at) });
    }
  }
  return conflicts;
}

/** Why a code cannot be changed on the day: nobody has it, it is of the past, or it has an end already. */
function whyNotLiving(code: string, tree: Tree): { code: ConflictCode; facts: Record<string, string> } {
  const had = tree.units
    .filter((unit) => unit.code === code && unit.level === levelOf(code))
    .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  const last: TreeUnit | undefined = had[0];
  if (!last) return { code: "unknown_code", facts: {} };
  const unit = last.name;
  if (last.validTo === null)
    return { code: "day_before_begin", facts: { unit, day: formatDay(last.validFrom) } };
  const conflict = last.validTo > tree.day ? "ends_already" : "ended";
  return { code: conflict, facts: { unit, day: formatDay(last.validTo) } };
}
