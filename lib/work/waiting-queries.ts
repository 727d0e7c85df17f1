import "server-only";
import { cache } from "react";
import { dayOf } from "@/lib/core/dates";
import { read } from "@/lib/core/read";
import { visitor } from "@/lib/core/session";
import type { WorkCount } from "@/lib/core/work";
import { countMyWork, queueOf } from "./queries";

/**
 * What waits for whoever asks for a page, counted once a request: the frame and the first page both tell it. Who never has anything
 * to do costs nothing.
 */
export const countWaiting = cache(async (): Promise<WorkCount> => {
  const who = await visitor();
  if (who.kind !== "actor" || !queueOf(who.actor, dayOf(new Date()))) return { all: 0, late: 0 };
  return read("home.view", (tx, actor) => countMyWork(tx, actor));
});
