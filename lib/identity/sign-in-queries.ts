import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { pageRange, type RowRange } from "@/lib/core/paging";
import { Prisma } from "@/prisma/generated/client";
import type { SignInOutcome, UnitKind } from "@/prisma/generated/enums";
import { circleUnits } from "./queries";
import type { SignInFilter } from "./schema";
import { maskedName } from "./unknown-name";
import { cleanUsername } from "./username";

export const SIGN_INS_PAGE = 50;

export type SignInRow = {
  id: string;
  at: Date;
  username: string;
  fullName: string | null;
  /** The person's page, where the administrator may open it. */
  personId: string | null;
  unit: { kind: UnitKind; name: string } | null;
  outcome: SignInOutcome;
  address: string;
  userAgent: string;
};

/**
 * The log of sign-ins in scope, newest first, and how many they are. Names that nobody has are shown to the ministry only, and
 * masked.
 */
export function signInRows(
  actor: Actor,
  filter: SignInFilter,
  range: RowRange,
): { rows: Prisma.Sql; count: Prisma.Sql } {
  const where = [Prisma.sql`true`];
  const name = cleanUsername(filter.q);
  if (name) {
    const part = `%${name.replace(/[\\%_]/g, "\\$&")}%`;
    where.push(Prisma.sql`(
      (s.user_id is not null and s.username like ${part}) or s.username = ${maskedName(name)} or s.address like ${part})`);
  }
  if (filter.outcome) where.push(Prisma.sql`s.outcome = ${filter.outcome}::sign_in_outcome`);
  // Days of Vietnam: the log is kept in instants.
  if (filter.from)
    where.push(Prisma.sql`s.at >= (${filter.from}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'`);
  if (filter.to)
    where.push(Prisma.sql`s.at < (${filter.to}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'`);
  const matching = Prisma.join(where, " and ");
  const rows = Prisma.sql`
    select s.id, s.at, case when s.user_id is null then left(s.username, 1) || '***' else s.username end as username, a.full_name as "fullName", s.outcome, s.address, s.user_agent as "userAgent",
           case when a.unit_id = any(array(${circleUnits(actor)})) then a.id end as "personId",
           case when u.id is not null then jsonb_build_object('kind', u.kind, 'name', u.name) end as unit
      from sign_in s
      left join app_user a on a.id = s.user_id
      left join unit u on u.id = s.unit_id
     where ${matching}
     order by s.at desc, s.id desc
     limit ${range.limit}::bigint offset ${range.offset}`;
  return { rows, count: Prisma.sql`select count(*)::int as total from sign_in s where ${matching}` };
}

/** One page of the log. */
export async function listSignIns(
  tx: Tx,
  actor: Actor,
  filter: SignInFilter,
): Promise<{ rows: SignInRow[]; total: number }> {
  const list = signInRows(actor, filter, pageRange(filter.page, SIGN_INS_PAGE));
  const counted = await tx.$queryRaw<{ total: number }[]>(list.count);
  const rows = await tx.$queryRaw<SignInRow[]>(list.rows);
  return { rows, total: counted[0]?.total ?? 0 };
}
