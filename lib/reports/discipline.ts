import type { Day } from "@/lib/core/dates";
import type { RecordState } from "@/prisma/generated/enums";
import { type Discipline, disciplineWords } from "./words";

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
export const disciplineOrder = [
  "overdue",
  "silent",
  "returned",
  "waiting",
  "pending",
  "late",
  "ontime",
] as const satisfies readonly Discipline[];

/** By what the communes of a unit can be asked for: how they stand, or whether they reported at all. */
export const standings = [...disciplineOrder, "reported", "unreported"] as const;
export type StandingAsked = (typeof standings)[number];

/** Nothing was sent: not due yet, late, or, in a season that is locked, for good. */
export function unsent(dueOn: Day, today: Day, closed: boolean): "overdue" | "pending" | "silent" {
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

/** What a season is judged by on a day. */
export type Judged = { dueOn: Day; today: Day; closed: boolean };

/** How many communes of a unit stand so. */
export function standingIn(
  counts: Parameters<typeof standingOf>[0],
  discipline: Discipline,
  { dueOn, today, closed }: Judged,
): number {
  return standingOf(counts, dueOn, today, closed).find((one) => one.discipline === discipline)?.count ?? 0;
}

/** The columns of a table of units: what somebody stands like, and what there always is; by one word each. */
export function disciplineColumns(
  standing: readonly { discipline: Discipline; count: number }[],
): Discipline[] {
  const always: readonly Discipline[] = ["returned", "waiting", "late", "ontime"];
  return disciplineOrder.filter(
    (discipline) =>
      always.includes(discipline) || standing.some((one) => one.discipline === discipline && one.count > 0),
  );
}

/** By what the units of a list are ordered, said to the reader. */
export function orderWords(
  standing: readonly { discipline: Discipline; count: number }[],
  of: "provinces" | "communes",
): string {
  const words = disciplineColumns(standing)
    .filter((discipline) => discipline !== "late" && discipline !== "ontime")
    .map((discipline) => disciplineWords[discipline].toLowerCase());
  return of === "provinces"
    ? `Xếp theo số xã giảm dần, lần lượt: ${words.join(", ")}; bằng nhau thì theo mã tỉnh.`
    : `Xếp lần lượt: ${words.join(", ")}, còn lại; cùng tình trạng thì theo mã xã.`;
}
