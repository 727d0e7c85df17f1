import "server-only";
import type { RecordKind, Role } from "@/prisma/generated/enums";
import type { Actor } from "./actor";
import type { Tx } from "./db";
import { policeOf } from "./words";

/** One line of what was sent, as a person reads it. */
export type Fact = { label: string; value: string };

/** What a domain says of a record on its receipt. */
export type ReceiptText = { title: string; facts: Fact[] };

/** Biên nhận of one sending, as it was written that minute. */
export type Receipt = ReceiptText & {
  id: string;
  number: string;
  recordKind: RecordKind;
  recordId: string;
  sentAt: Date;
  toUnitName: string;
  actorName: string;
  actorRole: Role;
  actorUnitName: string;
  delegatorName: string | null;
  delegationNumber: string | null;
};

type Sending = ReceiptText & { kind: RecordKind; recordId: string; unitId: string; toUnitId: string };

/** Writes the receipt of a sending; the database gives the number and the time. */
export async function issueReceipt(tx: Tx, actor: Actor, sending: Sending): Promise<void> {
  const to = await tx.unit.findUniqueOrThrow({
    where: { id: sending.toUnitId },
    select: { kind: true, name: true },
  });
  await tx.receipt.create({
    data: {
      unitId: sending.unitId,
      recordKind: sending.kind,
      recordId: sending.recordId,
      toUnitId: sending.toUnitId,
      toUnitName: policeOf(to),
      actorName: actor.fullName,
      actorRole: actor.role,
      actorUnitName: policeOf(actor.unit),
      title: sending.title,
      facts: sending.facts,
    },
    select: { id: true },
  });
}

const shown = {
  id: true,
  number: true,
  recordKind: true,
  recordId: true,
  sentAt: true,
  toUnitName: true,
  actorName: true,
  actorRole: true,
  actorUnitName: true,
  delegatorName: true,
  delegationNumber: true,
  title: true,
  facts: true,
} as const;

/** One receipt; null when it is not there or not for this person. */
export async function getReceipt(tx: Tx, id: string): Promise<Receipt | null> {
  const row = await tx.receipt.findUnique({ where: { id }, select: shown });
  return row && { ...row, facts: row.facts as Fact[] };
}

export type ReceiptLine = Pick<Receipt, "id" | "number" | "sentAt">;

/** The receipts of a record, the latest first. */
export async function listReceipts(tx: Tx, recordId: string): Promise<ReceiptLine[]> {
  return tx.receipt.findMany({
    where: { recordId },
    orderBy: [{ sentAt: "desc" }, { id: "desc" }],
    select: { id: true, number: true, sentAt: true },
  });
}
