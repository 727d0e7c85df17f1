import { createHash } from "node:crypto";
import type { UnitKind, UnitLevel } from "@/prisma/generated/enums";

/** Rows of the reference tables as they are loaded; days are written YYYY-MM-DD. */
export type UnitRow = {
  id: string;
  code: string;
  level: UnitLevel;
  kind: UnitKind;
  name: string;
  parentId: string | null;
  validFrom: string;
  validTo: string | null;
  policeTo: string | null;
};

export type SuccessionRow = {
  id: string;
  fromId: string;
  toId: string;
  whole: boolean;
  main: boolean;
  happenedOn: string;
  legalActId: string;
};

export type LegalActRow = { id: string; number: string; issuedOn: string; title: string };

export type FormerNameRow = {
  id: string;
  unitId: string;
  name: string;
  kind: UnitKind;
  validFrom: string;
  validTo: string;
  legalActId: string;
};

export type Reference = {
  units: UnitRow[];
  successions: SuccessionRow[];
  legalActs: LegalActRow[];
  formerNames: FormerNameRow[];
};

// Chosen once and for all: the same fact has the same id in every database.
const namespace = Buffer.from("6e1bfa0ac2c54d6a9c0f5d3f8a1e7b24", "hex");

/** A UUID of version 5 (RFC 9562) from the words that make a fact what it is. */
export function idOf(...words: string[]): string {
  const bytes = createHash("sha1").update(namespace).update(words.join(":")).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** The id of a unit: level, code and first day are its key. */
export function unitId(level: UnitLevel, code: string, validFrom: string): string {
  return idOf("unit", level, code, validFrom);
}
