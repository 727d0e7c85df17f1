import "server-only";
import { atGate, type GateTx } from "@/lib/core/db";
import { SESSION_SECONDS } from "@/lib/core/token";
import type { SignInOutcome } from "@/prisma/generated/enums";
import { decoyHash, verifyPassword } from "./hash";
import { PASSWORD_MAX } from "./password";
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
 * for all of them. Attempts on one account and from one address wait for one another, so that none slips past the
 * count. Anything unexpected throws: nobody gets in.
 */
export async function authenticate(
  username: string,
  password: string,
  origin: Origin,
  now = new Date(),
): Promise<{ userId: string; sessionId: string } | null> {
  return atGate("session.begin", async (tx) => {
    const name = cleanUsername(username);
    await inTurn(tx, name, origin.address);
    const since = new Date(now.getTime() - WINDOW_MS);
    const record = async (outcome: SignInOutcome, account?: { id: string; unitId: string }) => {
      await tx.signIn.create({
        data: { at: now, username: name, userId: account?.id, unitId: account?.unitId, outcome, ...origin },
        select: { id: true },
      });
    };

    const fromHere = await tx.signIn.count({
      where: { address: origin.address, at: { gt: since }, outcome: { in: failures } },
    });
    if (fromHere >= ADDRESS_LIMIT) {
      await record("throttled");
      return null;
    }

    const account = await tx.appUser.findUnique({
      where: { username: name },
      select: {
        id: true,
        unitId: true,
        disabledAt: true,
        credential: { select: { passwordHash: true, lockedUntil: true, changedAt: true } },
      },
    });
    // The same work for a name that nobody has: the answer takes as long.
    const matches = await verifyPassword(
      account?.credential?.passwordHash ?? decoyHash,
      password.length > PASSWORD_MAX * 2 ? "" : password,
    );
    if (!account?.credential) {
      await record("unknown_user");
      return null;
    }
    if (account.credential.lockedUntil && account.credential.lockedUntil > now) {
      await record("locked", account);
      return null;
    }
    if (!matches) {
      await record("wrong_password", account);
      await lockIfTooMany(tx, { userId: account.id, ...account.credential }, now);
      return null;
    }
    if (account.disabledAt) {
      await record("disabled", account);
      return null;
    }

    await record("success", account);
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
  });
}

/**
 * One attempt at a time for each account and each address, until the transaction ends. Always the name first: whoever
 * holds an address waits for nobody, so attempts cannot block one another for good.
 */
export async function inTurn(tx: GateTx, username: string, address: string): Promise<void> {
  await tx.$executeRaw`select set_config('lock_timeout', '10s', true)`;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`sign-in name ${username}`}, 0))`;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`sign-in address ${address}`}, 0))`;
}

type Lockable = { userId: string; lockedUntil: Date | null; changedAt: Date };

/**
 * Locks an account after the fifth wrong password in the window. What came before a lock ended, an administrator
 * unlocked or the password was changed does not count.
 */
export async function lockIfTooMany(tx: GateTx, account: Lockable, now: Date): Promise<boolean> {
  const since = Math.max(
    now.getTime() - WINDOW_MS,
    account.lockedUntil?.getTime() ?? 0,
    account.changedAt.getTime(),
  );
  const wrong = await tx.signIn.count({
    where: { userId: account.userId, at: { gte: new Date(since) }, outcome: "wrong_password" },
  });
  if (wrong < ACCOUNT_LIMIT) return false;
  await tx.credential.updateMany({
    where: { userId: account.userId },
    data: { lockedUntil: new Date(now.getTime() + LOCK_MS) },
  });
  return true;
}
