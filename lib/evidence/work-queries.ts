import "server-only";
import { may } from "@/lib/core/actor";
import type { WorkSource } from "@/lib/core/work";
import { Prisma } from "@/prisma/generated/client";
import { evidenceWorkWords } from "./work";

/** Files that lie hidden until this administrator decides: one line for all of them. */
export const evidenceWork: WorkSource = {
  name: "evidence",
  words: evidenceWorkWords,
  parts: (actor) =>
    may(actor, "evidence.decide")
      ? [
          Prisma.sql`
            select 'decide', 'decide', '', ${actor.unit.id}::uuid, null::record_state, null::date, null::uuid, null::int, count(*)::int
              from evidence_report r join evidence_file f on f.id = r.evidence_id
             where r.decision is null and f.added_by_id <> ${actor.userId}::uuid
            having count(*) > 0`,
        ]
      : [],
};
