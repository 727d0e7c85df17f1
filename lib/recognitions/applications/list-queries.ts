import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { pageRange, type RowRange } from "@/lib/core/paging";
import { fold, isUnsearchable, searchPatterns } from "@/lib/core/text";
import { unitSubjects } from "@/lib/recognitions/schemes/subjects";
import { Prisma } from "@/prisma/generated/client";
import type { ApplicationState } from "@/prisma/generated/enums";
import type { ApplicationFilter } from "./filter";
import type { ApplicationListRow, SubjectApplication } from "./list";

const { sql, join } = Prisma;

export const applicationsPerPage = 100;

/** A unit with all below it and all that it absorbed, by code or by a name in any spelling. */
function inUnit(typed: string): Prisma.Sql {
  const code = /^\d{2,5}$/.exec(typed)?.[0];
  const name = fold(typed);
  const which = code
    ? sql`code = ${code}`
    : name === ""
      ? sql`false`
      : sql`search_key like ${`%${name}%`} and ' ' || search_key like ${`% ${name}%`}`;
  return sql`a.unit_id = any(array(
    select unit_id from unit_reach where whole and holder_id in (select id from unit where ${which})))`;
}

function conditions(filter: ApplicationFilter): Prisma.Sql {
  const all: Prisma.Sql[] = [sql`true`];
  if (filter.year !== null) all.push(sql`a.year = ${filter.year}`);
  if (filter.scheme !== "")
    all.push(sql`a.scheme_id = (select id from scheme where code = ${filter.scheme})`);
  if (filter.state) all.push(sql`a.state = ${filter.state}::application_state`);
  if (filter.kind === "unit") all.push(sql`a.subject_kind = any(${[...unitSubjects]}::subject_kind[])`);
  else if (filter.kind) all.push(sql`a.subject_kind = ${filter.kind}::subject_kind`);
  if (filter.unit !== "") all.push(inUnit(filter.unit));
  if (isUnsearchable(filter.q)) all.push(sql`false`);
  for (const pattern of searchPatterns(filter.q))
    all.push(sql`coalesce(s.search_key, u.search_key) like ${pattern}`);
  return join(all, " and ");
}

const from = sql`from application a join unit u on u.id = a.unit_id join scheme m on m.id = a.scheme_id
  left join subject s on s.id = a.subject_id`;

/** The applications that a filter finds, in the order of the list. */
export function applicationRows(filter: ApplicationFilter, { limit, offset }: RowRange): Prisma.Sql {
  return sql`
    with page as materialized (
      select a.id, row_number() over (order by u.code, m.position, s.kind nulls first, s.name collate name_order nulls first, a.year desc, a.id) as place
        ${from} where ${conditions(filter)}
       order by u.code, m.position, s.kind nulls first, s.name collate name_order nulls first, a.year desc, a.id
       limit ${limit}::bigint offset ${offset}
    )
    select a.id, coalesce(s.name, u.name) as name, a.subject_kind as kind, u.code as "unitCode", u.kind as "unitKind",
           u.name as "unitName", m.short_name as scheme, a.year, a.state, a.stage, a.decides, c.scoring,
           a.self_total as "selfTotal", a.self_met as "selfMet", a.registered_on::text as "registeredOn",
           (select count(*)::int from application_answer n where n.application_id = a.id
               and (n.not_applicable or num_nonnulls(n.value, n.met, n.grade) = 1)) as answered,
           (select count(*)::int from criterion k where k.set_id in (a.set_id, a.addition_set_id) and k.kind <> 'parts'
               and (k.applies_to = '{}' or a.subject_kind = any(k.applies_to))) as asked,
           a.registered_on > (a.year || '-' || (select one ->> 'registersTo' from jsonb_array_elements(m.subjects) one
                                                 where one ->> 'kind' = a.subject_kind::text))::date as late
      from page p join application a on a.id = p.id join unit u on u.id = a.unit_id join scheme m on m.id = a.scheme_id
      left join subject s on s.id = a.subject_id left join criteria_set c on c.id = a.set_id
     order by p.place`;
}

/** One page of the applications in scope, and how many there are in each state. */
export async function listApplications(
  tx: Tx,
  filter: ApplicationFilter,
): Promise<{ rows: ApplicationListRow[]; total: number; states: Partial<Record<ApplicationState, number>> }> {
  const range = pageRange(filter.page, applicationsPerPage);
  const rows = await tx.$queryRaw<ApplicationListRow[]>(applicationRows(filter, range));
  return { rows, ...(await countApplications(tx, filter)) };
}

/** How many applications a filter finds, and how many there would be in each state. */
export async function countApplications(
  tx: Tx,
  filter: ApplicationFilter,
): Promise<{ total: number; states: Partial<Record<ApplicationState, number>> }> {
  const counted = await tx.$queryRaw<{ state: ApplicationState; n: number }[]>`
    select a.state, count(*)::int as n ${from} where ${conditions({ ...filter, state: null })} group by 1`;
  const states = Object.fromEntries(counted.map(({ state, n }) => [state, n]));
  const total = counted
    .filter(({ state }) => filter.state === null || state === filter.state)
    .reduce((all, { n }) => all + n, 0);
  return { total, states };
}

/** The years of which there are applications, the latest first. */
export async function listApplicationYears(tx: Tx): Promise<number[]> {
  const rows = await tx.$queryRaw<
    { year: number }[]
  >`select distinct year from application order by year desc`;
  return rows.map(({ year }) => year);
}

/** The applications of one subject, the latest first. */
export async function listSubjectApplications(tx: Tx, subjectId: string): Promise<SubjectApplication[]> {
  const rows = await tx.application.findMany({
    where: { subjectId },
    orderBy: [{ year: "desc" }, { scheme: { position: "asc" } }, { id: "asc" }],
    select: { id: true, year: true, state: true, stage: true, scheme: { select: { shortName: true } } },
  });
  return rows.map(({ scheme, ...row }) => ({ ...row, scheme: scheme.shortName }));
}

/** Subjects of the actor's commune that are scored whole, so that others of their kind can be scored alike. */
export async function listModels(
  tx: Tx,
  actor: Actor,
  of: Pick<ApplicationFilter, "scheme" | "year" | "kind">,
): Promise<{ id: string; name: string }[]> {
  return tx.$queryRaw<{ id: string; name: string }[]>`
    select a.id, coalesce(s.name, u.name) as name
      from application a join unit u on u.id = a.unit_id join scheme m on m.id = a.scheme_id left join subject s on s.id = a.subject_id
     where a.unit_id = any(${[...actor.actsFor]}::uuid[]) and m.code = ${of.scheme} and a.year = ${of.year} and a.state <> 'withdrawn'
       and (${of.kind}::text is null or a.subject_kind::text = ${of.kind}) and a.subject_id is not null
       and exists (select from application_answer n where n.application_id = a.id)
       and not exists (
         select from criterion k where k.set_id in (a.set_id, a.addition_set_id) and k.kind <> 'parts'
            and (k.applies_to = '{}' or a.subject_kind = any(k.applies_to))
            and not exists (select from application_answer n where n.application_id = a.id and n.criterion_id = k.id
                               and (n.not_applicable or num_nonnulls(n.value, n.met, n.grade) = 1)))
     order by s.name collate name_order nulls first, a.id limit 200`;
}
