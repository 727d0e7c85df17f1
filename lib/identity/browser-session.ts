import "server-only";
import { atGate } from "@/lib/core/db";
import { requestOrigin } from "@/lib/core/session";
import { readToken } from "@/lib/core/token";
import { endOwnSession } from "./account-commands";
import { authenticate } from "./sign-in";

/** Signs the browser of this request in; the session that its cookie named before must not live on without it. */
export async function signInBrowser(
  username: string,
  password: string,
): Promise<Awaited<ReturnType<typeof authenticate>>> {
  const earlier = await readToken();
  const signedIn = await authenticate(username, password, await requestOrigin());
  if (signedIn && earlier) await endBrowserSession(earlier);
  return signedIn;
}

/** Ends the session of a cookie that is given up; the trail names its person. */
export async function endBrowserSession(token: { sessionId: string; userId: string }): Promise<void> {
  const person = { ...token, fullName: "", mustChange: false };
  await atGate("session.end", async (tx) => {
    await tx.$queryRaw`select set_config('app.user_id', ${token.userId}, true)`;
    await endOwnSession(tx, person, token.sessionId, new Date());
  });
}
