import "server-only";
import { randomUUID } from "node:crypto";
import type { Day } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { pageRange, type RowRange } from "@/lib/core/paging";
import { Prisma } from "@/prisma/generated/client";
import type { ChangeLine, TreeUnit } from "./line";
import { type Planned, planOf } from "./plan";
import type { ChangeFilter } from "./schema";
import type { ChangeRecord, ChangeRow, ChangeStep, InWay, UnitRef } from "./view";

const unitColumns = Prisma.sql`
  u.id, u.code, u.level, u.kind, u.name, u.parent_id as "parentId", p.code as "parentCode",
  u.valid_from::text as "validFrom", u.valid_to::text as "validTo"`;

/** Every unit that lines speak of, now or before, and what stands below the provinces among them. */
export async function unitsOfLines(tx: Tx, lines: readonly ChangeLine[]): Promise<TreeUnit[]> {
  const codes = [...new Set(lines.flatMap((line) => [line.from, line.to, line.parent]))].filter(Boolean);
  const from = lines.map((line) => line.from).filter((code) => /^\d{2}$/.test(code));
  return tx.$queryRaw<TreeUnit[]>`
    select ${unitColumns} from unit u left join unit p on p.id = u.parent_id
     where u.level = 'nation' or u.code = any(${codes})
        or (u.valid_to is null and p.level = 'province' and p.valid_to is null and p.code = any(${from}))
        or u.id in (select c.parent_id from unit c where c.code = any(${codes}) and c.valid_to is null)`;
}

/** What lines come to on a day, as the tree is now. */
export async function planLines(
  tx: Tx,
  lines: ChangeLine[],
  day: Day,
): Promise<Planned & { units: TreeUnit[] }> {
  const units = await unitsOfLines(tx, lines);
  return { ...planOf(lines, { units, day, newId: randomUUID }), units };
}

const changeColumns = Prisma.sql`
  c.id, c.kind, c.state, c.effective_on::text as "effectiveOn", c.act_number as "actNumber",
  jsonb_array_length(c.lines) as lines, c.requested_by_unit_id is not null as requested,
  c.created_at as "createdAt", c.applied_at as "appliedAt",
  jsonb_build_object('id', u.id, 'code', u.code, 'level', u.level, 'kind', u.kind, 'name', u.name) as unit`;

export const changesPerPage = 30;

/** Changes in scope, what waits for somebody first: one page, or all. */
export async function listChanges(
  tx: Tx,
  filter: ChangeFilter,
  range: RowRange = pageRange(filter.page, changesPerPage),
): Promise<{ rows: ChangeRow[]; total: number }> {
  const where: Prisma.Sql[] = [Prisma.sql`true`];
  if (filter.state) where.push(Prisma.sql`c.state = ${filter.state}::unit_change_state`);
  if (filter.kind) where.push(Prisma.sql`c.kind = ${filter.kind}::unit_change_kind`);
  if (filter.unit) where.push(touches(filter.unit));
  const condition = Prisma.join(where, " and ");
  const rows = await tx.$queryRaw<ChangeRow[]>`
    select ${changeColumns} from unit_change c join unit u on u.id = c.unit_id where ${condition}
     order by (c.state in ('requested', 'draft')) desc, c.created_at desc, c.id
     limit ${range.limit}::bigint offset ${range.offset}`;
  const [count] = await tx.$queryRaw<{ total: number }[]>`
    select count(*)::int as total from unit_change c where ${condition}`;
  return { rows, total: count?.total ?? 0 };
}

/** The changes that ended, began, renamed or gave something to a unit, as far as the reader may see them. */
export async function listChangesOf(tx: Tx, unitId: string): Promise<ChangeRow[]> {
  return tx.$queryRaw<ChangeRow[]>`
    select ${changeColumns} from unit_change c join unit u on u.id = c.unit_id
     where ${touches(unitId)} order by c.effective_on desc, c.id limit 20`;
}

const touches = (unitId: string) =>
  Prisma.sql`(c.touched_ids @> array[${unitId}::uuid] or c.born_ids @> array[${unitId}::uuid])`;

/** One change with its timeline; null where it is not there for the reader. */
export async function getChange(tx: Tx, id: string): Promise<ChangeRecord | null> {
  const rows = await tx.$queryRaw<Omit<ChangeRecord, "steps">[]>`
    select ${changeColumns}, c.lines, c.plan, c.act_issued_on::text as "actIssuedOn", c.act_title as "actTitle", c.note,
           c.touched_ids as "touchedIds", c.born_ids as "bornIds", c.requested_by_unit_id as "requestedByUnitId",
           c.created_by_id as "createdById", c.version
      from unit_change c join unit u on u.id = c.unit_id where c.id = ${id}::uuid`;
  const change = rows[0];
  if (!change) return null;
  const steps = await tx.$queryRaw<ChangeStep[]>`
    select step, at, note, actor_name as "actorName", actor_unit_name as "actorUnitName"
      from unit_change_step where change_id = ${id}::uuid order by at, id`;
  return { ...change, steps };
}

/** What stands on an applied change; empty when it can be undone. Asked by the ministry only. */
export async function inWayOf(tx: Tx, id: string): Promise<InWay[]> {
  return tx.$queryRaw<InWay[]>`
    select what, unit_id as "unitId", max(count)::int as count from unit_change_in_way(${id}::uuid) group by 1, 2 order by 1, 2`;
}

export async function unitRefs(tx: Tx, ids: readonly string[]): Promise<UnitRef[]> {
  if (ids.length === 0) return [];
  return tx.$queryRaw<UnitRef[]>`
    select id, code, level, kind, name from unit where id = any(${[...new Set(ids)]}::uuid[])`;
}

/** Units to choose from: the communes of a province on a day, or the provinces. */
export async function unitsWithin(tx: Tx, province: string, day: Day): Promise<UnitRef[]> {
  return tx.$queryRaw<UnitRef[]>`
    select u.id, u.code, u.level, u.kind, u.name from unit u join unit p on p.id = u.parent_id
     where u.valid_to is null and u.valid_from <= ${day}::date
       and case when ${province} = 'VN' then u.level = 'province'
                else u.level = 'commune' and p.code = ${province} and p.level = 'province' and p.valid_to is null end
     order by u.code`;
}
