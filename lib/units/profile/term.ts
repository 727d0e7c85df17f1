import type { Day } from "@/lib/core/dates";
import type { Life } from "@/lib/units/lineage";
import type { ProfileCode } from "./words";

export type Term = { validFrom: Day; validTo: Day | null };

/** What is wrong with a term: at which end it leaves the life of its unit, and on which day that begins or ends. */
export type OutsideLife = { code: ProfileCode; path: "validFrom" | "validTo"; day: Day };

/** A term lies inside the life of its unit; one without an end goes on as long as the unit. */
export function outsideLife(term: Term, life: Life): OutsideLife | null {
  if (term.validFrom < life.validFrom) return { code: "before_unit", path: "validFrom", day: life.validFrom };
  if (life.validTo === null) return null;
  if (term.validFrom >= life.validTo)
    return { code: "begins_after_unit", path: "validFrom", day: life.validTo };
  if (term.validTo !== null && term.validTo > life.validTo)
    return { code: "after_unit", path: "validTo", day: life.validTo };
  return null;
}
