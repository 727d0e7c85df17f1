import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { policeOf } from "@/lib/core/words";
import type { ContentKey } from "@/lib/festivals/points/content";
import { Prisma } from "@/prisma/generated/client";

/** A part of the import, by the numbers of its rows: written together, so that progress can be told. */
export type Slice = { id: string; seasonId: string; from: number; to: number };

/** The fields of a point: in the kept row, in the table, and their type there. */
const fields: readonly [key: ContentKey, column: string, type: string][] = [
  ["name", "name", "text"],
  ["hostLevel", "host_level", "host_level"],
  ["place", "place", "text"],
  ["heldOn", "held_on", "date"],
  ["startsAt", "starts_at", "text"],
  ["endsAt", "ends_at", "text"],
  ["areaClass", "area_class", "area_class"],
  ["areaTraits", "area_traits", "area_trait[]"],
  ["pilotOf", "pilot_of", "pilot_of"],
  ["expectedLeaders", "expected_leaders", "text"],
  ["ceremony", "ceremony", "ceremony_item[]"],
  ["festivity", "festivity", "festivity_item[]"],
  ["status", "status", "festival_status"],
  ["statusReason", "status_reason", "text"],
  ["turnout", "turnout", "int"],
  ["delegates", "delegates", "int"],
  ["topTier", "top_tier", "leader_tier"],
  ["spentState", "spent_state", "bigint"],
  ["spentSocial", "spent_social", "bigint"],
  ["outreach", "outreach", "int"],
  ["goodPractice", "good_practice", "text"],
  ["shortcomings", "shortcomings", "text"],
  ["proposals", "proposals", "text"],
];
const content = Prisma.raw(fields.map(([key, , type]) => `"${key}" ${type}`).join(", "));
const columns = Prisma.raw(fields.map(([, column]) => column).join(", "));
// What a return has closed stays as it is stored, to the last bit: an empty list and none are two things to the guard.
const changedOnly = Prisma.raw(
  fields
    .map(([key, column]) => `case when '${key}' = any(r.changed) then c."${key}" else f.${column} end`)
    .join(", "),
);

const slice = ({ id, from, to }: Slice, outcome: "added" | "changed") =>
  Prisma.sql`r.import_id = ${id}::uuid and r.at > ${from} and r.at <= ${to} and r.outcome = ${outcome}::import_outcome`;

/** Begins the new points of a slice, with the first line of their timelines. */
export async function writeAdded(tx: Tx, actor: Actor, part: Slice, fileName: string): Promise<number> {
  const written = await tx.$executeRaw`
    insert into festival (id, unit_id, season_id, holder_unit_id, entered_by_id, entered_by_name, ${columns})
    select r.target_id, r.place_id, ${part.seasonId}::uuid, r.place_id, ${actor.userId}::uuid, ${actor.fullName}, c.*
      from festival_import_row r, jsonb_to_record(r.content) as c (${content})
     where ${slice(part, "added")} order by r.at`;
  for (const key of partKeys) await insertParts(tx, part, "added", key);
  await tx.$executeRaw`
    insert into decision (unit_id, record_kind, record_id, step, from_state, to_state, holder_unit_id, note,
                          actor_id, actor_name, actor_role, actor_unit_id, actor_unit_name)
    select r.place_id, 'festival', r.target_id, 'create', null, 'draft', r.place_id,
           format('Nhập từ tệp "%s", dòng %s.', ${fileName}::text, r.at),
           ${actor.userId}::uuid, ${actor.fullName}, ${actor.role}::role, ${actor.unit.id}::uuid, ${policeOf(actor.unit)}
      from festival_import_row r where ${slice(part, "added")} order by r.at`;
  return written;
}

/** Changes the points of a slice that are there already; their rows (guests, gifts …) only where they differ. */
export async function writeChanged(tx: Tx, actor: Actor, part: Slice): Promise<number> {
  const written = await tx.$executeRaw`
    update festival f
       set (${columns}) = row (${changedOnly}),
           entered_by_id = ${actor.userId}::uuid, entered_by_name = ${actor.fullName},
           version = f.version + 1, updated_at = now()
      from festival_import_row r, jsonb_to_record(r.content) as c (${content})
     where ${slice(part, "changed")} and f.id = r.target_id`;
  for (const key of partKeys) {
    const { table } = parts[key];
    // By their index: joined, every row of the table would be asked for its scope, however few of them change.
    await tx.$executeRaw`
      delete from ${Prisma.raw(table)} where festival_id = any(array(
        select r.target_id from festival_import_row r where ${slice(part, "changed")} and ${key} = any(r.changed)))`;
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
