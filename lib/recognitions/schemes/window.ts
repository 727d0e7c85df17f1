import type { Day } from "@/lib/core/dates";
import type { AssessmentWindow } from "./subjects";

/** Month and day on which an assessment year begins and ends (domain §9.3); a test holds it against the windows of figures. */
const years: Record<AssessmentWindow, { first: string; last: string }> = {
  calendar: { first: "01-01", last: "12-31" },
  police: { first: "11-15", last: "11-14" },
  residential_safety: { first: "11-01", last: "10-31" },
  agency_safety: { first: "11-16", last: "11-15" },
};

/** The days that an application of a year is about. */
export function assessmentDays(window: AssessmentWindow, year: number): { from: Day; to: Day } {
  const { first, last } = years[window];
  return { from: `${first > last ? year - 1 : year}-${first}`, to: `${year}-${last}` };
}
