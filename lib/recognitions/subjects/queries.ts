import "server-only";
import type { Actor } from "@/lib/core/actor";
import { fromDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { pageRange, type RowRange } from "@/lib/core/paging";
import { fold, isUnsearchable, searchPatterns } from "@/lib/core/text";
import { Prisma } from "@/prisma/generated/client";
import type { SubjectFilter } from "./filter";
import type { LeftRegister, SubjectRecord, SubjectRow, SubjectTotals } from "./view";

const { sql, join } = Prisma;

export const subjectsPerPage = 50;

/** A unit with all below it, by code or by a name in any spelling. */
function inUnit(typed: string): Prisma.Sql {
  const code = /^\d{2,5}$/.exec(typed)?.[0];
  const name = fold(typed);
  const which = code
    ? sql`code = ${code}`
    : name === ""
      ? sql`false`
      : sql`search_key like ${`%${name}%`} and ' ' || search_key like ${`% ${name}%`}`;
  return sql`s.unit_id = any(array(
    select unit_id from unit_reach where whole and holder_id in (select id from unit where ${which})))`;
}

function conditions(filter: SubjectFilter): Prisma.Sql {
  const all: Prisma.Sql[] = [sql`true`];
  if (filter.kind) all.push(sql`s.kind = ${filter.kind}::subject_kind`);
  if (filter.active === "active") all.push(sql`s.ended_on is null`);
  if (filter.active === "ended") all.push(sql`s.ended_on is not null`);
  if (filter.managed) all.push(sql`s.managed_by = ${filter.managed}::unit_level`);
  if (filter.unit !== "") all.push(inUnit(filter.unit));
  if (isUnsearchable(filter.q)) all.push(sql`false`);
  for (const pattern of searchPatterns(filter.q)) all.push(sql`s.search_key like ${pattern}`);
  return join(all, " and ");
}

/** The subjects that a filter finds, in the order of the register. */
export function subjectRows(filter: SubjectFilter, year: number, { limit, offset }: RowRange): Prisma.Sql {
  return sql`
    select s.id, s.kind, s.name, s.size, s.people, s.managed_by as "managedBy", s.ended_on::text as "endedOn",
           u.code as "unitCode", u.kind as "unitKind", u.name as "unitName",
           array(select m.short_name from application a join scheme m on m.id = a.scheme_id
                  where a.subject_id = s.id and a.unit_id = s.unit_id and a.subject_kind = s.kind
                    and a.year = ${year} and a.state <> 'withdrawn' order by m.position) as registered
      from subject s join unit u on u.id = s.unit_id
     where ${conditions(filter)}
     order by u.code, s.kind, s.name collate name_order, s.id
     limit ${limit}::bigint offset ${offset}`;
}

/** One page of the register, with the totals of everything that is filtered. */
export async function listSubjects(
  tx: Tx,
  filter: SubjectFilter,
  year: number,
): Promise<{ rows: SubjectRow[]; totals: SubjectTotals }> {
  const range = pageRange(filter.page, subjectsPerPage);
  const rows = await tx.$queryRaw<SubjectRow[]>(subjectRows(filter, year, range));
  return { rows, totals: await countSubjects(tx, filter) };
}

/** How many subjects a filter finds, and how large they are together. */
export async function countSubjects(tx: Tx, filter: SubjectFilter): Promise<SubjectTotals> {
  const [found] = await tx.$queryRaw<{ count: bigint; size: bigint; people: bigint }[]>`
    select count(*) as count, coalesce(sum(s.size), 0)::bigint as size, coalesce(sum(s.people), 0)::bigint as people
      from subject s where ${conditions(filter)}`;
  return {
    count: Number(found?.count ?? 0),
    size: Number(found?.size ?? 0),
    people: Number(found?.people ?? 0),
  };
}

/** A subject of the register; null when it is not there or not for this person. */
export async function getSubject(tx: Tx, actor: Actor, id: string): Promise<SubjectRecord | null> {
  const row = await tx.subject.findUnique({
    where: { id },
    include: { unit: { select: { id: true, code: true, kind: true, name: true } } },
  });
  if (!row) return null;
  const { name, size, people, managedBy, startedOn, endedOn, kind, version, unit, updatedAt } = row;
  return {
    id,
    kind,
    version,
    content: { name, size, people, managedBy, startedOn: startedOn && fromDate(startedOn) },
    endedOn: endedOn && fromDate(endedOn),
    unit,
    updatedAt,
    own: actor.actsFor.includes(unit.id),
  };
}

/** Communes that the actor's absorbed, whose subjects still stand in registers of their own. */
export async function listLeftRegisters(tx: Tx, actor: Actor): Promise<LeftRegister[]> {
  if (actor.unit.level !== "commune") return [];
  const old = actor.actsFor.filter((id) => id !== actor.unit.id);
  return tx.$queryRaw<LeftRegister[]>`
    select u.id, u.kind, u.name, count(*)::int as subjects from subject s join unit u on u.id = s.unit_id
     where s.unit_id = any(${old}::uuid[]) and s.ended_on is null and u.valid_to is not null
     group by u.id order by u.code`;
}
