import "server-only";
import type { Tx } from "@/lib/core/db";
import { listSchemes } from "@/lib/recognitions/schemes/scheme-queries";
import { unitSubjects } from "@/lib/recognitions/schemes/subjects";
import type { SubjectKind } from "@/prisma/generated/enums";
import type { TargetRow } from "./distance";

/** The targets of a scheme in scope, by province and year, with the distance to each. */
export async function listTargets(
  tx: Tx,
  scheme: { id: string; kinds: readonly SubjectKind[] },
  year: number,
): Promise<TargetRow[]> {
  return tx.$queryRaw<TargetRow[]>`
    with target as (select * from recognition_target where scheme_id = ${scheme.id}::uuid),
    member as (
      select t.unit_id as province_id, u.id
        from (select distinct unit_id from target) t
        join unit_reach r on r.holder_id = t.unit_id and r.whole
        join unit u on u.id = r.unit_id and u.level = 'commune' and u.valid_to is null
         and u.kind::text = any(${[...scheme.kinds]}::text[])
       group by 1, 2
    ),
    stand as (
      select m.province_id, count(distinct m.id)::int as units,
             count(distinct a.unit_id) filter (where a.year = ${year} and a.state <> 'withdrawn')::int as registered,
             count(distinct a.unit_id) filter (where a.state = 'recognised')::int as recognised
        from member m
        left join application a on a.unit_id = m.id and a.subject_id is null and a.scheme_id = ${scheme.id}::uuid
       group by 1
    )
    select t.id, t.version, t.unit_id as "unitId", u.code as "unitCode", u.kind as "unitKind", u.name as "unitName", t.year,
           t.percent, t.paper, coalesce(s.units, 0) as units, coalesce(s.registered, 0) as registered,
           coalesce(s.recognised, 0) as recognised
      from target t join unit u on u.id = t.unit_id left join stand s on s.province_id = t.unit_id
     order by u.code, t.year`;
}

/** The schemes that units themselves take part in, the one that is asked for, and its targets. */
export async function getTargets(tx: Tx, asked: string | undefined, year: number) {
  const schemes = (await listSchemes(tx)).filter(({ subjects }) =>
    subjects.some(({ kind }) => unitSubjects.includes(kind)),
  );
  const scheme =
    schemes.find(({ code }) => code === asked) ??
    schemes.find(({ code }) => code === "model_ward_police") ??
    schemes[0];
  const kinds = (scheme?.subjects ?? [])
    .map(({ kind }) => kind)
    .filter((kind) => unitSubjects.includes(kind));
  return { schemes, scheme, rows: scheme ? await listTargets(tx, { id: scheme.id, kinds }, year) : [] };
}
