import { encode } from "next-auth/jwt";
import { expect, test, vi } from "vitest";
import { env } from "@/lib/core/env";
import { openToken } from "@/lib/core/token";

vi.stubEnv("APP_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none");
vi.stubEnv("NEXTAUTH_SECRET", "only-for-this-test-0");

const now = Date.now();
const minutes = (count: number) => now + count * 60_000;
const made = (token: Record<string, unknown>, secret = env().NEXTAUTH_SECRET) =>
  encode({ token, secret, maxAge: 600 });

test("a cookie says the same each time, until it runs out, also where it is remembered", async () => {
  const value = await made({ sub: "person", sid: "session" });
  const ids = { sessionId: "session", userId: "person" };
  expect(await openToken(value, now)).toEqual(ids);
  expect(await openToken(value, minutes(9))).toEqual(ids);
  expect(await openToken(value, minutes(11))).toBeNull();
});

test("one cookie is never taken for another", async () => {
  const [one, two] = [await made({ sub: "one", sid: "a" }), await made({ sub: "two", sid: "b" })];
  for (const _ of [1, 2]) {
    expect(await openToken(one, now)).toEqual({ sessionId: "a", userId: "one" });
    expect(await openToken(two, now)).toEqual({ sessionId: "b", userId: "two" });
  }
});

test("what was not made with our secret, was changed or lacks an id opens nothing, the second time as the first", async () => {
  const value = await made({ sub: "person", sid: "session" });
  expect(await openToken(value, now)).not.toBeNull();
  const tag = value.lastIndexOf(".") + 1;
  const others = [
    await made({ sub: "person", sid: "session" }, "another-secret-of-somebody-else"),
    `${value.slice(0, tag)}${value[tag] === "A" ? "B" : "A"}${value.slice(tag + 1)}`,
    await made({ sub: "person" }),
    "",
  ];
  for (const other of [...others, ...others]) expect(await openToken(other, now)).toBeNull();
});
