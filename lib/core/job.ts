import "server-only";
import type { Actor } from "./actor";
import { inScope, type Tx } from "./db";
import { logUnexpected } from "./log";
import type { Permission } from "./permissions";

/** Transactions in the scope of whoever asked for the work. */
export type Scoped = <T>(work: (tx: Tx) => Promise<T>, timeout?: number) => Promise<T>;

const kept = globalThis as { portalJobs?: { last: Promise<void>; waiting: number } };

function queue() {
  kept.portalJobs ??= { last: Promise.resolve(), waiting: 0 };
  return kept.portalJobs;
}

/** How many pieces of long work wait or run in this process. */
export function jobsUnderWay(): number {
  return queue().waiting;
}

/**
 * The door for work that outlasts its request: one piece after another, each transaction in the scope of the person who
 * asked for it. What it has come to stands in a record that a page shows; `failed` writes there what went wrong.
 */
export function runJob(
  actor: Actor,
  permission: Permission,
  work: (scoped: Scoped) => Promise<void>,
  failed: (scoped: Scoped, errorId: string) => Promise<void>,
): Promise<void> {
  const jobs = queue();
  const scoped: Scoped = (inside, timeout) => inScope(actor, { action: permission, timeout }, inside);
  const about = { permission, user: actor.userId, unit: actor.unit.code };
  jobs.waiting += 1;
  const run = async () => {
    try {
      await work(scoped);
    } catch (error) {
      const errorId = logUnexpected(error, about);
      await failed(scoped, errorId).catch((second) => logUnexpected(second, about));
    } finally {
      jobs.waiting -= 1;
    }
  };
  jobs.last = jobs.last.then(run);
  return jobs.last;
}
