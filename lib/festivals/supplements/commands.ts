import "server-only";
import { type Actor, may } from "@/lib/core/actor";
import { dayOf, fromDate, toDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { recordDecision } from "@/lib/core/decide";
import { reconcile } from "@/lib/core/reconcile";
import { NotThere, refuseIf } from "@/lib/core/refusal";
import { unitTitle } from "@/lib/core/words";
import { lockCommunes } from "@/lib/festivals/reports/lock-commands";
import { lockInSeason, refuseUnlessMay } from "@/lib/festivals/seasons/guard-commands";
import type { RecordState, SupplementState } from "@/prisma/generated/enums";
import { exceptionsOf } from "./queries";
import type {
  CreateSupplementInput,
  EditSupplementInput,
  ReturnSupplementInput,
  SupplementStepInput,
} from "./schema";
import { type ExceptionRow, standingOfException, stillMissing, supplementReaders } from "./view";
import { nothingReadyIssue, supplementIssue } from "./words";

type Done = { id: string };
const signed: readonly RecordState[] = ["sent", "accepted", "locked"];

/** The officer drafts what comes after a signed report. */
export async function createSupplement(tx: Tx, actor: Actor, input: CreateSupplementInput): Promise<Done> {
  refuseUnlessMay(actor, "report.enter");
  const report = await lockInSeason(tx, "report", input.reportId);
  if (!actor.actsFor.includes(report.unitId)) throw new NotThere();
  if (!signed.includes(report.state)) refuseIf([supplementIssue("not_signed")]);
  if (stillMissing(await exceptionsOf(tx, report.id)).length === 0)
    refuseIf([supplementIssue("nothing_missing")]);
  refuseFuture(input.issuedOn);
  const rows = await tx.$queryRaw<Done[]>`
    insert into report_supplement (unit_id, report_id, number, issued_on, signer, note, entered_by_id, entered_by_name)
    values (${report.unitId}::uuid, ${report.id}::uuid, ${input.number}, ${input.issuedOn}::date, ${input.signer},
            ${input.note}, ${actor.userId}::uuid, ${actor.fullName})
    on conflict (report_id) where state <> 'accepted' do nothing returning id`;
  const [row] = rows;
  if (!row) refuseIf([supplementIssue("open_already")]);
  return { id: row?.id ?? "" };
}

/** Changes what a supplement says while it lies with the province. */
export async function editSupplement(
  tx: Tx,
  actor: Actor,
  input: EditSupplementInput,
): Promise<Done & { merged: boolean }> {
  refuseUnlessMay(actor, "report.enter");
  const { id, version, original, choice, ...mine } = input;
  const row = await lockSupplement(tx, actor, { id }, ["draft", "returned"], "own");
  const paper = await tx.reportSupplement.findUniqueOrThrow({
    where: { id },
    select: { number: true, issuedOn: true, signer: true, note: true },
  });
  const stored = { ...paper, issuedOn: fromDate(paper.issuedOn) };
  const saved = { table: "report_supplement", id, version: row.version };
  const drawn = { version, original, choice };
  const form = await reconcile(tx, actor, saved, supplementReaders, drawn, mine, stored);
  const { issuedOn, ...plain } = { ...stored, ...form.content };
  refuseFuture(issuedOn);
  await tx.reportSupplement.update({
    where: { id },
    data: {
      ...plain,
      issuedOn: toDate(issuedOn),
      enteredById: actor.userId,
      enteredByName: actor.fullName,
      version: { increment: 1 },
    },
    select: { id: true },
  });
  return { id, merged: form.merged };
}

/** The leader signs and sends: it carries every commune whose points are all decided; from now on they stand still. */
export async function sendSupplement(tx: Tx, actor: Actor, input: SupplementStepInput): Promise<Done> {
  refuseUnlessMay(actor, "report.send");
  const row = await lockSupplement(tx, actor, input, ["draft", "returned"], "own");
  if (!signed.includes(row.reportState)) refuseIf([supplementIssue("not_signed")]);
  const exceptions = await exceptionsOf(tx, row.reportId);
  const ready = exceptions.filter((one) => standingOfException(one) === "ready");
  if (ready.length === 0) refuseIf([nothingReadyIssue(exceptions)]);
  await tx.$executeRaw`
    update report_exception set supplement_id = ${row.id}::uuid where id = any(${ready.map(({ id }) => id)}::uuid[])`;
  await tx.$executeRaw`
    update report_supplement set state = 'sent', sent_by_id = ${actor.userId}::uuid, sent_at = now(), version = version + 1
     where id = ${row.id}::uuid`;
  await tell(tx, actor, row, "supplementSend", `Bổ sung số ${row.number}: ${namesOf(ready)}.`);
  return { id: row.id };
}

/** Takes a sent supplement back as long as V05 has not decided. */
export async function recallSupplement(tx: Tx, actor: Actor, input: SupplementStepInput): Promise<Done> {
  refuseUnlessMay(actor, "report.send");
  const row = await lockSupplement(tx, actor, input, ["sent"], "own");
  await release(tx, row.id);
  await tx.$executeRaw`update report_supplement set state = 'draft', version = version + 1 where id = ${row.id}::uuid`;
  await tell(tx, actor, row, "supplementRecall", `Bổ sung số ${row.number}.`);
  return { id: row.id };
}

/** V05 accepts: the exceptions are closed, and with a locked report their records are locked. */
export async function acceptSupplement(tx: Tx, actor: Actor, input: SupplementStepInput): Promise<Done> {
  refuseUnlessMay(actor, "review.accept");
  const row = await lockSupplement(tx, actor, input, ["sent"], "nation");
  if (row.reportState !== "accepted" && row.reportState !== "locked")
    refuseIf([supplementIssue("report_first")]);
  if (row.reportState === "locked" && !may(actor, "report.lock")) refuseIf([supplementIssue("lock_right")]);
  if (row.enteredById === actor.userId || row.sentById === actor.userId)
    refuseIf([supplementIssue("four_eyes")]);
  const carried = (await exceptionsOf(tx, row.reportId)).filter((one) => one.supplementId === row.id);
  await tx.$executeRaw`
    update report_supplement
       set state = 'accepted', accepted_by_id = ${actor.userId}::uuid, accepted_at = now(), version = version + 1
     where id = ${row.id}::uuid`;
  await tx.$executeRaw`update report_exception set closed_at = now() where supplement_id = ${row.id}::uuid`;
  let locked = "";
  if (row.reportState === "locked") {
    const units = carried.map(({ unit }) => unit.id);
    const count = await lockCommunes(
      tx,
      actor,
      row.seasonId,
      units,
      `Khóa theo bổ sung báo cáo số ${row.number}.`,
    );
    locked = ` Khóa ${count.points} điểm và ${count.plans} kế hoạch.`;
  }
  await tell(tx, actor, row, "supplementAccept", `Bổ sung số ${row.number}: ${namesOf(carried)}.${locked}`);
  return { id: row.id };
}

/** Gives a supplement back to its province, with the reason; its communes are open again. */
export async function returnSupplement(tx: Tx, actor: Actor, input: ReturnSupplementInput): Promise<Done> {
  refuseUnlessMay(actor, "review.return");
  const row = await lockSupplement(tx, actor, input, ["sent"], "nation");
  await release(tx, row.id);
  await tx.$executeRaw`
    update report_supplement set state = 'returned', return_note = ${input.reason}, version = version + 1
     where id = ${row.id}::uuid`;
  await tell(tx, actor, row, "supplementReturn", `Bổ sung số ${row.number}. ${input.reason}`);
  return { id: row.id };
}

async function release(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`update report_exception set supplement_id = null where supplement_id = ${id}::uuid`;
}

type Locked = {
  id: string;
  unitId: string;
  reportId: string;
  seasonId: string;
  reportState: RecordState;
  number: string;
  state: SupplementState;
  version: number;
  enteredById: string;
  sentById: string | null;
};

/** Locks the report, then its supplement: whoever enters for a missing commune waits for what is decided here. */
async function lockSupplement(
  tx: Tx,
  actor: Actor,
  /** Without the version where what changed meanwhile is put together. */
  input: { id: string; version?: number },
  from: readonly SupplementState[],
  at: "own" | "nation",
): Promise<Locked> {
  const found = await tx.reportSupplement.findUnique({ where: { id: input.id }, select: { reportId: true } });
  if (!found) throw new NotThere();
  const report = await lockInSeason(tx, "report", found.reportId);
  const rows = await tx.$queryRaw<Omit<Locked, "seasonId" | "reportState">[]>`
    select id, unit_id as "unitId", report_id as "reportId", number, state, version, entered_by_id as "enteredById",
           sent_by_id as "sentById"
      from report_supplement where id = ${input.id}::uuid for update`;
  const [row] = rows;
  if (!row) throw new NotThere();
  const mine = at === "own" ? actor.actsFor.includes(row.unitId) : actor.unit.level === "nation";
  if (!mine) throw new NotThere();
  if (!from.includes(row.state)) refuseIf([supplementIssue("wrong_state")]);
  if (input.version !== undefined && row.version !== input.version) refuseIf([supplementIssue("stale")]);
  return { ...row, seasonId: report.seasonId, reportState: report.state };
}

/** One line on the timeline of the report. */
async function tell(tx: Tx, actor: Actor, row: Locked, step: string, note: string): Promise<void> {
  const { reportId: id, unitId } = row;
  await recordDecision(tx, actor, { kind: "report", id, unitId, step, from: null, to: null, note });
}

function namesOf(rows: readonly ExceptionRow[]): string {
  const names = rows.slice(0, 8).map(({ unit }) => unitTitle(unit));
  return rows.length > 8 ? `${names.join(", ")} và ${rows.length - 8} đơn vị khác` : names.join(", ");
}

function refuseFuture(day: string): void {
  if (day > dayOf(new Date())) refuseIf([supplementIssue("signed_in_future", "issuedOn")]);
}
