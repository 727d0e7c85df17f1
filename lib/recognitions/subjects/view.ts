import type { SubjectKind, UnitKind, UnitLevel } from "@/prisma/generated/enums";
import type { SubjectContent } from "./schema";

export type SubjectRow = {
  id: string;
  kind: SubjectKind;
  name: string;
  size: number | null;
  people: number | null;
  managedBy: UnitLevel;
  endedOn: string | null;
  unitCode: string;
  unitKind: UnitKind;
  unitName: string;
  /** Short names of the schemes in which it is registered this year. */
  registered: string[];
};

export type SubjectTotals = { count: number; size: number; people: number };

export type SubjectRecord = {
  id: string;
  kind: SubjectKind;
  version: number;
  content: SubjectContent;
  endedOn: string | null;
  unit: { id: string; code: string; kind: UnitKind; name: string };
  updatedAt: Date;
  /** The commune that this person acts for, or one that it absorbed. */
  own: boolean;
};

/** A commune that was absorbed, and how many subjects its register still has. */
export type LeftRegister = { id: string; kind: UnitKind; name: string; subjects: number };
