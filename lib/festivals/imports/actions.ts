"use server";

import { after } from "next/server";
import { action } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { type Job, runJob } from "@/lib/core/job";
import { answerImport, beginCommit, dropImport, refreshImport, writeImport } from "./commit-commands";
import { recheckImport } from "./read-commands";
import { answerInput, commitInput, moveImportInput } from "./schema";
import { failImport, sayAlive } from "./stage-commands";

/** The work begins when the claim is written and the browser has its answer; the page of the import shows its way. */
function later(actor: Actor, id: string, job: Pick<Job, "work" | "failed">): void {
  after(() =>
    runJob(actor, {
      ...{ line: "import", permission: "festival.enter" },
      ...job,
      alive: (scoped) => scoped((tx) => sayAlive(tx, id)),
    }),
  );
}

function recheckLater(actor: Actor, id: string): void {
  later(actor, id, {
    work: (scoped) => recheckImport(scoped, actor, id),
    failed: (scoped, errorId) => scoped((tx) => failImport(tx, id, "failed", errorId)),
  });
}

// What fails gives the preview back by itself.
function writeLater(actor: Actor, id: string): void {
  later(actor, id, { work: (scoped) => writeImport(scoped, actor, id), failed: async () => {} });
}

const rechecked =
  (done: string) =>
  ({ id }: { id: string }, _: unknown, actor: Actor): string => {
    recheckLater(actor, id);
    return `/festivals/import/${id}?done=${done}`;
  };

export const answerImportAction = action("festival.enter", answerInput, answerImport, rechecked("answer"));
export const refreshImportAction = action(
  "festival.enter",
  moveImportInput,
  refreshImport,
  rechecked("refresh"),
);

export const commitImportAction = action("festival.enter", commitInput, beginCommit, ({ id }, _, actor) => {
  writeLater(actor, id);
  return `/festivals/import/${id}`;
});

export const dropImportAction = action(
  "festival.enter",
  moveImportInput,
  dropImport,
  () => "/festivals/import?dropped=1",
);
