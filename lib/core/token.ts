import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { env, overTls } from "./env";

/** A session lives for one working day; every request within it is checked against its row. */
export const SESSION_SECONDS = 12 * 60 * 60;

/** The cookie outlives the session by days: it then still tells whose typed text is to be kept. */
const TOKEN_SECONDS = 7 * 24 * 60 * 60;

/** A session that nobody used for this long is over: a desk was left. */
export const SESSION_IDLE_SECONDS = 2 * 60 * 60;

/** The cookie that next-auth keeps its token in. */
export function sessionCookieName(): string {
  return overTls() ? "__Secure-next-auth.session-token" : "next-auth.session-token";
}

type Token = { sessionId: string; userId: string };

/** The ids of session and user in the cookie, whether or not the session still lives. */
export async function readToken(): Promise<Token | null> {
  const value = (await cookies()).get(sessionCookieName())?.value;
  return value ? openToken(value, Date.now()) : null;
}

const mostOpened = 5_000;
const opened = new Map<string, Token & { until: number }>();

/**
 * What a cookie's value says at an instant. A value that was opened once is remembered until it runs out: the key is derived anew
 * each time, which takes longer than the look at the session's row that follows on every request, and alone says whether it lives.
 */
export async function openToken(value: string, now: number): Promise<Token | null> {
  const known = opened.get(value);
  if (known) return now < known.until ? { sessionId: known.sessionId, userId: known.userId } : null;
  const token = await decode({ token: value, secret: env().NEXTAUTH_SECRET }).catch(() => null);
  if (typeof token?.sid !== "string" || typeof token.sub !== "string") return null;
  const ids = { sessionId: token.sid, userId: token.sub };
  if (typeof token.exp !== "number") return ids;
  if (opened.size >= mostOpened) opened.clear();
  opened.set(value, { ...ids, until: token.exp * 1000 });
  return ids;
}

/** Puts a session into the cookie; only from a server action or a route. */
export async function writeToken(sessionId: string, userId: string): Promise<void> {
  const value = await encode({
    token: { sub: userId, sid: sessionId },
    secret: env().NEXTAUTH_SECRET,
    maxAge: TOKEN_SECONDS,
  });
  (await cookies()).set(sessionCookieName(), value, {
    httpOnly: true,
    sameSite: "lax",
    secure: overTls(),
    path: "/",
    maxAge: TOKEN_SECONDS,
  });
}

/** Forgets the cookie. */
export async function clearToken(): Promise<void> {
  (await cookies()).delete(sessionCookieName());
}
