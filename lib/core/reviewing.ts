import "server-only";
import type { RecordKind } from "@/prisma/generated/enums";
import type { Tx } from "./db";
import type { Original } from "./merge";
import type { FieldRemark, Review } from "./review";

type Of = { kind: RecordKind; id: string; unitId: string; decisionId: string };

/** What is kept beside a decision of somebody who checked: what they had read, and what they ask for. */
export type Kept = { fields: Original; remarks?: readonly FieldRemark[] };

/** Writes down what the fields said when a decision was taken, and its remarks. */
export async function keepReview(tx: Tx, of: Of, { fields, remarks = [] }: Kept): Promise<void> {
  const row = { unitId: of.unitId, recordKind: of.kind, recordId: of.id, decisionId: of.decisionId };
  await tx.recordSnapshot.create({ data: { ...row, fields }, select: { id: true } });
  if (remarks.length === 0) return;
  await tx.returnRemark.createMany({
    data: remarks.map(({ path, remark }) => ({ ...row, path, remark })),
  });
}

/** What was asked for at a record, and what its fields said at the last decision that kept them. */
export async function getReview(tx: Tx, recordId: string, openFields: readonly string[]): Promise<Review> {
  const remarks = await tx.returnRemark.findMany({
    where: { recordId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { decisionId: true, path: true, remark: true },
  });
  const last = await tx.recordSnapshot.findFirst({
    where: { recordId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: {
      decisionId: true,
      fields: true,
      decision: { select: { step: true, at: true, actorName: true, actorRole: true, actorUnitName: true } },
    },
  });
  const baseline = last && {
    decisionId: last.decisionId,
    ...last.decision,
    fields: last.fields as Original,
  };
  return { openFields, remarks, baseline };
}
