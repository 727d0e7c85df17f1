import type { Day } from "@/lib/core/dates";
import type { UnitKind, UnitLevel } from "@/prisma/generated/enums";

/** A unit of a group, with its term there. */
export type GroupMember = {
  id: string;
  unitId: string;
  code: string;
  level: UnitLevel;
  kind: UnitKind;
  name: string;
  validFrom: Day;
  validTo: Day | null;
  legalBasis: string;
  confirmed: boolean;
};
