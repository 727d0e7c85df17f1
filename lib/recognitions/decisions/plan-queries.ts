import "server-only";
import type { Tx } from "@/lib/core/db";
import { Prisma } from "@/prisma/generated/client";
import type { WeakRow } from "./view";

const { sql } = Prisma;

/** What was classed lowest by its own set, with the plan to strengthen it where there is one. */
const weak = sql`
  select a.id, coalesce(s.name, u.name) as name, a.subject_kind as kind, u.id as "unitId", u.kind as "unitKind", u.name as "unitName",
         m.short_name as scheme, a.year, one.label as class, coalesce(p.version, 0) as version, p.causes, p.measures, p.due_on::text as "dueOn", p.result, p.done_on::text as "doneOn",
         p.entered_by_name as "enteredByName"
    from application a join unit u on u.id = a.unit_id join scheme m on m.id = a.scheme_id and m.outcome = 'class'
    join criteria_set c on c.id = a.set_id left join subject s on s.id = a.subject_id
    join lateral (select k ->> 'code' as code, k ->> 'label' as label from jsonb_array_elements(c.classes) with ordinality x (k, at) order by at desc limit 1) one
      on one.code = a.outcome_class
    left join strengthening_plan p on p.application_id = a.id
   where a.state = 'recognised'`;

/** The weak areas in scope of a year, those without a plan in front. */
export async function listWeak(tx: Tx, year: number | null): Promise<WeakRow[]> {
  return tx.$queryRaw<WeakRow[]>`
    select * from (${weak}) w where ${year}::int is null or w.year = ${year}
     order by w."dueOn" nulls first, w."unitName", w.name, w.id limit 1000`;
}

/** The same of one application; null where it was not classed lowest, or is not there. */
export async function getWeak(tx: Tx, applicationId: string): Promise<WeakRow | null> {
  const [row] = await tx.$queryRaw<WeakRow[]>`select * from (${weak}) w where w.id = ${applicationId}::uuid`;
  return row ?? null;
}
