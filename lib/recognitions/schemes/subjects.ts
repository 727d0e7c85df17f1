import { z } from "zod";
import { type Day, isDay } from "@/lib/core/dates";
import { SubjectKind, UnitLevel } from "@/prisma/generated/enums";

/** Month and day of every year. */
const yearDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

/** The assessment years of domain §9.3; the codes are those of WindowKind. */
export const assessmentWindows = ["calendar", "police", "residential_safety", "agency_safety"] as const;
export type AssessmentWindow = (typeof assessmentWindows)[number];

/** What a scheme says of one kind of subject; stored in scheme.subjects. */
export const schemeSubject = z.object({
  kind: z.enum(SubjectKind),
  /** The level that decides. */
  decides: z.enum(UnitLevel),
  /** Who decided until when: the district, while there was one. */
  formerly: z.object({ until: z.string().refine(isDay), decides: z.enum(UnitLevel) }).nullable(),
  window: z.enum(assessmentWindows),
  /** Registration: from when to when of the year. */
  registersFrom: yearDay,
  registersTo: yearDay,
  /** Until when the application is handed in; null where nothing is said. */
  dueOn: yearDay.nullable(),
});
export const schemeSubjects = z.array(schemeSubject).min(1);
export type SchemeSubject = z.output<typeof schemeSubject>;

/** Subjects that are the commune itself, by what it is; the others are kept in its register. */
export const unitSubjects: readonly SubjectKind[] = ["commune", "ward", "township", "special_zone"];
export const registeredSubjects: readonly SubjectKind[] = ["residential", "agency", "enterprise", "school"];

/** The level that decides about what is registered on a day. */
export function decidingOn(subject: SchemeSubject, registeredOn: Day): UnitLevel {
  const { formerly } = subject;
  return formerly && registeredOn < formerly.until ? formerly.decides : subject.decides;
}

/** True on the days on which one registers for a year. */
export function registersOn(subject: SchemeSubject, year: number, day: Day): boolean {
  return day >= `${year}-${subject.registersFrom}` && day <= `${year}-${subject.registersTo}`;
}
