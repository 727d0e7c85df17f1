import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { Actor } from "@/lib/core/actor";
import { sessionCookieName } from "@/lib/core/token";
import { hashPassword } from "@/lib/identity/hash";
import type { Role, UnitKind, UnitLevel } from "@/prisma/generated/enums";

/** Anything that runs SQL as the owner of the tables. */
type Owner = Pick<pg.Pool, "query">;

export type TestUnit = {
  id: string;
  code: string;
  level: UnitLevel;
  kind: UnitKind;
  name: string;
  parentId: string | null;
};

/** Which unit a person acts for: code, level and, for units that are no more, a day of their life. */
export type At = { code: string; level: UnitLevel; day?: string } | TestUnit;

/** The password of every person of the tests. */
export const testPassword = "lúa chín đầu bờ 7";
let testHash: Promise<string> | undefined;

const today = "2026-11-21";

/** A unit by code and level, as it is on a day. */
export async function findUnit(owner: Owner, code: string, level: UnitLevel, day = today): Promise<TestUnit> {
  const { rows } = await owner.query<TestUnit>(
    `select id, code, level, kind, name, parent_id as "parentId" from unit
      where code = $1 and level = $2::unit_level and valid_from <= $3::date and coalesce(valid_to, 'infinity') > $3::date`,
    [code, level, day],
  );
  const unit = rows[0];
  if (!unit) throw new Error(`no ${level} ${code} on ${day}`);
  return unit;
}

/** The communes of a province on a day, by code; for tests that need any commune and not a certain one. */
export async function communesOf(
  owner: Owner,
  province: TestUnit,
  count: number,
  day = today,
): Promise<TestUnit[]> {
  const { rows } = await owner.query<TestUnit>(
    `select c.id, c.code, c.level, c.kind, c.name, c.parent_id as "parentId" from unit c left join unit p on p.id = c.parent_id
      where c.level = 'commune' and (c.parent_id = $1 or p.parent_id = $1)
        and c.valid_from <= $3::date and coalesce(c.valid_to, 'infinity') > $3::date
      order by c.code, c.id limit $2`,
    [province.id, count, day],
  );
  return rows;
}

export type TestPerson = { userId: string; username: string; unitId: string };

type PersonOptions = {
  username?: string;
  fullName?: string;
  mustChange?: boolean;
  /** Without it testPassword. */
  password?: string;
};

let serial = 0;

/** An account with a password and no role yet, kept by a unit. */
export async function createPerson(
  owner: Owner,
  unit: TestUnit,
  options: PersonOptions = {},
): Promise<TestPerson> {
  serial += 1;
  const username = options.username ?? `thu.nghiem${serial}`;
  const { rows } = await owner.query<{ id: string }>(
    "insert into app_user (unit_id, username, full_name, job_title) values ($1, $2, $3, 'Cán bộ thử') returning id",
    [unit.id, username, options.fullName ?? `Nguyễn Văn Thử ${serial}`],
  );
  const userId = rows[0]?.id ?? "";
  testHash ??= hashPassword(testPassword);
  const kept = options.password === undefined ? await testHash : await hashPassword(options.password);
  await owner.query(
    `insert into credential (user_id, password_hash, must_change, changed_at)
     values ($1, $2, $3, now() - interval '1 day')`,
    [userId, kept, options.mustChange ?? false],
  );
  return { userId, username, unitId: unit.id };
}

/** Gives a person a role at a unit. */
export async function assignTo(
  owner: Owner,
  userId: string,
  role: Role,
  unit: TestUnit,
  term: { from?: string; to?: string | null } = {},
): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into role_assignment (user_id, unit_id, role, valid_from, valid_to) values ($1, $2, $3::role, $4, $5) returning id`,
    [userId, unit.id, role, term.from ?? "2020-01-01", term.to ?? null],
  );
  return rows[0]?.id ?? "";
}

/** A new person with one role at one unit, as the doors would hand them to a command. */
export async function createActor(
  owner: Owner,
  role: Role,
  at: At,
  options: PersonOptions = {},
): Promise<Actor> {
  const unit = "id" in at ? at : await findUnit(owner, at.code, at.level, at.day);
  const person = await createPerson(owner, unit, options);
  await assignTo(owner, person.userId, role, unit);
  return actorFor(owner, person.userId, role, unit);
}

/** The same person in another role or at another unit. */
export async function actorFor(owner: Owner, userId: string, role: Role, unit: TestUnit): Promise<Actor> {
  const { rows } = await owner.query<{ fullName: string }>(
    `select full_name as "fullName" from app_user where id = $1`,
    [userId],
  );
  const reach = await owner.query<{ id: string }>(
    `select r.unit_id as id from unit_reach r join unit u on u.id = r.unit_id
      where r.holder_id = $1 and r.whole and r.via in ('self', 'absorbed') and u.level = $2::unit_level`,
    [unit.id, unit.level],
  );
  const { id, code, level, kind, name } = unit;
  return {
    userId,
    sessionId: randomUUID(),
    fullName: rows[0]?.fullName ?? "",
    role,
    unit: { id, code, level, kind, name },
    actsFor: reach.rows.map((row) => row.id),
  };
}

/** A living session of a person. */
export async function createSession(
  owner: Owner,
  userId: string,
  times: { createdAt?: Date; lastSeenAt?: Date; assignmentId?: string } = {},
): Promise<string> {
  const createdAt = times.createdAt ?? new Date();
  const { rows } = await owner.query<{ id: string }>(
    `insert into user_session (user_id, unit_id, assignment_id, created_at, last_seen_at, expires_at, address, user_agent)
     select id, unit_id, $2, $3, $4, $5, '192.0.2.1', 'test' from app_user where id = $1 returning id`,
    [
      userId,
      times.assignmentId ?? null,
      createdAt,
      times.lastSeenAt ?? createdAt,
      new Date(createdAt.getTime() + 12 * 60 * 60 * 1000),
    ],
  );
  return rows[0]?.id ?? "";
}

/** A cookie header of a signed-in browser, for tests that speak HTTP. NEXTAUTH_SECRET must be the server's. */
export async function cookieFor(owner: Owner, userId: string, assignmentId?: string): Promise<string> {
  const { encode } = await import("next-auth/jwt");
  const sessionId = await createSession(owner, userId, { assignmentId });
  const secret = process.env.NEXTAUTH_SECRET;
  if (!secret) throw new Error("NEXTAUTH_SECRET is not set");
  const token = await encode({ token: { sub: userId, sid: sessionId }, secret, maxAge: 12 * 60 * 60 });
  return `${sessionCookieName()}=${token}`;
}
