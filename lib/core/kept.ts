import "server-only";
import { z } from "zod";
import type { Prisma } from "@/prisma/generated/client";
import { type Actor, standingOf } from "./actor";
import { formatInstant, formatTime } from "./dates";
import { inScope, type Tx } from "./db";
import { unparkedForm } from "./parked";
import { type FormState, idleForm } from "./refusal";
import { claim } from "./submission";

/** What makes a form keep what is typed: which form it is, of whom, and which showing it began from. */
export type Keeping = { key: string; person: string; from: string };

const maxForms = 200;
const maxBytes = 1_000_000;

const key = z.string().regex(/^[\w:-]{1,200}$/);
const values = z.record(z.string().max(100), z.union([z.string(), z.array(z.string()).max(1_000)]));

/** What a form sends while somebody types: what changed since the last answer, or all of it. */
export const keepInput = z.object({
  key,
  person: z.uuid(),
  standing: z.string().max(100),
  /** The showing of the form, by the id that its sending will have. */
  writer: z.uuid(),
  /** The showing whose text this one began with. */
  from: z.string().max(60).default(""),
  seq: z.number().int().nonnegative(),
  whole: z.boolean(),
  set: values,
  gone: z.array(z.string().max(100)).max(2_000),
  /** The form says again what is stored: there is nothing to keep. */
  same: z.boolean().default(false),
});
export type KeepInput = z.output<typeof keepInput>;

/**
 * What became of it. "whole": nothing to add to, send everything. "sent": the form itself was sent meanwhile. "other":
 * the browser now works for somebody else. `tab` is when another showing of the same form wrote last.
 */
export type KeepAnswer =
  | { kind: "kept"; at: string; tab: string | null }
  | { kind: "whole" | "sent" | "other" | "too-large" };

/** Keeps what is typed. The later keystroke wins over another tab; a late message and a form already sent change nothing. */
export async function keepText(tx: Tx, actor: Actor, input: KeepInput): Promise<KeepAnswer> {
  if (input.person !== actor.userId || input.standing !== standingOf(actor)) return { kind: "other" };
  const place = { userId: actor.userId, formKey: input.key, standing: standingOf(actor) };
  await lockPlace(tx, place);
  const sent = await tx.submission.findFirst({
    where: { id: input.writer, actorId: actor.userId },
    select: { id: true },
  });
  if (sent) return { kind: "sent" };
  const where = { userId_formKey_standing: place };
  const row = await tx.keptText.findUnique({ where });
  const ours = row?.writer === input.writer;
  const tab = row && !ours && row.writer !== input.from ? formatTime(row.updatedAt) : null;
  if (row && ours && row.seq >= BigInt(input.seq))
    return { kind: "kept", at: formatTime(row.updatedAt), tab };
  const now = new Date();
  if (input.same) {
    if (ours) await tx.keptText.delete({ where, select: { userId: true } });
    return { kind: "kept", at: formatTime(now), tab: null };
  }
  if (!input.whole && !ours) return { kind: "whole" };
  const fields = { ...(input.whole ? {} : (row?.fields as FormState["values"])) };
  for (const name of input.gone) delete fields[name];
  for (const [name, value] of Object.entries(input.set)) {
    if (!/passw|mật khẩu/i.test(name)) fields[name] = clean(value);
  }
  if (JSON.stringify(fields).length > maxBytes) return { kind: "too-large" };
  if (!row) await makeRoom(tx, actor);
  const data = {
    fields: fields as Prisma.InputJsonValue,
    writer: input.writer,
    seq: input.seq,
    updatedAt: now,
  };
  await tx.keptText.upsert({ where, create: { ...place, ...data }, update: data, select: { userId: true } });
  return { kind: "kept", at: formatTime(now), tab };
}

// PostgreSQL refuses this one character.
const clean = (value: string | string[]): string | string[] =>
  Array.isArray(value) ? value.map((one) => one.replaceAll("\0", "")) : value.replaceAll("\0", "");

type Place = { userId: string; formKey: string; standing: string };

/** One form of one person at a time: a message that is under way while the form is sent waits, and then finds it sent. */
async function lockPlace(tx: Tx, { userId, formKey, standing }: Place): Promise<void> {
  const name = `${userId} ${formKey} ${standing}`;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${name}, 13))`;
}

async function makeRoom(tx: Tx, actor: Actor): Promise<void> {
  await tx.$executeRaw`select sweep_drafts()`;
  await tx.$executeRaw`
    delete from kept_text where user_id = ${actor.userId}::uuid and (form_key, standing) in (
      select form_key, standing from kept_text where user_id = ${actor.userId}::uuid
       order by updated_at desc offset ${maxForms - 1})`;
}

const sentKeeping = z.object({ key, from: z.string().max(60) });

/** What the hidden field "keeping" of a form says; null for a form that keeps nothing. */
export function readKeeping(field: FormDataEntryValue | null): z.output<typeof sentKeeping> | null {
  if (typeof field !== "string" || field === "") return null;
  const [formKey, from = ""] = field.split(" ");
  return sentKeeping.safeParse({ key: formKey, from }).data ?? null;
}

/** Forgets what a form had kept, because it was saved; what another tab typed since stays. */
export async function dropSaved(
  tx: Tx,
  actor: Actor,
  keeping: { key: string; from: string },
  requestId: string,
): Promise<void> {
  const place = { userId: actor.userId, formKey: keeping.key, standing: standingOf(actor) };
  await lockPlace(tx, place);
  const writers = [requestId, keeping.from].filter((id) => z.uuid().safeParse(id).success);
  await tx.keptText.deleteMany({ where: { ...place, writer: { in: writers } } });
}

/**
 * Forgets what a form had kept, because the person said so. The showing is used up by it, so that a message of it that
 * is still under way brings nothing back.
 */
export async function dropKept(actor: Actor, formKey: string, requestId: string): Promise<void> {
  await inScope(actor, { action: "form.discard" }, async (tx) => {
    const place = { userId: actor.userId, formKey, standing: standingOf(actor) };
    await lockPlace(tx, place);
    const action = "form.discard";
    await claim(tx, actor, { id: requestId, action, values: {}, intent: "" });
    await tx.keptText.deleteMany({ where: place });
  });
}

/** Which forms of a record, by the beginning of their keys, the actor has typed into without saving. */
export async function listKept(
  tx: Tx,
  actor: Actor,
  beginning: string,
): Promise<{ key: string; at: string }[]> {
  const rows = await tx.keptText.findMany({
    where: { userId: actor.userId, standing: standingOf(actor), formKey: { startsWith: beginning } },
    select: { formKey: true, updatedAt: true },
    orderBy: { formKey: "asc" },
  });
  return rows.map((row) => ({ key: row.formKey, at: formatInstant(row.updatedAt) }));
}

/** How a form begins: with what was parked or kept for it, and with what it needs to keep more. */
export type Beginning = { initial: FormState; keeping?: Keeping };

/**
 * The first state of a form that keeps what is typed. `version` is the record's as it is now: text that began from an
 * earlier one is put together with it when it is saved, and that is said beforehand.
 */
export async function beginForm(
  actor: Actor,
  formKey: string,
  { parked, version }: { parked: string | undefined; version?: number },
): Promise<Beginning> {
  if (actor.viewing) return { initial: idleForm, keeping: { key: "", person: actor.userId, from: "" } };
  const place = { userId: actor.userId, formKey, standing: standingOf(actor) };
  const row = await inScope(actor, { action: "form.begin" }, (tx) =>
    tx.keptText.findUnique({ where: { userId_formKey_standing: place } }),
  );
  const keeping = { key: formKey, person: actor.userId, from: row?.writer ?? "" };
  const initial = await unparkedForm(parked, actor.userId);
  if (!row || initial !== idleForm) return { initial, keeping };
  // Which record is meant says the page, never what came with the text.
  const { id: _, ...kept } = row.fields as FormState["values"];
  const changed = version !== undefined && kept.version !== String(version);
  return {
    initial: { ...idleForm, values: kept, nonce: 1, restored: { at: formatInstant(row.updatedAt), changed } },
    keeping,
  };
}
