import "server-only";
import { randomBytes } from "node:crypto";
import { brokenRule } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { dayOf, fromDate, toDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { reconcile } from "@/lib/core/reconcile";
import { NotThere, Refusal, refuseIf } from "@/lib/core/refusal";
import { keeps, mayStop, placed, roleFits } from "./assignable";
import { hashPassword } from "./hash";
import { spellPassword } from "./password";
import { circleUnits } from "./queries";
import type {
  AccountInput,
  AssignRoleInput,
  EndAssignmentInput,
  EndSessionInput,
  OpenAccountInput,
  RenamePersonInput,
} from "./schema";
import { personReaders } from "./view";
import { type IdentityCode, identityIssue } from "./words";

const refuse = (code: IdentityCode, path = "") => new Refusal([identityIssue(code, path)]);

type Account = { id: string; unitId: string; disabled: boolean; version: number };

/**
 * Locks an account that the administrator keeps, or may at least stop. One outside of their circle is not there; one to
 * read only refuses.
 */
async function lockAccount(tx: Tx, actor: Actor, id: string, mayAct = keeps): Promise<Account> {
  const rows = await tx.$queryRaw<Account[]>`
    select a.id, a.unit_id as "unitId", a.disabled_at is not null as disabled,
           (a.xmin::text::bigint % 2147483647)::int as version
      from app_user a
     where a.id = ${id}::uuid and a.unit_id = any(array(${circleUnits(actor)}))
       for update of a`;
  const account = rows[0];
  if (!account) throw new NotThere();
  const unit = await tx.unit.findUniqueOrThrow({ where: { id: account.unitId }, select: placed });
  if (!mayAct(actor, unit)) throw refuse("not_kept");
  return account;
}

/** The same for acts that nobody may do to themselves: what gives power or takes it away. */
export async function lockOtherAccount(tx: Tx, actor: Actor, id: string, mayAct = keeps): Promise<Account> {
  const account = await lockAccount(tx, actor, id, mayAct);
  if (account.id === actor.userId) throw refuse("own_account");
  return account;
}

type Term = Omit<AssignRoleInput, "id">;

/** Gives a role at a unit that the administrator keeps. */
async function assign(tx: Tx, actor: Actor, userId: string, term: Term, now: Date): Promise<void> {
  const unit = await tx.unit.findUnique({
    where: { id: term.unitId },
    select: { ...placed, level: true, validTo: true },
  });
  if (!unit || !keeps(actor, unit)) throw refuse("unit_not_kept", "unitId");
  // The police of a closed district still act in a season that was reopened.
  const closed = unit.validTo !== null && unit.validTo <= toDate(dayOf(now)) && unit.level !== "district";
  if (closed) throw refuse("unit_closed", "unitId");
  if (!roleFits(term.role, unit.level)) throw refuse("role_level", "role");
  try {
    await tx.roleAssignment.create({
      data: {
        userId,
        unitId: unit.id,
        role: term.role,
        validFrom: toDate(term.validFrom),
        validTo: term.validTo && toDate(term.validTo),
        decisionNumber: term.decisionNumber || null,
      },
      select: { id: true },
    });
  } catch (error) {
    if (brokenRule(error, "assignment_overlap")) throw refuse("assignment_twice", "role");
    if (brokenRule(error, "assignment_within_keeper")) throw refuse("unit_outside", "unitId");
    throw error;
  }
}

/** Opens a named account with its first role. Nobody can use it before a first password is issued. */
export async function openAccount(
  tx: Tx,
  actor: Actor,
  input: OpenAccountInput,
  now = new Date(),
): Promise<{ id: string }> {
  const unit = await tx.unit.findUnique({
    where: { id: input.unitId },
    select: placed,
  });
  if (!unit || !keeps(actor, unit)) throw refuse("unit_not_kept", "unitId");
  try {
    const account = await tx.appUser.create({
      data: {
        unitId: unit.id,
        username: input.username,
        fullName: input.fullName,
        jobTitle: input.jobTitle,
      },
      select: { id: true },
    });
    await keepPassword(tx, account.id, spellPassword(randomBytes(64)), now);
    await assign(tx, actor, account.id, input, now);
    return account;
  } catch (error) {
    if (brokenRule(error, "username")) throw refuse("username_taken", "username");
    throw error;
  }
}

/** Corrects name and title as they stand on paper. */
export async function renamePerson(
  tx: Tx,
  actor: Actor,
  input: RenamePersonInput,
): Promise<{ merged: boolean }> {
  const account = await lockAccount(tx, actor, input.id);
  const stored = await tx.appUser.findUniqueOrThrow({
    where: { id: input.id },
    select: { fullName: true, jobTitle: true },
  });
  const { id, version, original, choice, ...mine } = input;
  const saved = { table: "app_user", id, version: account.version };
  const form = await reconcile(tx, actor, saved, personReaders, { version, original, choice }, mine, stored);
  await tx.appUser.update({ where: { id }, data: form.content, select: { id: true } });
  return { merged: form.merged };
}

/** Gives a person of the circle a further role. */
export async function assignRole(
  tx: Tx,
  actor: Actor,
  input: AssignRoleInput,
  now = new Date(),
): Promise<void> {
  const account = await lockOtherAccount(tx, actor, input.id);
  await assign(tx, actor, account.id, input, now);
}

/** Ends a role from a day on; without a day now. It counts from the next request of the person. */
export async function endAssignment(
  tx: Tx,
  actor: Actor,
  input: EndAssignmentInput,
  now = new Date(),
): Promise<void> {
  await lockOtherAccount(tx, actor, input.id);
  const row = await tx.roleAssignment.findFirst({
    where: { id: input.assignmentId, userId: input.id },
    select: { validFrom: true, validTo: true, unit: { select: placed } },
  });
  if (!row) throw new NotThere();
  if (!keeps(actor, row.unit)) throw refuse("not_kept");
  const today = dayOf(now);
  if (row.validTo !== null && fromDate(row.validTo) <= today) throw refuse("term_ended");
  if (input.endsOn !== null && input.endsOn < today) throw refuse("term_past", "endsOn");
  const first = fromDate(row.validFrom);
  const ends = input.endsOn ?? today;
  // Taken back before it began: an empty term.
  const neverBegan = ends < first;
  await tx.roleAssignment.update({
    where: { id: input.assignmentId },
    data: { validTo: toDate(neverBegan ? first : ends) },
    select: { id: true },
  });
}

/** Takes an account out of use, with all its sessions. */
export async function disableAccount(
  tx: Tx,
  actor: Actor,
  input: AccountInput,
  now = new Date(),
): Promise<void> {
  const account = await lockOtherAccount(tx, actor, input.id, mayStop);
  if (account.disabled) throw refuse("already");
  await tx.appUser.update({ where: { id: account.id }, data: { disabledAt: now }, select: { id: true } });
  await endSessions(tx, actor, account.id, now);
}

/** Takes a disabled account into use again; its password stays what it was. */
export async function enableAccount(tx: Tx, actor: Actor, input: AccountInput): Promise<void> {
  const account = await lockOtherAccount(tx, actor, input.id);
  if (!account.disabled) throw refuse("already");
  await tx.appUser.update({ where: { id: account.id }, data: { disabledAt: null }, select: { id: true } });
}

/**
 * Gives the person a random password that they must change at once, and ends their sessions. The answer is the only
 * place where it can ever be read.
 */
export async function issueFirstPassword(
  tx: Tx,
  actor: Actor,
  input: AccountInput,
  now = new Date(),
): Promise<{ password: string }> {
  const account = await lockOtherAccount(tx, actor, input.id);
  const password = spellPassword(randomBytes(64));
  await keepPassword(tx, account.id, password, now);
  await endSessions(tx, actor, account.id, now);
  return { password };
}

/** Ends a lock before its time; the failures before it no longer count. */
export async function unlockAccount(
  tx: Tx,
  actor: Actor,
  input: AccountInput,
  now = new Date(),
): Promise<void> {
  const account = await lockAccount(tx, actor, input.id);
  const changed = await tx.$executeRaw`
    update credential set locked_until = ${now} where user_id = ${account.id}::uuid and locked_until > ${now}`;
  refuseIf(changed === 1 ? [] : [identityIssue("already")]);
}

/** Ends one session of a person. */
export async function endSession(
  tx: Tx,
  actor: Actor,
  input: EndSessionInput,
  now = new Date(),
): Promise<void> {
  const account = await lockAccount(tx, actor, input.id, mayStop);
  await tx.userSession.updateMany({
    where: { id: input.sessionId, userId: account.id, endedAt: null },
    data: { endedAt: now, endedById: actor.userId },
  });
}

/** Ends every session of a person. */
export async function endAllSessions(
  tx: Tx,
  actor: Actor,
  input: AccountInput,
  now = new Date(),
): Promise<void> {
  const account = await lockAccount(tx, actor, input.id, mayStop);
  await endSessions(tx, actor, account.id, now);
}

async function endSessions(tx: Tx, actor: Actor, userId: string, now: Date): Promise<void> {
  await tx.userSession.updateMany({
    where: { userId, endedAt: null },
    data: { endedAt: now, endedById: actor.userId },
  });
}

/** The application may write a hash and never read one, so an "upsert", which reads, is not open to it. */
async function keepPassword(tx: Tx, userId: string, password: string, now: Date): Promise<void> {
  const kept = await hashPassword(password);
  const changed = await tx.$executeRaw`
    update credential set password_hash = ${kept}, must_change = true, locked_until = null, changed_at = ${now}
     where user_id = ${userId}::uuid`;
  if (changed === 1) return;
  await tx.$executeRaw`
    insert into credential (user_id, password_hash, must_change, changed_at)
    values (${userId}::uuid, ${kept}, true, ${now})`;
}
