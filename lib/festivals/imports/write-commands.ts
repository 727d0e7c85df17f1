import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { policeOf } from "@/lib/core/words";
import type { ContentKey } from "@/lib/festivals/points/content";
import { Prisma } from "@/prisma/generated/client";

/** A part of the import, by the numbers of its rows: written together, so that progress can be told. */
export type Slice = { id: string; seasonId: string; from: number; to: number };

/** The fields of a point as they stand in the kept row, with their types in the database. */
const content = Prisma.raw(`
  name text, "hostLevel" host_level, place text, "heldOn" date, "startsAt" text, "endsAt" text,
  "areaClass" area_class, "areaTraits" area_trait[], "pilotOf" pilot_of, "expectedLeaders" text,
  ceremony ceremony_item[], festivity festivity_item[], status festival_status, "statusReason" text,
  turnout int, delegates int, "topTier" leader_tier, "spentState" bigint, "spentSocial" bigint, outreach int,
  "goodPractice" text, shortcomings text, proposals text`);

const columns = Prisma.raw(`
  name, host_level, place, held_on, starts_at, ends_at, area_class, area_traits, pilot_of, expected_leaders,
  ceremony, festivity, status, status_reason, turnout, delegates, top_tier, spent_state, spent_social, outreach,
  good_practice, shortcomings, proposals`);

const slice = ({ id, from, to }: Slice, outcome: "added" | "changed") =>
  Prisma.sql`r.import_id = ${id}::uuid and r.at > ${from} and r.at <= ${to} and r.outcome = ${outcome}::import_outcome`;

/** Begins the new points of a slice, with the first line of their timelines. */
export async function writeAdded(tx: Tx, actor: Actor, part: Slice, fileName: string): Promise<number> {
  // Drawn first: the rows that belong to a point need its id.
  await tx.$executeRaw`update festival_import_row r set target_id = uuid_v7() where ${slice(part, "added")}`;
  const written = await tx.$executeRaw`
    insert into festival (id, unit_id, season_id, holder_unit_id, entered_by_id, entered_by_name, ${columns})
    select r.target_id, r.place_id, ${part.seasonId}::uuid, r.place_id, ${actor.userId}::uuid, ${actor.fullName}, c.*
      from festival_import_row r, jsonb_to_record(r.content) as c (${content})
     where ${slice(part, "added")} order by r.at`;
  for (const key of partKeys) await insertParts(tx, part, "added", key);
  await tx.$executeRaw`
    insert into decision (unit_id, record_kind, record_id, step, from_state, to_state, note,
                          actor_id, actor_name, actor_role, actor_unit_id, actor_unit_name)
    select r.place_id, 'festival', r.target_id, 'create', null, 'draft',
           format('Nhập từ tệp "%s", dòng %s.', ${fileName}::text, r.at),
           ${actor.userId}::uuid, ${actor.fullName}, ${actor.role}::role, ${actor.unit.id}::uuid, ${policeOf(actor.unit)}
      from festival_import_row r where ${slice(part, "added")} order by r.at`;
  return written;
}

/** Changes the points of a slice that are there already; their rows (guests, gifts …) only where they differ. */
export async function writeChanged(tx: Tx, actor: Actor, part: Slice): Promise<number> {
  const written = await tx.$executeRaw`
    update festival f
       set (${columns}) = (c.name, c."hostLevel", c.place, c."heldOn", c."startsAt", c."endsAt", c."areaClass",
             c."areaTraits", c."pilotOf", c."expectedLeaders", c.ceremony, c.festivity, c.status, c."statusReason",
             c.turnout, c.delegates, c."topTier", c."spentState", c."spentSocial", c.outreach, c."goodPractice",
             c.shortcomings, c.proposals),
           entered_by_id = ${actor.userId}::uuid, entered_by_name = ${actor.fullName},
           version = f.version + 1, updated_at = now()
      from festival_import_row r, jsonb_to_record(r.content) as c (${content})
     where ${slice(part, "changed")} and f.id = r.target_id`;
  for (const key of partKeys) {
    const { table } = parts[key];
    await tx.$executeRaw`
      delete from ${Prisma.raw(table)} p using festival_import_row r
       where ${slice(part, "changed")} and ${key} = any(r.changed) and p.festival_id = r.target_id`;
    await insertParts(tx, part, "changed", key);
  }
  return written;
}

type PartKey = ContentKey & ("guests" | "gifts" | "pledges" | "models" | "awards");

/** Rows of a point: in which table, and their fields as they stand in the kept content. */
const parts: Record<PartKey, { table: string; columns: string; fields: string; values: string }> = {
  guests: {
    table: "festival_guest",
    columns: "tier, full_name, job_title, organisation",
    fields: `tier leader_tier, "fullName" text, "jobTitle" text, organisation text`,
    values: `v.tier, v."fullName", v."jobTitle", v.organisation`,
  },
  gifts: {
    table: "festival_gift",
    columns: "recipient, count, value",
    fields: "recipient gift_recipient, count int, value bigint",
    values: "v.recipient, v.count, v.value",
  },
  pledges: {
    table: "festival_pledge",
    columns: "count, parties",
    fields: "count int, parties text",
    values: "v.count, v.parties",
  },
  models: {
    table: "festival_model",
    columns: "name, kind, places",
    fields: "name text, kind model_kind, places int",
    values: "v.name, v.kind, v.places",
  },
  awards: {
    table: "festival_award",
    columns: "authority, form, recipient, count",
    fields: "authority award_authority, form award_form, recipient award_recipient, count int",
    values: "v.authority, v.form, v.recipient, v.count",
  },
};
const partKeys = Object.keys(parts) as PartKey[];

async function insertParts(tx: Tx, part: Slice, outcome: "added" | "changed", key: PartKey): Promise<void> {
  const { table, columns: names, fields, values } = parts[key];
  const wanted = outcome === "changed" ? Prisma.sql`and ${key} = any(r.changed)` : Prisma.empty;
  await tx.$executeRaw`
    insert into ${Prisma.raw(table)} (festival_id, unit_id, position, ${Prisma.raw(names)})
    select r.target_id, r.place_id, e.nth - 1, ${Prisma.raw(values)}
      from festival_import_row r,
           jsonb_array_elements(r.content -> ${key}) with ordinality as e (one, nth),
           jsonb_to_record(e.one) as v (${Prisma.raw(fields)})
     where ${slice(part, outcome)} ${wanted}`;
}
