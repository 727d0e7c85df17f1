import "server-only";
import { may } from "@/lib/core/actor";
import type { WorkRow, WorkSource } from "@/lib/core/work";
import { Prisma } from "@/prisma/generated/client";
import { changeWork } from "./words";

const { sql } = Prisma;

/** What V05 has to do with the tree: requests to answer, and drafts whose day has come. */
export const unitChangeWork: WorkSource = {
  name: "unit-change",
  words: {
    decide_change: (row: WorkRow) => ({
      title: changeWork.decide(row.name),
      href: `/units/changes/${row.recordId}`,
      mark: changeWork.asked,
    }),
    apply_change: (row: WorkRow) => ({
      title: changeWork.apply(row.name),
      href: `/units/changes/${row.recordId}`,
      mark: changeWork.draft,
    }),
  },
  parts: (actor, today) =>
    may(actor, "units.change")
      ? [
          sql`
    select 'c' || c.id, case when c.state = 'requested' then 'decide_change' else 'apply_change' end, c.kind::text, c.unit_id,
           null::record_state, case when c.state = 'draft' then c.effective_on end, c.id, null::int, 1
      from unit_change c
     where c.state = 'requested' or (c.state = 'draft' and c.effective_on <= ${today}::date)`,
        ]
      : [],
};
