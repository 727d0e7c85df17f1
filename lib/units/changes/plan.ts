import { formatDay } from "@/lib/core/dates";
import type { UnitKind } from "@/prisma/generated/enums";
import {
  type Begin,
  type ChangeLine,
  type ChangePlan,
  type ConflictCode,
  kindsAt,
  type LineConflict,
  levelOf,
  type TreeUnit,
} from "./line";
import { sourceConflicts } from "./sources";
import { grouped, livingOn, type Tree } from "./tree";

export type Planned = { plan: ChangePlan; conflicts: LineConflict[]; kept: number };

/** How a new code comes to its unit: one that goes on, one under another name, or one that begins. */
type Target = { code: string; id: string; begins: boolean; lines: ChangeLine[] };

/**
 * Works out what lines do to the tree, and everything that is wrong with them, each at its line. Nothing is guessed:
 * what a line does not say and the tree does not either is a conflict.
 */
export function planOf(lines: readonly ChangeLine[], tree: Tree): Planned {
  const conflicts: LineConflict[] = [];
  const say = (at: number, code: ConflictCode, facts: Record<string, string> = {}) =>
    conflicts.push({ at, code, facts });
  const plan: ChangePlan = { ends: [], begins: [], renames: [], successions: [] };
  const living = livingOn(tree);
  let kept = 0;

  for (const line of lines) {
    if (line.from === "" && line.to === "") say(line.at, "empty_line");
    for (const { code, text } of line.faults ?? []) say(line.at, code, { text });
    for (const code of [line.from, line.to]) {
      const level = levelOf(code);
      if (code !== "" && (level === null || level === "district")) say(line.at, "code_shape", { code });
    }
  }
  const sound = lines.filter(
    ({ from, to }) =>
      (from !== "" || to !== "") &&
      [from, to].every((code) => code === "" || ["province", "commune"].includes(levelOf(code) ?? "")),
  );
  const wrong = sourceConflicts(sound, tree);
  const wrongAt = new Set(wrong.map(({ at }) => at));
  conflicts.push(...wrong);

  const bySource = grouped(sound, (line) => line.from);
  const byTarget = grouped(sound, (line) => line.to);
  const targets = new Map<string, Target>();

  // Provinces first: what a commune may stand below depends on them.
  const codes = [...byTarget.keys()].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  for (const code of codes) {
    const into = byTarget.get(code) ?? [];
    const holder = living.get(code);
    const first = into[0] as ChangeLine;
    const own = into.filter((line) => line.from === code);
    for (const line of into)
      if (line.from !== "" && levelOf(line.from) !== levelOf(code)) say(line.at, "level_differs", { code });
    const given = described(into, say);

    if (holder && own.length === 0 && !bySource.has(code)) {
      // It goes on and takes others in: the lines may repeat what it is, not change it.
      const other = into.find(
        (line) =>
          line.from === "" ||
          (line.name !== "" && line.name !== holder.name) ||
          (line.kind !== null && line.kind !== holder.kind) ||
          (line.parent !== "" && line.parent !== holder.parentCode),
      );
      if (other) say(other.at, "code_reused", { code, unit: titleOf(holder) });
      targets.set(code, { code, id: holder.id, begins: false, lines: into });
      continue;
    }
    const above = parentFor(holder, given.parent, into);
    if (
      holder &&
      into.length === 1 &&
      own.length === 1 &&
      first.extent === "whole" &&
      above.id === holder.parentId
    ) {
      const name = given.name || holder.name;
      const kind = given.kind ?? holder.kind;
      if (!fits(kind, code)) say(first.at, "kind_level", { code });
      if (name === holder.name && kind === holder.kind) kept += 1;
      else
        plan.renames.push({ unitId: holder.id, name, kind, was: { name: holder.name, kind: holder.kind } });
      targets.set(code, { code, id: holder.id, begins: false, lines: into });
      continue;
    }
    // A unit of the same code, or the only one that goes there whole, hands its name on where the lines give none.
    const only = into.length === 1 && first.extent === "whole" ? living.get(first.from) : undefined;
    const like = holder && own.length > 0 ? holder : only;
    const name = given.name || like?.name || "";
    const kind = given.kind ?? like?.kind ?? null;
    // What a wrong old code leaves open is not asked for as well.
    const sure = !into.some((line) => wrongAt.has(line.at));
    if (sure && name === "") say(first.at, "name_missing", { code });
    if (sure && kind === null) say(first.at, "kind_missing", { code });
    else if (kind !== null && !fits(kind, code)) say(first.at, "kind_level", { code });
    if (sure && above.conflict) say(first.at, above.conflict, { code: above.code, unit: above.title });
    const begin: Begin = {
      id: tree.newId(),
      code,
      level: levelOf(code) ?? "commune",
      kind: kind ?? "commune",
      name,
      parentId: above.id ?? "",
    };
    plan.begins.push(begin);
    targets.set(code, { code, id: begin.id, begins: true, lines: into });
  }

  for (const [code, from] of bySource) {
    const unit = living.get(code);
    if (!unit) continue;
    const goesOn = from.some((line) => line.to === code && targets.get(code)?.id === unit.id);
    if (goesOn) continue;
    plan.ends.push(unit.id);
    for (const line of from) {
      const target = targets.get(line.to);
      if (target)
        plan.successions.push({
          fromId: unit.id,
          toId: target.id,
          whole: line.extent === "whole",
          main: line.extent === "whole" || line.main,
        });
    }
  }
  carryBelow();
  if (conflicts.length === 0 && plan.ends.length + plan.begins.length + plan.renames.length === 0)
    say(lines[0]?.at ?? 1, "nothing_changes");
  conflicts.sort((a, b) => a.at - b.at);
  return { plan, conflicts, kept };

  /** The unit above a new one: as given, as of the unit of the same code, or as of all that it is made of. */
  function parentFor(holder: TreeUnit | undefined, given: string, into: ChangeLine[]) {
    const none = { id: null as string | null, code: given, title: "", conflict: null as ConflictCode | null };
    const first = into[0] as ChangeLine;
    if (levelOf(first.to) === "province") {
      const nation = tree.units.find((unit) => unit.level === "nation");
      return { ...none, id: nation?.id ?? null };
    }
    const parents = new Set(into.map((line) => living.get(line.from)?.parentCode ?? null));
    const only = parents.size === 1 ? [...parents][0] : null;
    const code =
      given || (into.some((line) => line.from === first.to) ? holder?.parentCode : null) || only || "";
    if (code === "") return { ...none, conflict: "parent_missing" as const };
    if (levelOf(code) !== "province") return { ...none, code, conflict: "parent_level" as const };
    const target = targets.get(code);
    if (target) return { ...none, code, id: target.id };
    const province = living.get(code);
    if (!province) return { ...none, code, conflict: "parent_unknown" as const };
    // A province that goes whole takes what stays below it along.
    const heirs = bySource.get(code) ?? [];
    const heir = heirs.length === 1 && heirs[0]?.extent === "whole" ? targets.get(heirs[0].to) : undefined;
    if (heirs.length > 0 && given === "" && heir) return { ...none, code, id: heir.id };
    if (heirs.length > 0)
      return { ...none, code, title: titleOf(province), conflict: "parent_ends" as const };
    return { ...none, code, id: province.id };
  }

  /** What stands below a province that ends, and has no line of its own, goes along with it under its own name. */
  function carryBelow() {
    const ended = new Set(plan.ends);
    for (const province of tree.units.filter((unit) => unit.level === "province" && ended.has(unit.id))) {
      const left = tree.units.filter(
        (unit) => unit.parentId === province.id && unit.validTo === null && !bySource.has(unit.code),
      );
      const heirs = plan.successions.filter((way) => way.fromId === province.id);
      const heir = heirs.length === 1 && heirs[0]?.whole ? heirs[0] : undefined;
      const at = bySource.get(province.code)?.[0]?.at ?? 1;
      if (left.length > 0 && !heir) {
        say(at, "below_missing", {
          unit: titleOf(province),
          count: String(left.length),
          example: left.slice(0, 3).map(titleOf).join(", "),
        });
        continue;
      }
      for (const unit of left) {
        if (unit.validFrom >= tree.day) {
          say(at, "day_before_begin", { code: unit.code, unit: unit.name, day: formatDay(unit.validFrom) });
          continue;
        }
        if (byTarget.has(unit.code)) {
          say(at, "code_reused", { code: unit.code, unit: titleOf(unit) });
          continue;
        }
        const id = tree.newId();
        const { code, level, kind, name } = unit;
        plan.ends.push(unit.id);
        plan.begins.push({ id, code, level, kind, name, parentId: heir?.toId ?? "" });
        plan.successions.push({ fromId: unit.id, toId: id, whole: true, main: true });
      }
    }
  }
}

/** Name, kind and parent of a new unit; its lines must say the same or nothing. */
function described(
  into: ChangeLine[],
  say: (at: number, code: ConflictCode, facts: Record<string, string>) => void,
) {
  let [name, kind, parent] = ["", null as UnitKind | null, ""];
  for (const line of into) {
    const differs =
      (line.name !== "" && name !== "" && line.name !== name) ||
      (line.kind !== null && kind !== null && line.kind !== kind) ||
      (line.parent !== "" && parent !== "" && line.parent !== parent);
    if (differs) say(line.at, "new_unit_differs", { code: line.to, line: String(into[0]?.at ?? 1) });
    name ||= line.name;
    kind ??= line.kind;
    parent ||= line.parent;
  }
  return { name, kind, parent };
}

function fits(kind: UnitKind, code: string): boolean {
  const level = levelOf(code);
  return (level === "province" || level === "commune") && kindsAt[level].includes(kind);
}

function titleOf(unit: Pick<TreeUnit, "name" | "code">): string {
  return `${unit.name} (${unit.code})`;
}
