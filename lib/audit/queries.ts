import "server-only";
import type { Actor } from "@/lib/core/actor";
import { isNational } from "@/lib/core/actor";
import { totalOf } from "@/lib/core/cursor";
import type { Tx } from "@/lib/core/db";
import { fold, searchPatterns } from "@/lib/core/text";
import { unitQuery } from "@/lib/units/search";
import { Prisma } from "@/prisma/generated/client";
import { type RecordRef, type RowChange, referencesOf } from "./changes";
import type { Names, Row } from "./columns";
import type { Entry } from "./entry";
import { nameRows } from "./name-queries";
import type { AuditFilter } from "./schema";
import { formatSeal } from "./seal";

const { sql, join, empty } = Prisma;

export const entriesPerPage = 50;

const columns = sql`
  e.id::text as id, e.at, e.transaction::text as transaction, e.table_name as "tableName", e.row_id as "rowId",
  e.operation, e.action, e.actor_id as "actorId", e.actor_role as "actorRole", e.delegation_id as "delegationId",
  (select jsonb_build_object('number', d.document_number, 'fromName', d.from_name) from delegation d where d.id = e.delegation_id) as delegation,
  coalesce(e.actor_name, (select full_name from app_user a where a.id = e.actor_id)) as "actorName",
  (select jsonb_build_object('kind', u.kind, 'name', u.name) from unit u where u.id = e.acting_unit_id) as "actingUnit",
  (select jsonb_build_object('id', u.id, 'kind', u.kind, 'name', u.name) from unit u where u.id = e.unit_id) as unit,
  e.before, e.after`;

/** The entries that a filter finds, as a condition on audit_entry e; row security adds the scope. */
function conditions(filter: AuditFilter): Prisma.Sql {
  const all: Prisma.Sql[] = [];
  if (filter.person) all.push(sql`e.actor_id = ${filter.person}::uuid`);
  const who = searchPatterns(filter.who);
  if (filter.who !== "") {
    const named =
      who.length > 0
        ? join(
            who.map((part) => sql`search_key like ${part}`),
            " and ",
          )
        : sql`false`;
    all.push(sql`e.actor_id = any(array(select id from app_user where ${named}))`);
  }
  if (filter.unit !== "") all.push(inUnit(filter.unit));
  if (filter.table) all.push(sql`e.table_name = ${filter.table}`);
  if (filter.act === "console") all.push(sql`e.action >= 'console:' and e.action < 'console;'`);
  else if (filter.act) all.push(sql`e.action = ${filter.act}`);
  // Days of Vietnam: the trail is kept in instants.
  if (filter.from) all.push(sql`e.at >= (${filter.from}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'`);
  if (filter.to) all.push(sql`e.at < (${filter.to}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'`);
  return all.length > 0 ? join(all, " and ") : sql`true`;
}

/** The rows of a unit, of all below it and of all that it absorbed; the nation's are those of no province. */
function inUnit(typed: string): Prisma.Sql {
  if (typed.toUpperCase() === "VN")
    return sql`(e.unit_id is null or e.unit_id = (select id from unit where level = 'nation'))`;
  const code = /^\d{2,5}$/.test(typed);
  const name = unitQuery(typed);
  const which = code
    ? sql`code = ${typed}`
    : fold(typed) === ""
      ? sql`false`
      : sql`search_key like ${`%${name}%`} and ' ' || search_key like ${`% ${name}%`}`;
  return sql`e.unit_id = any(array(
    select unit_id from unit_reach where holder_id in (select id from unit where ${which})))`;
}

/**
 * For a commune the few rows of its unit are found first and put in order then: left alone, the planner walks through
 * the newest entries of the whole country until it has met a page of them.
 */
const fenceFor = (actor: Actor) =>
  actor.unit.level === "commune" || actor.unit.level === "district" ? sql`offset 0` : empty;

/** One page of the trail in scope, newest first, and how many entries the filter finds in all. */
export async function listEntries(
  tx: Tx,
  actor: Actor,
  filter: AuditFilter,
): Promise<{ rows: Entry[]; total: number }> {
  const where = conditions(filter);
  const total = await totalOf(tx, countEntries(filter));
  const rows = await tx.$queryRaw<Entry[]>`
    select ${columns} from (select * from audit_entry e where ${where} ${fenceFor(actor)}) e
     order by e.at desc, e.id desc
     limit ${entriesPerPage} offset ${(filter.page - 1) * entriesPerPage}`;
  return { rows, total };
}

/** How many entries a filter finds. */
export function countEntries(filter: AuditFilter): Prisma.Sql {
  return sql`select count(*)::int as total from audit_entry e where ${conditions(filter)}`;
}

/** The next entries of an export, newest first, after the last that was written out. */
export function nextEntries(
  tx: Tx,
  actor: Actor,
  filter: AuditFilter,
  after: Pick<Entry, "at" | "id"> | null,
  limit: number,
): Promise<Entry[]> {
  const rest = after ? sql`and (e.at, e.id) < (${after.at}, ${after.id}::bigint)` : empty;
  return tx.$queryRaw<Entry[]>`
    select ${columns} from (select * from audit_entry e where ${conditions(filter)} ${rest} ${fenceFor(actor)}) e
     order by e.at desc, e.id desc limit ${limit}`;
}

/** One entry; null when it is not there or out of scope. */
export async function getEntry(tx: Tx, id: string): Promise<Entry | null> {
  const rows = await tx.$queryRaw<Entry[]>`select ${columns} from audit_entry e where e.id = ${id}::bigint`;
  return rows[0] ?? null;
}

const tables: Record<RecordRef["kind"], string> = {
  festival: "festival",
  plan: "festival_plan",
  report: "festival_report",
  season: "season",
  application: "application",
  criteria_set: "criteria_set",
  subject: "subject",
  scheme: "scheme",
  unit: "unit",
  account: "app_user",
};

export type History = {
  rows: Entry[];
  total: number;
  /** The record itself, to be named; null where it was deleted. */
  record: RowChange | null;
};

/**
 * All that was done to one record and its rows, newest first. Null when neither the record nor a line about it is in
 * scope. Units and seasons may be read by everybody; what was done to them only by those whose unit it is.
 */
export async function getHistory(
  tx: Tx,
  actor: Actor,
  ref: RecordRef,
  page: number,
): Promise<History | null> {
  if (!(await mayFollow(tx, actor, ref))) return null;
  const tableName = tables[ref.kind];
  const [found] = await tx.$queryRaw<{ row: Row }[]>`
    select to_jsonb(r) as row from ${Prisma.raw(tableName)} r where r.id = ${ref.id}::uuid`;
  const chained = ["festival", "plan", "report", "application", "subject"].includes(ref.kind);
  // Row security asks for the scope before it lets the index of records be used; that of units it allows.
  const unitId = chained ? found?.row.unit_id : ref.kind === "criteria_set" ? found?.row.owner_unit_id : null;
  const ofUnit = unitId ? sql`and e.unit_id = ${String(unitId)}::uuid` : empty;
  const about = sql`audit_record_id(e.table_name, e.row_id, e.before, e.after) = ${ref.id} ${ofUnit}`;
  const [counted] = await tx.$queryRaw<{ total: number }[]>`
    select count(*)::int as total from audit_entry e where ${about}`;
  const total = counted?.total ?? 0;
  if (total === 0 && !found) return null;
  const rows = await tx.$queryRaw<Entry[]>`
    select ${columns} from audit_entry e
     where ${about}
     order by e.at desc, e.id desc
     limit ${entriesPerPage} offset ${(page - 1) * entriesPerPage}`;
  const record = found
    ? { tableName, rowId: ref.id, operation: "update", before: null, after: found.row }
    : null;
  return { rows, total, record };
}

/**
 * Whether a record came with the demonstration. All of that was loaded at once and is one line of the trail, so the record has
 * decisions and no line that tells how it began.
 */
export async function cameWithDemonstration(tx: Tx, ref: RecordRef, { record }: History): Promise<boolean> {
  const unitId = record?.after?.unit_id;
  const seasonId = record?.after?.season_id;
  if (typeof unitId !== "string" || typeof seasonId !== "string") return false;
  const [found] = await tx.$queryRaw<{ loaded: boolean }[]>`
    select s.demo and not exists (
             select from audit_entry e
              where audit_record_id(e.table_name, e.row_id, e.before, e.after) = ${ref.id} and e.unit_id = ${unitId}::uuid
                and e.table_name = ${tables[ref.kind]} and e.operation = 'insert') as loaded
      from season s where s.id = ${seasonId}::uuid`;
  return found?.loaded ?? false;
}

/** Whether the history of a record that everybody may read is in the reader's scope. */
export async function mayFollow(tx: Tx, actor: Actor, ref: RecordRef): Promise<boolean> {
  if (isNational(actor)) return true;
  if (ref.kind === "season" || ref.kind === "scheme") return false;
  if (ref.kind !== "unit" && ref.kind !== "criteria_set") return true;
  // What a province added to the criteria is followed by the province.
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from scope_units() as id
     where id = case ${ref.kind} when 'unit' then ${ref.id}::uuid
                  else (select owner_unit_id from criteria_set where id = ${ref.id}::uuid) end`;
  return rows.length > 0;
}

/** What the rows that these entries refer to are called. */
export function namesFor(tx: Tx, entries: readonly RowChange[]): Promise<Names> {
  return nameRows(tx, referencesOf(entries));
}

/** The seals of this moment: of the reader's province, or of every chain for the nation. */
export async function currentSeals(tx: Tx, actor: Actor): Promise<string[]> {
  if (!isNational(actor)) {
    const [own] = await tx.$queryRaw<{ code: string; seq: bigint | null; hash: string | null }[]>`
      with own as (select audit_chain_of(current_unit(), today_in_vietnam()) as chain_id)
      select u.code, h.seq, encode(trail_seal(), 'hex') as hash
        from own join unit u on u.id = own.chain_id left join audit_head h on h.chain_id = own.chain_id`;
    return own?.hash ? [formatSeal({ code: own.code, seq: own.seq, hash: own.hash })] : [];
  }
  const heads = await listHeads(tx);
  return heads.map(({ seal }) => seal);
}

export type Head = { chainId: string; code: string; name: string; entries: bigint; seal: string };

/** The ends of the chains in scope, the nation's first, then by the official order of codes. */
export async function listHeads(tx: Tx): Promise<Head[]> {
  const rows = await tx.$queryRaw<(Omit<Head, "seal"> & { hash: string })[]>`
    select h.chain_id as "chainId", coalesce(u.code, 'VN') as code, coalesce(u.name, 'Trung ương') as name,
           h.seq as entries, encode(h.hash, 'hex') as hash
      from audit_head h left join unit u on u.id = h.chain_id
     where h.seq > 0
     order by u.code nulls first`;
  return rows.map(({ hash, ...row }) => ({ ...row, seal: formatSeal({ ...row, seq: row.entries, hash }) }));
}
