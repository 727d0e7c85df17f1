import "server-only";
import { z } from "zod";
import { Prisma } from "@/prisma/generated/client";
import { PresenceMode, RecordKind } from "@/prisma/generated/enums";
import { type Actor, isNational } from "./actor";
import { formatTime } from "./dates";
import type { Tx } from "./db";
import { NotThere } from "./refusal";
import { actingFor } from "./words";

/** Somebody else who has the record open, as the page says it. */
export type Present = { name: string; unit: string; mode: PresenceMode; since: string };

/** What can be open: a record, or a supplement of a report. */
const presenceKinds = { ...RecordKind, supplement: "supplement" } as const;
export type PresenceKind = keyof typeof presenceKinds;

/** A supplement is a part of its report, and is stored as one, under its own id. */
const recordKindOf = (kind: PresenceKind): RecordKind => (kind === "supplement" ? "report" : kind);

/** What a page says every few seconds while somebody looks at it, and once when it is left. */
export const presenceInput = z.object({
  kind: z.enum(presenceKinds),
  id: z.uuid(),
  mode: z.enum(PresenceMode),
  leave: z.boolean().default(false),
});
export type PresenceInput = z.output<typeof presenceInput>;

const tables = {
  festival: Prisma.sql`festival`,
  plan: Prisma.sql`festival_plan`,
  report: Prisma.sql`festival_report`,
  application: Prisma.sql`application`,
  supplement: Prisma.sql`report_supplement`,
} satisfies Partial<Record<PresenceKind, Prisma.Sql>>;

/** The unit of a record that the actor can see; null where somebody of another unit was let in to this one record, to appraise it. */
async function unitOf(
  tx: Tx,
  actor: Actor,
  { kind, id }: Pick<PresenceInput, "kind" | "id">,
): Promise<string | null> {
  // A season belongs to the nation, and only there is it worked on.
  if (kind === "season") {
    const season = isNational(actor) && (await tx.season.findUnique({ where: { id }, select: { id: true } }));
    if (!season) throw new NotThere();
    return actor.unit.id;
  }
  // A criteria set belongs to the nation or to the province that adds it.
  if (kind === "criteria_set") {
    const set = await tx.criteriaSet.findUnique({ where: { id }, select: { ownerUnitId: true } });
    if (!set || (set.ownerUnitId === null && !isNational(actor))) throw new NotThere();
    return set.ownerUnitId ?? actor.unit.id;
  }
  const rows = await tx.$queryRaw<{ unitId: string; within: boolean }[]>`
    select unit_id as "unitId", unit_id = any(array(select scope_units())) as within from ${tables[kind]} where id = ${id}::uuid`;
  const row = rows[0];
  if (!row) throw new NotThere();
  return row.within || isNational(actor) ? row.unitId : null;
}

/** Says that the actor has the record open, or no longer; tells who else has. */
export async function beat(tx: Tx, actor: Actor, input: PresenceInput): Promise<{ others: Present[] }> {
  const unitId = await unitOf(tx, actor, input);
  // Whoever appraises from outside is not announced to who applies, and is not told who works there.
  if (unitId === null) return { others: [] };
  const { kind, id, mode } = input;
  if (input.leave) {
    await tx.presence.deleteMany({ where: { recordId: id, userId: actor.userId, mode } });
    return { others: [] };
  }
  const rows = await tx.$queryRaw<{ begun: boolean }[]>`
    insert into presence (record_kind, record_id, unit_id, user_id, user_name, acting_unit_name, mode)
    values (${recordKindOf(kind)}::record_kind, ${id}::uuid, ${unitId}::uuid, ${actor.userId}::uuid, ${actor.fullName},
            ${actingFor(actor)}, ${mode}::presence_mode)
    on conflict (record_id, user_id, mode) do update
       set since = case when presence.seen_at < now() - interval '45 seconds' then now() else presence.since end,
           seen_at = now(), acting_unit_name = excluded.acting_unit_name
    returning xmax = 0 as begun`;
  if (rows[0]?.begun) await tx.$executeRaw`select sweep_drafts()`;
  return { others: await listPresence(tx, actor, kind, id) };
}

/** Who else has a record open now: those who change it first, each once. */
export async function listPresence(tx: Tx, actor: Actor, kind: PresenceKind, id: string): Promise<Present[]> {
  const rows = await tx.$queryRaw<{ name: string; unit: string; mode: PresenceMode; since: Date }[]>`
    select user_name as name, acting_unit_name as unit, mode, since
      from (select distinct on (user_id) * from presence
             where record_kind = ${recordKindOf(kind)}::record_kind and record_id = ${id}::uuid
               and user_id <> ${actor.userId}::uuid and seen_at > now() - interval '45 seconds'
             order by user_id, mode desc) one
     order by mode desc, since, user_id
     limit 20`;
  return rows.map((row) => ({ ...row, since: formatTime(row.since) }));
}
