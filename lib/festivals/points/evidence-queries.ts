import "server-only";
import type { Actor } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { workflowIssue } from "@/lib/core/words";
import { editObstacles } from "@/lib/core/workflow";
import type { EvidenceHost } from "@/lib/evidence/host";
import { evidenceIssue } from "@/lib/evidence/words";
import { lockInSeason } from "@/lib/festivals/seasons/guard-commands";
import { editingFor } from "./moves";
import { getFestival } from "./queries";

/** Photos and papers of a point: handed in by whoever may change its content, while they may. */
export const pointEvidence: EvidenceHost = {
  kind: "festival",
  permission: "festival.enter",
  page: (id) => `/festivals/${id}`,
  photos: 30,
  papers: 10,
  lock: async (tx, actor, id, part) => {
    const row = await lockInSeason(tx, "festival", id);
    const issues = editObstacles("festival", row, actor);
    // A locked point is corrected in words; what proved it stays as it was.
    if (row.state === "locked") issues.push(workflowIssue("locked"));
    if (part !== "") issues.push(evidenceIssue("not_there"));
    return { unitId: row.unitId, issues };
  },
};

/** Whether this person may hand in and take away files of a point now; for the page, which locks nothing. */
export async function takesPointFiles(tx: Tx, actor: Actor, id: string): Promise<boolean> {
  const record = await getFestival(tx, actor, id, dayOf(new Date()));
  return record !== null && editingFor(record, actor) === "draft";
}
