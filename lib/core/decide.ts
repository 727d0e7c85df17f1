import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { RecordKind, RecordState } from "@/prisma/generated/enums";
import type { Actor } from "./actor";
import type { Tx } from "./db";
import { issueReceipt, type ReceiptText } from "./receipt";
import { NotThere, refuseIf } from "./refusal";
import { type Kept, keepReview } from "./reviewing";
import { policeOf, workflowIssue } from "./words";
import { type ChainKind, obstacles, type StepName, steps, type WorkflowRow } from "./workflow";

const tables: Record<ChainKind, Prisma.Sql> = {
  festival: Prisma.sql`festival`,
  plan: Prisma.sql`festival_plan`,
  report: Prisma.sql`festival_report`,
};

/** A record under lock; `openFields` are those that a return reopened, none where all are open. */
export type LockedRow = WorkflowRow & { seasonId: string; openFields: string[] };

/** Locks a record for a step or an edit. A row out of scope is not there. */
export async function lockRecord(tx: Tx, kind: ChainKind, id: string): Promise<LockedRow> {
  // The report before its records, as the lock of a report does: two who wait for one another would both fail.
  const reportSigned = kind !== "report" && (await reportSignedFor(tx, kind, id));
  const rows = await tx.$queryRaw<Omit<LockedRow, "reportSigned">[]>`
    select r.id, r.unit_id as "unitId", u.level as "unitLevel", r.state, r.holder_unit_id as "holderUnitId",
           h.level as "holderLevel", coalesce(h.valid_to <= today_in_vietnam(), false) as "holderClosed",
           r.received, r.entered_by_id as "enteredById", r.editor_ids as "editorIds",
           r.created_by_unit_id as "createdByUnitId", r.sent_by_id as "sentById", r.version,
           r.season_id as "seasonId", r.open_fields as "openFields", s.state as "seasonState"
      from ${tables[kind]} r
      join unit u on u.id = r.unit_id
      join season s on s.id = r.season_id
      left join unit h on h.id = r.holder_unit_id
     where r.id = ${id}::uuid
       for update of r`;
  const row = rows[0];
  if (!row) throw new NotThere();
  return { ...row, reportSigned };
}

/** Whether the report that counts a record is signed; it stays so until the transaction ends. */
async function reportSignedFor(tx: Tx, kind: ChainKind, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ signed: boolean }[]>`
    select report_signed_for_write(r.unit_id, r.season_id) as signed from ${tables[kind]} r where r.id = ${id}::uuid`;
  return rows[0]?.signed ?? false;
}

/** What goes with a step. */
export type Move = {
  note?: string;
  /** Where the record lies afterwards; unchanged when undefined. */
  holderUnitId?: string | null;
  /** What the receipt of a sending says. */
  receipt?: ReceiptText;
  /** What a decision of somebody who checked keeps, and which fields a return opens. */
  review?: Kept & { openFields?: string[] };
};

/**
 * Takes a step on a locked record: asserts the right, changes state and holder, records the decision.
 * What is still missing in the content is the domain's to check before.
 */
export async function takeStep(
  tx: Tx,
  actor: Actor,
  kind: ChainKind,
  row: WorkflowRow,
  name: StepName,
  move: Move,
): Promise<void> {
  refuseIf(obstacles(name, kind, row, actor));
  const step = steps[name];
  const note = move.note?.trim() ?? "";
  if (step.reason && note === "") refuseIf([workflowIssue("reason_missing", "note")]);

  const now = new Date();
  const holder = move.holderUnitId === undefined ? row.holderUnitId : move.holderUnitId;
  const sets: Prisma.Sql[] = [
    Prisma.sql`state = ${step.to}::record_state`,
    Prisma.sql`holder_unit_id = ${holder}::uuid`,
    Prisma.sql`version = version + 1`,
    Prisma.sql`updated_at = ${now}`,
  ];
  if (name === "send")
    sets.push(Prisma.sql`sent_by_id = ${actor.userId}::uuid, sent_at = ${now}, received = false`);
  if (name === "forward") sets.push(Prisma.sql`received = true`);
  if (name === "accept") sets.push(Prisma.sql`accepted_by_id = ${actor.userId}::uuid, accepted_at = ${now}`);
  if (name === "accept") sets.push(Prisma.sql`open_fields = '{}'`);
  if (name === "return") {
    const opened = move.review?.openFields ?? [];
    sets.push(Prisma.sql`accepted_by_id = null, accepted_at = null, open_fields = ${opened}::text[]`);
  }
  await tx.$executeRaw`update ${tables[kind]} set ${Prisma.join(sets)} where id = ${row.id}::uuid`;
  const decisionId = await recordDecision(tx, actor, {
    kind,
    id: row.id,
    unitId: row.unitId,
    step: name,
    from: row.state,
    to: step.to,
    note,
  });
  if (move.review) await keepReview(tx, { kind, id: row.id, unitId: row.unitId, decisionId }, move.review);
  if (name !== "send") return;
  if (!move.receipt || !holder) throw new Error(`A sent ${kind} has a receipt and somebody who gets it`);
  await issueReceipt(tx, actor, {
    kind,
    recordId: row.id,
    unitId: row.unitId,
    toUnitId: holder,
    ...move.receipt,
  });
}

type DecisionInput = {
  kind: RecordKind;
  id: string;
  unitId: string;
  /** A step of the workflow, or another act that readers of the timeline should see ("correct"). */
  step: string;
  from: RecordState | null;
  to: RecordState | null;
  note: string;
};

/** Writes one line of a record's timeline, with name, role and unit as they are today. */
export async function recordDecision(tx: Tx, actor: Actor, decision: DecisionInput): Promise<string> {
  const { id } = await tx.decision.create({
    data: {
      unitId: decision.unitId,
      recordKind: decision.kind,
      recordId: decision.id,
      step: decision.step,
      fromState: decision.from,
      toState: decision.to,
      note: decision.note,
      actorId: actor.userId,
      actorName: actor.fullName,
      actorRole: actor.role,
      actorUnitId: actor.unit.id,
      actorUnitName: policeOf(actor.unit),
    },
    select: { id: true },
  });
  return id;
}
