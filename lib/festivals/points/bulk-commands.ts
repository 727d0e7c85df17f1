import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { policeOf } from "@/lib/core/words";
import { seasonForWrite } from "@/lib/festivals/seasons/guard-commands";
import type { SeasonState } from "@/prisma/generated/enums";
import { bulkRow, type Candidate, judge, listCandidates, listChosen } from "./bulk-queries";
import type { BulkResult } from "./record";
import type { AcceptManyInput } from "./schema";

/** Accepts every point that may be accepted and says of each other one why not. */
export async function acceptFestivals(
  tx: Tx,
  actor: Actor,
  input: AcceptManyInput,
): Promise<{ resultId: string }> {
  const ids = await listChosen(tx, input);
  const locked = await listCandidates(tx, ids, true);
  const { free, refused } = judge(await withSeasons(tx, locked), ids, actor, new Date(input.until));
  const accepted = free.map((row) => row.id);
  // Where the point lay with a closed district, it lies with the province from now on.
  await tx.$executeRaw`
    update festival f
       set state = 'accepted', version = f.version + 1, updated_at = now(),
           accepted_by_id = ${actor.userId}::uuid, accepted_at = now(), open_fields = '{}',
           holder_unit_id = case when h.level = 'district' then h.parent_id else h.id end
      from unit h
     where h.id = f.holder_unit_id and f.id = any(${accepted}::uuid[])`;
  await tx.$executeRaw`
    insert into decision (unit_id, record_kind, record_id, step, from_state, to_state, note,
                          actor_id, actor_name, actor_role, actor_unit_id, actor_unit_name)
    select f.unit_id, 'festival', f.id, 'accept', 'sent', 'accepted', '',
           ${actor.userId}::uuid, ${actor.fullName}, ${actor.role}::role, ${actor.unit.id}::uuid, ${policeOf(actor.unit)}
      from festival f where f.id = any(${accepted}::uuid[])`;
  const acceptedRows = free.toSorted(byUnit).map(bulkRow);
  return { resultId: await keepResult(tx, actor, { accepted: accepted.length, acceptedRows, refused }) };
}

/** Units in the official order of their codes, and the points of one by name. */
function byUnit(a: Candidate, b: Candidate): number {
  return a.unitCode.localeCompare(b.unitCode) || a.name.localeCompare(b.name, "vi", { numeric: true });
}

/** The result stands in a row of its own beside the form's, seen by the person who did it. */
async function keepResult(tx: Tx, actor: Actor, result: BulkResult): Promise<string> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    insert into submission (id, actor_id, action, result)
    values (gen_random_uuid(), ${actor.userId}::uuid, 'review.accept.result', ${JSON.stringify(result)}::jsonb)
    returning id`;
  const [row] = rows;
  if (!row) throw new Error("the result was not kept");
  return row.id;
}

/** The states of the seasons once nobody can change them any more. */
async function withSeasons(tx: Tx, rows: Candidate[]): Promise<Candidate[]> {
  const states = new Map<string, SeasonState>();
  for (const { unitId, seasonId } of rows) {
    const key = `${unitId} ${seasonId}`;
    if (!states.has(key)) states.set(key, await seasonForWrite(tx, "festival", seasonId, unitId));
  }
  return rows.map((row) => ({
    ...row,
    seasonState: states.get(`${row.unitId} ${row.seasonId}`) ?? row.seasonState,
  }));
}
