import "server-only";
import { brokenRule } from "@/lib/core/action";
import { atSignIn, type GateTx } from "@/lib/core/db";
import { SESSION_SECONDS } from "@/lib/core/token";
import type { SignInOutcome } from "@/prisma/generated/enums";
import { decoyHash, verifyPassword } from "./hash";
import { PASSWORD_MAX } from "./password";
import { Busy, signInTurnstile } from "./turnstile";
import { maskedName } from "./unknown-name";
import { cleanUsername } from "./username";

/** Wrong passwords of one account, and failures from one address, within the window. */
export const ACCOUNT_LIMIT = 5;
export const ADDRESS_LIMIT = 30;
export const WINDOW_MS = 15 * 60 * 1000;
const LOCK_MS = 15 * 60 * 1000;

const failures: SignInOutcome[] = ["wrong_password", "unknown_user", "disabled", "locked"];

export type Origin = { address: string; userAgent: string };

/**
 * Checks a user name and a password and begins a session; null is every kind of "no", and the caller says one sentence
 * for all of them. Throws Busy when too many try at once; anything else unexpected throws too: nobody gets in.
 */
export async function authenticate(
  username: string,
  password: string,
  origin: Origin,
  at?: Date,
): Promise<{ userId: string; sessionId: string } | null> {
  return atTheDoor(origin, async () => {
    const name = cleanUsername(username);
    const found = await atSignIn("session.begin", (tx) => lookUp(tx, name, origin, at));
    if (!found) return null;
    // Between the transactions: no connection and no lock is held while the hash is worked out. The same work for a name
    // that nobody has: the answer takes as long.
    const matches = await verifyPassword(
      found.passwordHash ?? decoyHash,
      password.length > PASSWORD_MAX * 2 ? "" : password,
    );
    return atSignIn("session.begin", async (tx) => {
      await inTurn(tx, name, origin.address);
      return decide(tx, name, origin, matches ? found.passwordHash : null, at ?? new Date());
    });
  });
}

/** Passes the turnstile; whoever finds it full, or waits too long for an attempt before them, is told that it is busy. */
export async function atTheDoor<T>(origin: Origin, work: () => Promise<T>): Promise<T> {
  try {
    return await signInTurnstile().pass(origin.address, work);
  } catch (error) {
    // 55P03: lock_timeout.
    if (brokenRule(error, "55P03")) throw new Busy("an attempt before this one takes too long");
    throw error;
  }
}

/** The hash to check against; null when the address is closed, so that a closed one costs next to nothing. */
async function lookUp(
  tx: GateTx,
  name: string,
  origin: Origin,
  at = new Date(),
): Promise<{ passwordHash: string | null } | null> {
  const account = await findAccount(tx, name);
  if (await isClosed(tx, origin.address, at)) {
    await record(tx, name, account, origin, "throttled", at);
    return null;
  }
  return { passwordHash: account?.credential?.passwordHash ?? null };
}

/**
 * What becomes of an attempt, one at a time for each account and each address. Everything is asked again: whoever was
 * checked while others failed finds the lock that they caused, so of many at once no more than five learn anything.
 * `matched` is the hash that the password fits, which may have been replaced in between.
 */
async function decide(
  tx: GateTx,
  name: string,
  origin: Origin,
  matched: string | null,
  now: Date,
): Promise<{ userId: string; sessionId: string } | null> {
  const account = await findAccount(tx, name);
  const is = (outcome: SignInOutcome) => record(tx, name, account, origin, outcome, now);
  if (await isClosed(tx, origin.address, now)) return is("throttled");
  if (!account?.credential) return is("unknown_user");
  if (account.credential.lockedUntil && account.credential.lockedUntil > now) return is("locked");
  if (matched !== account.credential.passwordHash) {
    await is("wrong_password");
    await lockIfTooMany(tx, { userId: account.id, ...account.credential }, now);
    return null;
  }
  if (account.disabledAt) return is("disabled");

  await is("success");
  // The trail names who began the session.
  await tx.$queryRaw`select set_config('app.user_id', ${account.id}, true)`;
  const session = await tx.userSession.create({
    data: {
      userId: account.id,
      unitId: account.unitId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + SESSION_SECONDS * 1000),
      ...origin,
    },
    select: { id: true },
  });
  return { userId: account.id, sessionId: session.id };
}

function findAccount(tx: GateTx, username: string) {
  return tx.appUser.findUnique({
    where: { username },
    select: {
      id: true,
      unitId: true,
      disabledAt: true,
      credential: { select: { passwordHash: true, lockedUntil: true, changedAt: true } },
    },
  });
}

async function isClosed(tx: GateTx, address: string, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - WINDOW_MS);
  return (
    (await tx.signIn.count({ where: { address, at: { gt: since }, outcome: { in: failures } } })) >=
    ADDRESS_LIMIT
  );
}

/** Puts an attempt on record; answers null, as every attempt but a good one is answered. */
async function record(
  tx: GateTx,
  name: string,
  account: { id: string; unitId: string } | null,
  origin: Origin,
  outcome: SignInOutcome,
  at: Date,
): Promise<null> {
  await tx.signIn.create({
    // In the field of the name somebody may have typed a password.
    data: {
      at,
      username: account ? name : maskedName(name),
      userId: account?.id,
      unitId: account?.unitId,
      outcome,
      ...origin,
    },
    select: { id: true },
  });
  return null;
}

/**
 * One attempt at a time for each account and each address, until the transaction ends. Always the name first: whoever
 * holds an address waits for nobody, so attempts cannot block one another for good. What happens meanwhile takes
 * milliseconds: whoever has waited for two seconds gives up, and with that the connection.
 */
export async function inTurn(tx: GateTx, username: string, address: string): Promise<void> {
  await tx.$executeRaw`select set_config('lock_timeout', '2s', true)`;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`sign-in name ${username}`}, 0))`;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`sign-in address ${address}`}, 0))`;
}

type Lockable = { userId: string; lockedUntil: Date | null; changedAt: Date };

/**
 * Locks an account after the fifth wrong password in the window. What came before a lock ended, an administrator
 * unlocked, the password was changed or the person signed in does not count.
 */
export async function lockIfTooMany(tx: GateTx, account: Lockable, now: Date): Promise<boolean> {
  const since = Math.max(
    now.getTime() - WINDOW_MS,
    account.lockedUntil?.getTime() ?? 0,
    account.changedAt.getTime(),
  );
  const { userId } = account;
  const good = await tx.signIn.findFirst({
    where: { userId, at: { gte: new Date(since), lte: now }, outcome: "success" },
    orderBy: { at: "desc" },
    select: { at: true },
  });
  const wrong = await tx.signIn.count({
    where: { userId, at: good ? { gt: good.at } : { gte: new Date(since) }, outcome: "wrong_password" },
  });
  if (wrong < ACCOUNT_LIMIT) return false;
  await tx.credential.updateMany({
    where: { userId: account.userId },
    data: { lockedUntil: new Date(now.getTime() + LOCK_MS) },
  });
  return true;
}
