import "server-only";
import { type Actor, isNational } from "@/lib/core/actor";
import { dayOf, fromDate, toDate } from "@/lib/core/dates";
import type { GateGlance, Tx } from "@/lib/core/db";
import { id as isId } from "@/lib/core/fields";
import { pageRange, type RowRange } from "@/lib/core/paging";
import { searchPatterns } from "@/lib/core/text";
import { SESSION_IDLE_SECONDS } from "@/lib/core/token";
import { Prisma } from "@/prisma/generated/client";
import type { Role, UnitKind, UnitLevel } from "@/prisma/generated/enums";
import { keeps, mayStop, placed } from "./assignable";
import type { PeopleFilter } from "./schema";
import type { PersonView } from "./view";
import type { AccountState } from "./words";

export const PEOPLE_PAGE = 50;

/**
 * The units whose people an administrator sees: the ministry all; a province its own, those that it absorbed, and all
 * that stands or stood below them. Which of these people they may act upon is said by keeps() and mayStop().
 */
export function circleUnits(actor: Actor): Prisma.Sql {
  if (isNational(actor)) return Prisma.sql`select id from unit`;
  return Prisma.sql`
    select u.id from unit u left join unit p on p.id = u.parent_id
     where array[u.id, u.parent_id, p.parent_id] && array(${absorbedUnits(actor)})`;
}

function absorbedUnits(actor: Actor): Prisma.Sql {
  return Prisma.sql`
    select r.unit_id from unit_reach r join unit a on a.id = r.unit_id
     where r.holder_id = ${actor.unit.id}::uuid and r.via in ('self', 'absorbed')
       and a.level = ${actor.unit.level}::unit_level`;
}

export type PersonRow = {
  id: string;
  username: string;
  fullName: string;
  jobTitle: string;
  unit: { kind: UnitKind; name: string };
  roles: Role[];
  state: AccountState;
  lastSignIn: Date | null;
};

const accountState = Prisma.sql`
  case when a.disabled_at is not null then 'disabled'
       when c.locked_until > now() then 'locked'
       when coalesce(c.must_change, true) then 'first_password'
       else 'active' end`;

/** The people of the administrator's circle that a filter finds, by tên, and how many they are. */
export function peopleRows(
  actor: Actor,
  filter: PeopleFilter,
  now: Date,
  range: RowRange,
): { rows: Prisma.Sql; count: Prisma.Sql } {
  const today = dayOf(now);
  const where = [Prisma.sql`a.unit_id = any(array(${circleUnits(actor)}))`];
  for (const pattern of searchPatterns(filter.q)) where.push(Prisma.sql`a.search_key like ${pattern}`);
  if (filter.unit) where.push(Prisma.sql`a.unit_id = ${filter.unit}::uuid`);
  if (filter.state) where.push(Prisma.sql`${accountState} = ${filter.state}`);
  if (filter.role) {
    where.push(Prisma.sql`exists (
      select from role_assignment r where r.user_id = a.id and r.role = ${filter.role}::role
         and r.valid_from <= ${today}::date and coalesce(r.valid_to, 'infinity') > ${today}::date)`);
  }
  const from = Prisma.sql`
    from app_user a join unit u on u.id = a.unit_id left join credential c on c.user_id = a.id
   where ${Prisma.join(where, " and ")}`;
  const rows = Prisma.sql`
    select a.id, a.username, a.full_name as "fullName", a.job_title as "jobTitle",
           jsonb_build_object('kind', u.kind, 'name', u.name) as unit,
           ${accountState} as state,
           array(select distinct r.role::text from role_assignment r
                  where r.user_id = a.id and r.valid_from <= ${today}::date
                    and coalesce(r.valid_to, 'infinity') > ${today}::date order by 1) as roles,
           (select max(s.at) from sign_in s where s.user_id = a.id and s.outcome = 'success') as "lastSignIn"
    ${from}
     order by regexp_replace(trim(a.full_name), '^.*\\s', '') collate "vi-VN-x-icu",
              a.full_name collate "vi-VN-x-icu", a.id
     limit ${range.limit}::bigint offset ${range.offset}`;
  return { rows, count: Prisma.sql`select count(*)::int as total ${from}` };
}

/** One page of the people in the administrator's circle. */
export async function listPeople(
  tx: Tx,
  actor: Actor,
  filter: PeopleFilter,
  now: Date,
): Promise<{ rows: PersonRow[]; total: number }> {
  const list = peopleRows(actor, filter, now, pageRange(filter.page, PEOPLE_PAGE));
  const counted = await tx.$queryRaw<{ total: number }[]>(list.count);
  const rows = await tx.$queryRaw<PersonRow[]>(list.rows);
  return { rows, total: counted[0]?.total ?? 0 };
}

export type KeptUnit = {
  id: string;
  code: string;
  level: UnitLevel;
  kind: UnitKind;
  name: string;
  open: boolean;
};

/** The administrator's unit and the ones directly below; closed ones only where their police may still be needed. */
export async function listKeptUnits(tx: Tx, actor: Actor, now: Date): Promise<KeptUnit[]> {
  const today = dayOf(now);
  return tx.$queryRaw<KeptUnit[]>`
    select id, code, level, kind, name, coalesce(valid_to, 'infinity') > ${today}::date as open from unit
     where (id = ${actor.unit.id}::uuid or parent_id = ${actor.unit.id}::uuid)
       and (coalesce(valid_to, 'infinity') > ${today}::date or level = 'district')
     order by level, open desc, code, id`;
}

/** One person of the circle with roles, sessions and sign-ins; null for everybody else. */
export async function getPerson(tx: Tx, actor: Actor, id: string, now: Date): Promise<PersonView | null> {
  const today = toDate(dayOf(now));
  if (!isId.safeParse(id).success) return null;
  const found = await tx.$queryRaw<{ version: number }[]>`
    select (xmin::text::bigint % 2147483647)::int as version from app_user
     where id = ${id}::uuid and unit_id = any(array(${circleUnits(actor)}))`;
  const version = found[0]?.version;
  if (version === undefined) return null;
  const unit = {
    select: { code: true, level: true, kind: true, name: true, ...placed },
  } as const;
  const person = await tx.appUser.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      username: true,
      fullName: true,
      jobTitle: true,
      disabledAt: true,
      createdAt: true,
      unit,
      credential: { select: { mustChange: true, lockedUntil: true, changedAt: true } },
      assignments: {
        orderBy: [{ validFrom: "desc" }, { id: "desc" }],
        select: { id: true, role: true, unit, validFrom: true, validTo: true, decisionNumber: true },
      },
      sessions: {
        where: {
          endedAt: null,
          expiresAt: { gt: now },
          lastSeenAt: { gt: new Date(now.getTime() - SESSION_IDLE_SECONDS * 1000) },
        },
        orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
        take: 50,
        select: { id: true, createdAt: true, lastSeenAt: true, address: true, userAgent: true },
      },
    },
  });
  const signIns = await tx.signIn.findMany({
    where: { userId: id },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 20,
    select: { id: true, at: true, outcome: true, address: true, userAgent: true },
  });
  const { credential, disabledAt, ...rest } = person;
  const locked = credential?.lockedUntil && credential.lockedUntil > now ? credential.lockedUntil : null;
  const state: AccountState = disabledAt
    ? "disabled"
    : locked
      ? "locked"
      : credential?.mustChange === false
        ? "active"
        : "first_password";
  return {
    ...rest,
    version,
    state,
    lockedUntil: locked,
    passwordSince: credential?.changedAt ?? null,
    kept: keeps(actor, person.unit),
    stoppable: mayStop(actor, person.unit),
    own: person.id === actor.userId,
    signIns,
    assignments: person.assignments.map((row) => ({
      ...row,
      validFrom: fromDate(row.validFrom),
      validTo: row.validTo && fromDate(row.validTo),
      kept: keeps(actor, row.unit),
      ended: row.validTo !== null && row.validTo <= today,
      current: row.validFrom <= today && (row.validTo === null || row.validTo > today),
    })),
  };
}

/** True while the portal holds made-up seasons: every page then says so. */
export async function holdsDemoData(tx: GateGlance): Promise<boolean> {
  const rows = await tx.$queryRaw<{ demo: boolean }[]>`select exists (select from season where demo) as demo`;
  return rows[0]?.demo ?? false;
}
