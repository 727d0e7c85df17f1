import type { Day } from "@/lib/core/dates";
import type { RecordState } from "@/prisma/generated/enums";
import type { Discipline } from "./words";

/** How a province stands with its season report. */
export function disciplineOf(
  report: { state: RecordState; sentOn: Day | null } | null,
  dueOn: Day,
  today: Day,
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
      return today > dueOn ? "overdue" : "pending";
  }
}

/** What asks for an act stands in front. */
export const disciplineOrder: readonly Discipline[] = [
  "overdue",
  "returned",
  "waiting",
  "pending",
  "late",
  "ontime",
];

/** How communes stand, each counted once; those that sent nothing are late once the day has passed. */
export function standingOf(
  counts: { returned: number; waiting: number; ontime: number; late: number; missing: number },
  dueOn: Day,
  today: Day,
): { discipline: Discipline; count: number }[] {
  const overdue = today > dueOn;
  const all: Record<Discipline, number> = {
    overdue: overdue ? counts.missing : 0,
    returned: counts.returned,
    waiting: counts.waiting,
    pending: overdue ? 0 : counts.missing,
    late: counts.late,
    ontime: counts.ontime,
  };
  return disciplineOrder.map((discipline) => ({ discipline, count: all[discipline] }));
}
