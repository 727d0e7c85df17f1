import type { Day } from "@/lib/core/dates";
import type { UnitKind, UnitLevel } from "@/prisma/generated/enums";

/**
 * One line of a change: which old code goes to which new code, whole or in part. Every kind of change is lines, as the
 * decree itself lists them: a merger is two lines with one new code, an opening a line without an old one.
 */
export type ChangeLine = {
  /** Number of the line in the file, from 2 (the first is the head); of a form, from 1. */
  at: number;
  from: string;
  to: string;
  extent: "whole" | "part";
  /** Among the parts of a divided unit, the one that its figures are added to on the map of today. */
  main: boolean;
  /** Of the new unit; empty where it goes on as it is. */
  name: string;
  kind: UnitKind | null;
  /** Code of the unit above the new one; empty where it stays. */
  parent: string;
  /** What stood in the file and could not be read. */
  faults?: LineFault[];
};

export type LineFault = { code: "extent_unknown" | "kind_unknown"; text: string };

/** A unit that lines may speak of. */
export type TreeUnit = {
  id: string;
  code: string;
  level: UnitLevel;
  kind: UnitKind;
  name: string;
  parentId: string | null;
  parentCode: string | null;
  validFrom: Day;
  validTo: Day | null;
};

export type Begin = {
  id: string;
  code: string;
  level: UnitLevel;
  kind: UnitKind;
  name: string;
  parentId: string;
};

/** What a change does to the tree; the database carries it out (apply_unit_change). */
export type ChangePlan = {
  ends: string[];
  begins: Begin[];
  /** `was` is for readers of a later day, who find the new name in the tree. */
  renames: { unitId: string; name: string; kind: UnitKind; was: { name: string; kind: UnitKind } }[];
  successions: { fromId: string; toId: string; whole: boolean; main: boolean }[];
};

/** What is wrong with a line, by a stable code; the sentence is in words.ts. */
export type LineConflict = { at: number; code: ConflictCode; facts: Record<string, string> };

export const conflictCodes = [
  "extent_unknown",
  "kind_unknown",
  "empty_line",
  "nothing_changes",
  "code_shape",
  "unknown_code",
  "ended",
  "ends_already",
  "day_before_begin",
  "whole_twice",
  "whole_and_part",
  "same_pair",
  "part_alone",
  "main_missing",
  "main_twice",
  "successor_missing",
  "code_reused",
  "new_unit_differs",
  "name_missing",
  "kind_missing",
  "kind_level",
  "level_differs",
  "parent_missing",
  "parent_unknown",
  "parent_ends",
  "parent_level",
  "below_missing",
] as const;

export type ConflictCode = (typeof conflictCodes)[number];

/** The level that a code's length tells (unit_code_shape in the database says the same). */
export function levelOf(code: string): UnitLevel | null {
  if (/^\d{2}$/.test(code)) return "province";
  if (/^\d{3}$/.test(code)) return "district";
  return /^\d{5}$/.test(code) ? "commune" : null;
}

/** The kinds that units of a level have today. */
export const kindsAt: Record<"province" | "commune", readonly UnitKind[]> = {
  province: ["province", "municipality"],
  commune: ["commune", "ward", "special_zone"],
};
