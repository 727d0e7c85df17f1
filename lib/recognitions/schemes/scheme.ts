import type { SchemePeriod } from "@/prisma/generated/enums";
import type { SchemeSubject } from "./subjects";

/** A scheme as forms and lists name it. */
export type SchemeRef = {
  id: string;
  code: string;
  name: string;
  shortName: string;
  period: SchemePeriod;
  subjects: SchemeSubject[];
};
