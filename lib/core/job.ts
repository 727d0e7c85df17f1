import "server-only";
import { type Actor, atKeyboard } from "./actor";
import { inScope, type Tx } from "./db";
import { logUnexpected } from "./log";
import type { Permission } from "./permissions";

/** Transactions in the scope of whoever asked for the work. */
export type Scoped = <T>(work: (tx: Tx) => Promise<T>, timeout?: number) => Promise<T>;

/** What is taken in and what is taken out stand in lines of their own: a long export keeps nobody's import waiting. */
export type Line = "import" | "export";

type Queue = { last: Promise<void>; waiting: number };

const kept = globalThis as { portalJobs?: Record<Line, Queue> };

function queue(line: Line): Queue {
  const empty = () => ({ last: Promise.resolve(), waiting: 0 });
  kept.portalJobs ??= { import: empty(), export: empty() };
  return kept.portalJobs[line];
}

/** How many pieces of long work wait or run in a line of this process. */
export function jobsUnderWay(line: Line): number {
  return queue(line).waiting;
}

/** Waits until nothing is left in a line; for tests. */
export async function jobsDone(line: Line): Promise<void> {
  while (jobsUnderWay(line) > 0) await queue(line).last;
}

/** What a piece of long work is for, what it does, and what it says of itself while it waits, works and fails. */
export type Job = {
  line: Line;
  permission: Permission;
  work: (scoped: Scoped) => Promise<void>;
  /** Every few seconds, also while it waits for others: a page tells by it that the work was not broken off. */
  alive?: (scoped: Scoped) => Promise<void>;
  failed: (scoped: Scoped, errorId: string) => Promise<void>;
};

const everySeconds = 20;

/**
 * The door for work that outlasts its request: one piece after another in its line, each transaction in the scope of the
 * person who asked for it. What it has come to stands in a record that a page shows.
 */
export function runJob(actor: Actor, { line, permission, work, alive, failed }: Job): Promise<void> {
  const jobs = queue(line);
  const scoped: Scoped = (inside, timeout) => inScope(actor, { action: permission, timeout }, inside);
  const about = { permission, user: atKeyboard(actor), unit: actor.unit.code };
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
