import type { BulkResult } from "./record";

/** One row of the result of an act on many. */
export type Outcome = { id: string | null; name: string; unit: string; accepted: boolean; why: string };

export const outcomeKinds = ["all", "refused", "accepted"] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

/** How many rows stand on one page of a result. */
export const outcomesPerPage = 100;

/** The rows of a result: those that were left alone first, because somebody must still see to them. */
export function outcomesOf({ refused, acceptedRows = [] }: BulkResult, kind: OutcomeKind = "all"): Outcome[] {
  const rows = [
    ...refused.map((row): Outcome => ({ ...row, accepted: false })),
    ...acceptedRows.map((row): Outcome => ({ ...row, accepted: true, why: "" })),
  ];
  return kind === "all" ? rows : rows.filter(({ accepted }) => accepted === (kind === "accepted"));
}

/** How many points were accepted without it being kept which: so it was before each row was kept. */
export function unnamed({ accepted, acceptedRows = [] }: BulkResult): number {
  return accepted - acceptedRows.length;
}

/** One page of some rows; past the last page stands the last one. */
export function outcomePage(rows: Outcome[], asked: number): { page: number; rows: Outcome[] } {
  const last = Math.max(1, Math.ceil(rows.length / outcomesPerPage));
  const page = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), last) : 1;
  return { page, rows: rows.slice((page - 1) * outcomesPerPage, page * outcomesPerPage) };
}
