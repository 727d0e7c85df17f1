import "server-only";
import type { Tx } from "@/lib/core/db";
import { Prisma } from "@/prisma/generated/client";
import type { NamedUnit } from "./overview";
import type { FailingCriterion, FailingPlace } from "./year-page";
import { sumsBelow, type YearPlan } from "./year-queries";

const { sql } = Prisma;
type Plan = Omit<YearPlan, "measures" | "by">;

const unmet = ["recognition.unmet", "recognition.sent"];

/** The criteria of a scheme at which most applications of a unit got no point, from the most stopping one on. */
export async function listFailing(
  tx: Tx,
  plan: Plan,
  scheme: string,
  limit: number,
): Promise<FailingCriterion[]> {
  return tx.$queryRaw<FailingCriterion[]>`
    with s as materialized (
      select measure, cell, final, provisional from (${sumsBelow({ ...plan, by: "unit", measures: unmet })}) s
       where year = ${plan.year} and split_part(cell, '/', 1) = ${scheme}
    ), made as (
      select split_part(cell, '/', 4)::uuid as id, sum(final + provisional)::int as unmet,
             coalesce(sum(final) filter (where split_part(cell, '/', 3) = 'not_met'), 0)::int as refused,
             array_agg(distinct split_part(cell, '/', 2)) as kinds
        from s where measure = 'recognition.unmet' group by 1
    )
    select c.id, ${scheme} as scheme, coalesce(w.code || '.', '') || c.code as code, c.text, e.edition, e.sample, made.unmet, made.refused,
           (select coalesce(sum(s.final), 0)::int from s where s.measure = 'recognition.sent'
               and split_part(s.cell, '/', 2) = any(e.subject_kinds::text[])) as judged
      from made join criterion c on c.id = made.id join criteria_set e on e.id = c.set_id
      left join criterion w on w.id = c.parent_id
     where made.unmet > 0
     order by made.unmet desc, made.refused desc, c.code collate "C", c.id limit ${limit}`;
}

/** Where a criterion stops whom: the units below, from the one with most on. */
export async function whereFailing(
  tx: Tx,
  plan: Plan,
  by: "province" | "place",
  criterionId: string,
): Promise<FailingPlace[]> {
  const rows = await tx.$queryRaw<(NamedUnit & Omit<FailingPlace, "unit">)[]>`
    select k.id, k.code, k.level, coalesce(n.kind, k.kind) as kind, coalesce(n.name, k.name) as name,
           sum(s.final + s.provisional)::int as unmet,
           coalesce(sum(s.final) filter (where split_part(s.cell, '/', 3) = 'not_met'), 0)::int as refused
      from (${sumsBelow({ ...plan, by, measures: ["recognition.unmet"] })}) s
      join unit k on k.id = s.key
      left join unit_former_name n on n.unit_id = k.id and n.valid_from <= ${plan.day}::date and n.valid_to > ${plan.day}::date
     where s.year = ${plan.year} and split_part(s.cell, '/', 4) = ${criterionId}
     group by 1, 2, 3, 4, 5 having ${sql`sum(s.final + s.provisional) > 0`}
     order by unmet desc, k.code collate "C", k.id limit 50`;
  return rows.map(({ unmet: count, refused, ...unit }) => ({ unit, unmet: count, refused }));
}
