import "server-only";
import { brokenRule } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { dayOf, toDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { NotThere, Refusal } from "@/lib/core/refusal";
import type { Life } from "@/lib/units/lineage";
import { getKeptUnit } from "./queries";
import type {
  AppointPostInput,
  CorrectContactInput,
  CorrectPostInput,
  EndPostInput,
  MoveContactInput,
} from "./schema";
import { outsideLife, type Term } from "./term";
import { type ProfileCode, profileIssue } from "./words";

const refuse = (code: ProfileCode, path = "") => new Refusal([profileIssue(code, path)]);

/** Only what the administrator keeps is there at all; a term that is given lies inside the life of the unit. */
async function keep(tx: Tx, actor: Actor, unitId: string, now: Date, term?: Term): Promise<Life> {
  const unit = await getKeptUnit(tx, actor, unitId, dayOf(now));
  if (!unit) throw new NotThere();
  const outside = term ? outsideLife(term, unit) : null;
  if (outside) throw new Refusal([profileIssue(outside.code, outside.path, outside.day)]);
  return unit;
}

/** What the database refuses: another term at that time, or a unit that somebody has ended meanwhile. */
async function judged<T>(work: () => Promise<T>, constraint: string, code: ProfileCode): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (brokenRule(error, constraint)) throw refuse(code, "validFrom");
    if (brokenRule(error, "term_in_unit")) throw refuse("term_in_unit");
    throw error;
  }
}

type Post = Omit<AppointPostInput, "id">;

function postColumns(actor: Actor, unitId: string, input: Post) {
  return {
    unitId,
    post: input.post,
    fullName: input.fullName,
    phone: input.phone,
    email: input.email,
    decisionNumber: input.decisionNumber,
    validFrom: toDate(input.validFrom),
    validTo: input.validTo === null ? null : toDate(input.validTo),
    enteredById: actor.userId,
    enteredByName: actor.fullName,
  };
}

/** Somebody takes up a post. Who was the head until then leaves it on that day. */
export async function appointPost(
  tx: Tx,
  actor: Actor,
  input: AppointPostInput,
  now = new Date(),
): Promise<{ id: string }> {
  await keep(tx, actor, input.id, now, input);
  if (input.post === "head") {
    await tx.unitPost.updateMany({
      where: {
        unitId: input.id,
        post: "head",
        supersededAt: null,
        validTo: null,
        validFrom: { lt: toDate(input.validFrom) },
      },
      data: { validTo: toDate(input.validFrom) },
    });
  }
  return judged(
    () => tx.unitPost.create({ data: postColumns(actor, input.id, input), select: { id: true } }),
    "unit_post_overlap",
    "post_overlap",
  );
}

/** Locks a row of the unit for its end or its correction; who comes second finds it done. */
async function lockPost(tx: Tx, unitId: string, rowId: string) {
  await tx.$queryRaw`select from unit_post where id = ${rowId}::uuid and unit_id = ${unitId}::uuid for update`;
  const row = await tx.unitPost.findFirst({ where: { id: rowId, unitId } });
  if (!row) throw new NotThere();
  if (row.supersededAt) throw refuse("put_right_already");
  return row;
}

/** The post is no more held from a day on. */
export async function endPost(tx: Tx, actor: Actor, input: EndPostInput, now = new Date()): Promise<void> {
  const life = await keep(tx, actor, input.id, now);
  const row = await lockPost(tx, input.id, input.rowId);
  if (row.validTo) throw refuse("ended_already");
  if (toDate(input.endsOn) <= row.validFrom) throw refuse("term", "endsOn");
  if (life.validTo !== null && input.endsOn > life.validTo)
    throw new Refusal([profileIssue("after_unit", "endsOn", life.validTo)]);
  await judged(
    () =>
      tx.unitPost.update({
        where: { id: row.id },
        data: { validTo: toDate(input.endsOn) },
        select: { id: true },
      }),
    "unit_post_overlap",
    "post_overlap",
  );
}

/** What was said wrongly is said again beside it, with the reason. */
export async function correctPost(
  tx: Tx,
  actor: Actor,
  input: CorrectPostInput,
  now = new Date(),
): Promise<{ id: string }> {
  await keep(tx, actor, input.id, now, input);
  const row = await lockPost(tx, input.id, input.rowId);
  await tx.unitPost.update({ where: { id: row.id }, data: { supersededAt: now }, select: { id: true } });
  const data = { ...postColumns(actor, input.id, input), correctsId: row.id, reason: input.reason };
  return judged(
    () => tx.unitPost.create({ data, select: { id: true } }),
    "unit_post_overlap",
    "post_overlap",
  );
}

type Contact = { address: string; phone: string; email: string; validFrom: string; validTo: string | null };

function contactColumns(actor: Actor, unitId: string, input: Contact) {
  return {
    unitId,
    address: input.address,
    phone: input.phone,
    email: input.email,
    validFrom: toDate(input.validFrom),
    validTo: input.validTo === null ? null : toDate(input.validTo),
    enteredById: actor.userId,
    enteredByName: actor.fullName,
  };
}

/** The seat and the numbers from a day on; what held until then ends that day. */
export async function moveContact(
  tx: Tx,
  actor: Actor,
  input: MoveContactInput,
  now = new Date(),
): Promise<{ id: string }> {
  await keep(tx, actor, input.id, now, { validFrom: input.validFrom, validTo: null });
  await tx.unitContact.updateMany({
    where: {
      unitId: input.id,
      supersededAt: null,
      validTo: null,
      validFrom: { lt: toDate(input.validFrom) },
    },
    data: { validTo: toDate(input.validFrom) },
  });
  const data = contactColumns(actor, input.id, { ...input, validTo: null });
  return judged(
    () => tx.unitContact.create({ data, select: { id: true } }),
    "unit_contact_overlap",
    "contact_overlap",
  );
}

export async function correctContact(
  tx: Tx,
  actor: Actor,
  input: CorrectContactInput,
  now = new Date(),
): Promise<{ id: string }> {
  await keep(tx, actor, input.id, now, input);
  await tx.$queryRaw`select from unit_contact where id = ${input.rowId}::uuid and unit_id = ${input.id}::uuid for update`;
  const row = await tx.unitContact.findFirst({ where: { id: input.rowId, unitId: input.id } });
  if (!row) throw new NotThere();
  if (row.supersededAt) throw refuse("put_right_already");
  await tx.unitContact.update({ where: { id: row.id }, data: { supersededAt: now }, select: { id: true } });
  const data = { ...contactColumns(actor, input.id, input), correctsId: row.id, reason: input.reason };
  return judged(
    () => tx.unitContact.create({ data, select: { id: true } }),
    "unit_contact_overlap",
    "contact_overlap",
  );
}
