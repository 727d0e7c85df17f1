import type { Role, UnitKind } from "@/prisma/generated/enums";
import type { RowChange } from "./changes";
import type { Row } from "./columns";

type UnitName = { kind: UnitKind; name: string };

/** One line of the trail as it is read. */
export type Entry = RowChange & {
  id: string;
  at: Date;
  /** Entries of one act have the same; null for what is older than the chains. */
  transaction: string | null;
  action: string | null;
  actorId: string | null;
  actorName: string | null;
  actorRole: Role | null;
  actingUnit: UnitName | null;
  unit: (UnitName & { id: string }) | null;
  delegationId: string | null;
  /** The paper under which it was done; null where there was none, or none that the reader may see. */
  delegation: { number: string; fromName: string } | null;
  before: Row | null;
  after: Row | null;
};

/** What was done at one moment by one person: the entries of one transaction. */
export type Act = { key: string; entries: [Entry, ...Entry[]] };

/** Puts the entries of one transaction together; they must stand in order. */
export function actsOf(entries: readonly Entry[]): Act[] {
  const acts: Act[] = [];
  for (const entry of entries) {
    const last = acts.at(-1);
    const key = `${entry.transaction ?? entry.id} ${entry.at.getTime()}`;
    if (last?.key === key) last.entries.push(entry);
    else acts.push({ key, entries: [entry] });
  }
  return acts;
}
