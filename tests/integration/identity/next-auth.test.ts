import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closeDatabase } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { sessionCookieName } from "@/lib/core/token";
import { authOptions } from "@/lib/identity/auth-options";
import { createPerson, createSession, findUnit, testPassword } from "@/tests/support/actors";
import { type TestDatabase, testDatabase } from "@/tests/support/database";

/** The cookies that the request brings. */
const jar = new Map<string, string>();
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: (name: string) => jar.has(name) && { value: jar.get(name) } }),
}));

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

type Authorize = (credentials: Record<string, string>) => Promise<{ id: string; sid: string } | null>;
const authorize: Authorize = (credentials) =>
  (authOptions().providers[0] as unknown as { options: { authorize: Authorize } }).options.authorize(
    credentials,
  );

const ended = async (sessionId: string) => {
  const { rows } = await database.owner.query<{ ended: boolean }>(
    "select ended_at is not null as ended from user_session where id = $1",
    [sessionId],
  );
  return rows[0]?.ended;
};
const actorsOf = async (sessionId: string) => {
  const { rows } = await database.owner.query<{ action: string; actor_id: string | null }>(
    "select action, actor_id from audit_entry where table_name = 'user_session' and row_id = $1 order by at, id",
    [sessionId],
  );
  return rows.map((row) => [row.action, row.actor_id]);
};

test("signing in ends the earlier session of the browser, signing out its own; the trail names the person", async () => {
  const person = await createPerson(database.owner, await findUnit(database.owner, "42", "province"));
  const earlier = await createSession(database.owner, person.userId);
  jar.set(
    sessionCookieName(),
    await encode({ token: { sub: person.userId, sid: earlier }, secret: env().NEXTAUTH_SECRET }),
  );

  expect(await authorize({ username: person.username, password: "sai rồi nhé" })).toBeNull();
  expect(await ended(earlier)).toBe(false);

  const signedIn = await authorize({ username: person.username, password: testPassword });
  expect(await ended(earlier)).toBe(true);
  const sid = signedIn?.sid ?? "";
  expect(await ended(sid)).toBe(false);
  expect(await actorsOf(sid)).toEqual([["session.begin", person.userId]]);

  await authOptions().events?.signOut?.({ token: { sub: person.userId, sid }, session: {} as never });
  expect(await ended(sid)).toBe(true);
  expect((await actorsOf(sid)).at(-1)).toEqual(["session.end", person.userId]);
});
