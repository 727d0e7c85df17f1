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

/** What a piece of long work does, and what it says of itself while it waits, works and fails. */
export type Job = {
  work: (scoped: Scoped) => Promise<void>;
  /** Every few seconds, also while it waits for others: a page tells by it that the work was not broken off. */
  alive?: (scoped: Scoped) => Promise<void>;
  failed: (scoped: Scoped, errorId: string) => Promise<void>;
};

const everySeconds = 20;

/**
 * The door for work that outlasts its request: one piece after another, each transaction in the scope of the person who
 * asked for it. What it has come to stands in a record that a page shows.
 */
export function runJob(actor: Actor, permission: Permission, { work, alive, failed }: Job): Promise<void> {
  const jobs = queue();
  const scoped: Scoped = (inside, timeout) => inScope(actor, { action: permission, timeout }, inside);
  const about = { permission, user: actor.userId, unit: actor.unit.code };
  const clock = setInterval(() => {
    alive?.(scoped).catch((error) => logUnexpected(error, about));
  }, everySeconds * 1_000);
  jobs.waiting += 1;
  const run = async () => {
    try {
      await work(scoped);
    } catch (error) {
      const errorId = logUnexpected(error, about);
      await failed(scoped, errorId).catch((second) => logUnexpected(second, about));
    } finally {
      clearInterval(clock);
      jobs.waiting -= 1;
    }
  };
  jobs.last = jobs.last.then(run);
  return jobs.last;
}
