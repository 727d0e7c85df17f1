import { type Day, formatDay } from "@/lib/core/dates";
import { dayBefore } from "@/lib/units/lineage";
import type { Role, UnitPostKind } from "@/prisma/generated/enums";

type Term = { validFrom: Day; validTo: Day | null };
type Said = { id: string; enteredByName: string; reason: string; putRight: boolean };

export type PostRow = Term &
  Said & { post: UnitPostKind; fullName: string; phone: string; email: string; decisionNumber: string };

export type ContactRow = Term & Said & { address: string; phone: string; email: string };

/** A person who holds a role of the portal at the unit. */
export type AccountRow = Term & { fullName: string; role: Role; decisionNumber: string };

export type GroupRow = Term & {
  id: string;
  set: string;
  group: string;
  groupId: string;
  legalBasis: string;
  confirmed: boolean;
};

export type Profile = {
  posts: PostRow[];
  contacts: ContactRow[];
  accounts: AccountRow[];
  groups: GroupRow[];
};

/** A term in words: "từ 01/7/2025 đến nay", "từ 01/7/2025 đến hết 30/6/2026". */
export function termInWords({ validFrom, validTo }: Term, today: Day): string {
  const from = `từ ${formatDay(validFrom)}`;
  if (validTo) return `${from} đến hết ${formatDay(dayBefore(validTo))}`;
  return validFrom > today ? from : `${from} đến nay`;
}

type Row = Term & { putRight: boolean };

/** What holds now or will, and what is past or was put right. */
export function splitByTime<T extends Row>(rows: readonly T[], today: Day): { now: T[]; past: T[] } {
  const holds = (row: T) => !row.putRight && (row.validTo === null || row.validTo > today);
  return { now: rows.filter(holds), past: rows.filter((row) => !holds(row)) };
}
