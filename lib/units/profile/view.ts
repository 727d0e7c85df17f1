import { type Day, formatDay } from "@/lib/core/dates";
import { dayBefore } from "@/lib/units/lineage";
import type { Role, UnitPostKind } from "@/prisma/generated/enums";
import type { Term } from "./term";

/** `validTo` is the end that counts (of the term or of the unit), `saidTo` the one that was entered. */
type Said = { id: string; saidTo: Day | null; enteredByName: string; reason: string; putRight: boolean };

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
export function termInWords(term: Term, today: Day): string {
  const { validFrom, validTo } = term;
  const from = `từ ${formatDay(validFrom)}`;
  if (neverHeld(term)) return `${from}, không có hiệu lực vì đơn vị kết thúc trước`;
  if (validTo) return `${from} đến hết ${formatDay(dayBefore(validTo))}`;
  return validFrom > today ? from : `${from} đến nay`;
}

/** The unit ended before it began. */
const neverHeld = ({ validFrom, validTo }: Term) => validTo !== null && validTo <= validFrom;

type Row = Term & { putRight: boolean };

/** What holds now, what will, and what is past or was put right. */
export function splitByTime<T extends Row>(
  rows: readonly T[],
  today: Day,
): { now: T[]; coming: T[]; past: T[] } {
  const stays = (row: T) => !row.putRight && !neverHeld(row) && (row.validTo === null || row.validTo > today);
  return {
    now: rows.filter((row) => stays(row) && row.validFrom <= today),
    coming: rows.filter((row) => stays(row) && row.validFrom > today),
    past: rows.filter((row) => !stays(row)),
  };
}

/** Accounts beside people in post: one stands as the head only where nobody is recorded as it and no other account does. */
export function withHead<T extends { role: Role }>(
  accounts: readonly T[],
  posts: readonly { post: UnitPostKind }[],
): (T & { asHead: boolean })[] {
  const alone = accounts.filter(({ role }) => role === "commune_chief").length === 1;
  const asHead = alone && !posts.some(({ post }) => post === "head");
  return accounts.map((account) => ({ ...account, asHead }));
}
