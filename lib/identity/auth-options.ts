import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { atGate } from "@/lib/core/db";
import { env, overTls } from "@/lib/core/env";
import { findVisitor, type Visitor } from "@/lib/core/session";
import { SESSION_SECONDS, sessionCookieName } from "@/lib/core/token";
import { endBrowserSession, signInBrowser } from "./browser-session";
import { Busy } from "./turnstile";

/** The person who is signed in, also while they look with somebody else's eyes. */
function nameOf(living: Exclude<Visitor, { kind: "nobody" }>): string {
  return living.kind === "actor"
    ? (living.actor.viewing?.viewerName ?? living.actor.fullName)
    : living.fullName;
}

/** next-auth over the same door as the sign-in page: its token names a session row, and the row decides. */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    useSecureCookies: overTls(),
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: overTls() },
      },
    },
    providers: [
      CredentialsProvider({
        id: "credentials",
        name: "credentials",
        credentials: { username: { type: "text" }, password: { type: "password" } },
        async authorize(credentials) {
          const { username, password } = credentials ?? {};
          if (typeof username !== "string" || typeof password !== "string") return null;
          const signedIn = await signInBrowser(username, password).catch((error) => {
            if (error instanceof Busy) return null;
            throw error;
          });
          return signedIn && { id: signedIn.userId, sid: signedIn.sessionId };
        },
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        if (!user) return token;
        return { sub: user.id, sid: "sid" in user ? user.sid : undefined };
      },
      async session({ session, token }) {
        const living =
          typeof token.sid === "string" &&
          typeof token.sub === "string" &&
          (await atGate("session.read", (tx) =>
            findVisitor(tx, String(token.sid), String(token.sub), new Date()),
          ));
        // The token of a session that was ended says nothing about anybody.
        if (!living || living.kind === "nobody") return { expires: new Date(0).toISOString() };
        return {
          expires: session.expires,
          user: { name: nameOf(living) },
        };
      },
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid !== "string" || typeof token.sub !== "string") return;
        await endBrowserSession({ sessionId: token.sid, userId: token.sub });
      },
    },
  };
}
