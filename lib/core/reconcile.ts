import "server-only";
import type { Actor } from "./actor";
import { formatInstant } from "./dates";
import type { Tx } from "./db";
import { type Drawn, type FieldReader, type Merge, merge } from "./merge";
import { Conflict, type Issue, refuseIf } from "./refusal";

/** What a form of a changed record comes to: what to write, and how to refuse it. */
export type Reconciled<C> = {
  content: Partial<C>;
  /** Somebody else's fields were taken in without a question; said on the next page. */
  merged: boolean;
  /** Refuses what cannot be; where another person's fields are part of it, beside those fields. */
  refuseIf(issues: Issue[]): Promise<void>;
};

/** The row that is changed; `by` is who saved it last, where the trail keeps no word of single savings. */
type Saved = { table: string; id: string; version: number; by?: string };

/**
 * Brings a form together with what is stored under lock. Nothing to do while nobody else saved; otherwise field by field,
 * and a Conflict where both changed the same field and nobody has chosen.
 */
export async function reconcile<C>(
  tx: Tx,
  actor: Actor,
  saved: Saved,
  readers: readonly FieldReader<C>[],
  form: Drawn,
  mine: Partial<C>,
  stored: C,
): Promise<Reconciled<C>> {
  if (form.version === saved.version) {
    return { content: mine, merged: false, refuseIf: async (issues) => refuseIf(issues) };
  }
  const sides = { original: form.original ?? {}, mine, theirs: stored };
  const found: Merge<C> = merge(readers, sides, form.choice ?? {});
  const conflict = async (issues: Issue[] = []) =>
    new Conflict(saved.version, found.differences, saved.by ?? (await lastSave(tx, actor, saved)), issues);
  if (found.open.length > 0) throw await conflict();
  return {
    content: found.content,
    merged: found.silent,
    refuseIf: async (issues) => {
      if (issues.length > 0 && found.differences.length > 0) throw await conflict(issues);
      refuseIf(issues);
    },
  };
}

/** Who saved a row last and when, as the trail has it; moves along the chain are not savings. */
async function lastSave(tx: Tx, actor: Actor, row: { table: string; id: string }): Promise<string> {
  const found = await tx.$queryRaw<{ at: Date; actorId: string | null; name: string | null }[]>`
    select a.at, a.actor_id as "actorId", coalesce(u.full_name, a.after ->> 'entered_by_name') as name
      from audit_entry a left join app_user u on u.id = a.actor_id
     where a.table_name = ${row.table} and a.row_id = ${row.id} and a.after is not null
       and (a.before is null or a.before ->> 'state' is not distinct from a.after ->> 'state')
     order by a.at desc, a.id desc limit 1`;
  const last = found[0];
  if (!last) return "người khác";
  const who = last.actorId === actor.userId ? "chính bạn ở thẻ khác" : (last.name ?? "người khác");
  return `${who}, lúc ${formatInstant(last.at)}`;
}
