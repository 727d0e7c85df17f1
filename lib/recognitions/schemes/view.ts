import type { SchemeOutcome, SchemePeriod } from "@/prisma/generated/enums";
import type { SchemeSubject } from "./subjects";

/** A scheme as its pages show it. */
export type SchemeRow = {
  id: string;
  code: string;
  name: string;
  shortName: string;
  legalBasis: string;
  outcome: SchemeOutcome;
  period: SchemePeriod;
  certificateTitle: string;
  provincesAdd: boolean;
  active: boolean;
  version: number;
  subjects: SchemeSubject[];
};
