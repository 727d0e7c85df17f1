import type { Day } from "@/lib/core/dates";
import type { RecordState } from "@/prisma/generated/enums";
import type { Discipline } from "./words";

/** How a province stands with its season report. */
export function disciplineOf(
  report: { state: RecordState; sentOn: Day | null } | null,
  dueOn: Day,
  today: Day,
  closed: boolean,
): Discipline {
  switch (report?.state) {
    case "accepted":
    case "locked":
      return report.sentOn !== null && report.sentOn > dueOn ? "late" : "ontime";
    case "sent":
      return "waiting";
    case "returned":
      return "returned";
    case "draft":
    case "submitted":
    case undefined:
      return unsent(dueOn, today, closed);
  }
}

/** What asks for an act stands in front. */
export const disciplineOrder: readonly Discipline[] = [
  "overdue",
  "silent",
  "returned",
  "waiting",
  "pending",
  "late",
  "ontime",
];

/** Nothing was sent: not due yet, late, or, in a season that is locked, for good. */
function unsent(dueOn: Day, today: Day, closed: boolean): "overdue" | "pending" | "silent" {
  if (closed) return "silent";
  return today > dueOn ? "overdue" : "pending";
}

/** How communes stand, each counted once. */
export function standingOf(
  counts: {
    returned: number;
    waiting: number;
    ontime: number;
    late: number;
    missing: number;
    excused: number;
  },
  dueOn: Day,
  today: Day,
  closed: boolean,
): { discipline: Discipline; count: number }[] {
  const { missing, excused, ...sent } = counts;
  const all: Record<Discipline, number> = { overdue: 0, silent: 0, pending: 0, ...sent };
  // Who was granted more time is not late yet, whatever the others are.
  all[unsent(dueOn, today, closed)] += missing - excused;
  all.pending += excused;
  return disciplineOrder.map((discipline) => ({ discipline, count: all[discipline] }));
}
