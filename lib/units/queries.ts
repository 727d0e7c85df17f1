import "server-only";
import type { Day } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { pageRange, type RowRange } from "@/lib/core/paging";
import { Prisma } from "@/prisma/generated/client";
import type { UnitKind, UnitLevel } from "@/prisma/generated/enums";
import { inGroup } from "./groups/queries";
import type { UnitFilter } from "./schema";
import { unitQuery } from "./search";

export type ChainUnit = { id: string; code: string; level: UnitLevel; kind: UnitKind; name: string };

/**
 * The approval chain of a record: its unit and every unit above that took part on that day, lowest first.
 * xã → huyện → tỉnh → Bộ while the district police existed (until 01/3/2025), xã → tỉnh → Bộ since.
 */
export async function chainOf(tx: Tx, unitId: string, day: Day): Promise<ChainUnit[]> {
  return tx.$queryRaw<ChainUnit[]>`
    with recursive up as (
      select u.*, 0 as depth from unit u where u.id = ${unitId}::uuid
      union all
      select p.*, up.depth + 1 from unit p join up on p.id = up.parent_id
    )
    select id, code, level, kind, name from up
     where depth = 0 or coalesce(police_to, valid_to, 'infinity') > ${day}::date
     order by depth`;
}

export type UnitRow = ChainUnit & {
  validFrom: Day;
  validTo: Day | null;
  parentId: string | null;
  parentKind: UnitKind | null;
  parentName: string | null;
  below: number;
};

const unitColumns = Prisma.sql`
  u.id, u.code, u.level, u.kind, u.name, u.valid_from::text as "validFrom", u.valid_to::text as "validTo",
  p.id as "parentId", p.kind as "parentKind", p.name as "parentName"`;

/** How many stand below a unit: today, or on its own last day. */
const unitsBelow = (today: Day) => Prisma.sql`
  (select count(*)::int from unit c where c.parent_id = u.id
      and c.valid_from <= least(${today}::date, coalesce(u.valid_to - 1, 'infinity'))
      and coalesce(c.valid_to, 'infinity') > least(${today}::date, coalesce(u.valid_to - 1, 'infinity')))`;

export const unitsPerPage = 50;

/** Units u by any spelling, as a condition; names of units are public: there is no scope here. */
function conditions(filter: UnitFilter, today: Day, alive: Prisma.Sql): Prisma.Sql {
  const words = unitQuery(filter.q)
    .split(" ")
    .filter((word) => word !== "")
    .slice(0, 8);
  const where: Prisma.Sql[] = [Prisma.sql`u.level <> 'nation'`];
  if (/^\d{2,5}$/.test(filter.q)) where.push(Prisma.sql`u.code like ${`${filter.q}%`}`);
  else if (words.length > 0) {
    // The index finds the letters; each word must then begin one of the name.
    where.push(Prisma.sql`u.search_key like all (${words.map((word) => `%${word}%`)})`);
    where.push(Prisma.sql`' ' || u.search_key like all (${words.map((word) => `% ${word}%`)})`);
  }
  if (filter.level) where.push(Prisma.sql`u.level = ${filter.level}::unit_level`);
  else if (filter.q === "" && filter.group === "") where.push(Prisma.sql`u.level = 'province'`);
  if (filter.group) where.push(inGroup(filter.group, today));
  if (filter.life === "now") where.push(alive);
  if (filter.life === "coming") where.push(Prisma.sql`u.valid_from > ${today}::date`);
  if (filter.life === "ended") where.push(Prisma.sql`u.valid_to <= ${today}::date`);
  return Prisma.join(where, " and ");
}

/** The rows that a filter finds and how many they are; living ones and best matches first. */
export function unitRows(
  filter: UnitFilter,
  today: Day,
  range: RowRange,
): { rows: Prisma.Sql; count: Prisma.Sql } {
  const query = unitQuery(filter.q);
  const alive = Prisma.sql`u.valid_from <= ${today}::date and coalesce(u.valid_to, 'infinity') > ${today}::date`;
  const condition = conditions(filter, today, alive);
  const rows = Prisma.sql`
    select ${unitColumns},
           ${unitsBelow(today)} as below
      from unit u left join unit p on p.id = u.parent_id
     where ${condition}
     order by case when u.search_key = ${query} then 0
                   -- Folding costs more than comparing: only a name that ends so can be it.
                   when u.search_key like ${`%${query}`} and fold(u.name) = ${query} then 0
                   when ' ' || u.search_key || ' ' like ${`% ${query} %`} then 1
                   else 2 end,
              (${alive}) desc, u.level, u.code, u.valid_from, u.id
     limit ${range.limit}::bigint offset ${range.offset}`;
  return { rows, count: Prisma.sql`select count(*)::int as total from unit u where ${condition}` };
}

/** One page of the list of units. */
export async function listUnits(
  tx: Tx,
  filter: UnitFilter,
  today: Day,
): Promise<{ rows: UnitRow[]; total: number }> {
  const list = unitRows(filter, today, pageRange(filter.page, unitsPerPage));
  const rows = await tx.$queryRaw<UnitRow[]>(list.rows);
  const [count] = await tx.$queryRaw<{ total: number }[]>(list.count);
  return { rows, total: count?.total ?? 0 };
}

export type Succession = ChainUnit & {
  validFrom: Day;
  validTo: Day | null;
  parentKind: UnitKind | null;
  parentName: string | null;
  whole: boolean;
  main: boolean;
  happenedOn: Day;
  actNumber: string;
  actTitle: string;
  actIssuedOn: Day;
};

export type FormerName = {
  name: string;
  kind: UnitKind;
  validFrom: Day;
  validTo: Day;
  actNumber: string;
  actTitle: string;
};

export type UnitLine = {
  unit: UnitRow & { policeTo: Day | null; parentCode: string | null };
  above: ChainUnit[];
  cameFrom: Succession[];
  became: Succession[];
  formerNames: FormerName[];
  children: UnitRow[];
};

/**
 * A unit with its line: what it came from, what it became, when and by which act, and what stands below it. A unit
 * that is not yet there stands below nobody before its first day.
 */
export async function getUnitLine(tx: Tx, id: string, today: Day): Promise<UnitLine | null> {
  const [unit] = await tx.$queryRaw<UnitLine["unit"][]>`
    select ${unitColumns}, p.code as "parentCode", u.police_to::text as "policeTo", 0 as below
      from unit u left join unit p on p.id = u.parent_id where u.id = ${id}::uuid`;
  if (!unit) return null;
  const above = await tx.$queryRaw<ChainUnit[]>`
    with recursive up as (
      select p.*, 1 as depth from unit u join unit p on p.id = u.parent_id where u.id = ${id}::uuid
      union all
      select p.*, up.depth + 1 from unit p join up on p.id = up.parent_id
    )
    select id, code, level, kind, name from up order by depth desc`;
  const cameFrom = await successions(tx, Prisma.sql`s.to_id = ${id}::uuid`, Prisma.sql`s.from_id`);
  const became = await successions(tx, Prisma.sql`s.from_id = ${id}::uuid`, Prisma.sql`s.to_id`);
  const formerNames = await tx.$queryRaw<FormerName[]>`
    select f.name, f.kind, f.valid_from::text as "validFrom", f.valid_to::text as "validTo",
           a.number as "actNumber", a.title as "actTitle"
      from unit_former_name f join legal_act a on a.id = f.legal_act_id
     where f.unit_id = ${id}::uuid order by f.valid_from desc`;
  const children = await tx.$queryRaw<UnitRow[]>`
    select ${unitColumns},
           ${unitsBelow(today)} as below
      from unit u join unit p on p.id = u.parent_id
     where u.parent_id = ${id}::uuid and u.level <> 'province' and u.valid_from <= ${today}::date
     order by u.valid_to desc nulls first, u.level, u.code, u.id`;
  return { unit, above, cameFrom, became, formerNames, children };
}

async function successions(tx: Tx, where: Prisma.Sql, other: Prisma.Sql): Promise<Succession[]> {
  return tx.$queryRaw<Succession[]>`
    select u.id, u.code, u.level, u.kind, u.name, u.valid_from::text as "validFrom", u.valid_to::text as "validTo",
           p.kind as "parentKind", p.name as "parentName", s.whole, s.main, s.happened_on::text as "happenedOn",
           a.number as "actNumber", a.title as "actTitle", a.issued_on::text as "actIssuedOn"
      from unit_succession s
      join unit u on u.id = ${other}
      left join unit p on p.id = u.parent_id
      join legal_act a on a.id = s.legal_act_id
     where ${where}
     order by s.main desc, u.code`;
}

/** The unit that had a code on a day; null when nobody had it. The shape of the code tells the level. */
export async function unitOn(tx: Tx, code: string, day: Day): Promise<ChainUnit | null> {
  const rows = await tx.$queryRaw<ChainUnit[]>`
    select id, code, level, kind, name from unit
     where code = ${code} and valid_from <= ${day}::date and (valid_to is null or valid_to > ${day}::date)`;
  return rows[0] ?? null;
}

/** Condition on a unit_id: the records that a unit's figures count on the map of a day. The nation counts all. */
export function countedIn(unit: { id: string; level: UnitLevel }, day: Day, column: Prisma.Sql): Prisma.Sql {
  if (unit.level === "nation") return Prisma.sql`true`;
  return Prisma.sql`${column} = any(array(select units_counted(${unit.id}::uuid, ${day}::date)))`;
}
