import "server-only";
import { type Actor, isNational } from "@/lib/core/actor";
import type { Day } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import type { SchemeRef } from "@/lib/recognitions/schemes/scheme";
import { listSchemes } from "@/lib/recognitions/schemes/scheme-queries";
import { unitSubjects } from "@/lib/recognitions/schemes/subjects";
import { type TargetRow, withoutCountry } from "./distance";

/** As of when targets are told: the map of a day, and the last year that is counted. */
export type TargetTime = { day: Day; year: number };

/**
 * The targets of a scheme in scope, the country's first, with the distance to each. What is recognised is counted as the scheme
 * says: within a year, or what stands at its end.
 */
export async function listTargets(
  tx: Tx,
  scheme: Pick<SchemeRef, "id" | "subjects">,
  { day, year }: TargetTime,
): Promise<TargetRow[]> {
  const kinds = scheme.subjects.map(({ kind }) => kind).filter((kind) => unitSubjects.includes(kind));
  return tx.$queryRaw<TargetRow[]>`
    with target as (
      select t.*, u.code, u.kind, u.name, u.level, least(t.year, ${year}::int) as stand
        from recognition_target t join unit u on u.id = t.unit_id where t.scheme_id = ${scheme.id}::uuid
    ),
    asked as (select distinct stand from target),
    -- What a commune was at the end of the year: many a xã is a phường today.
    member as (
      select a.stand, p.province_id, u.id
        from asked a
        join unit u on u.level = 'commune' and u.valid_from <= make_date(a.stand, 12, 31) and coalesce(u.valid_to, 'infinity') > make_date(a.stand, 12, 31)
        join unit_place p on p.origin_id = u.id and p.first_day <= ${day}::date and p.end_day > ${day}::date
        left join unit_former_name n on n.unit_id = u.id and n.valid_from <= make_date(a.stand, 12, 31) and n.valid_to > make_date(a.stand, 12, 31)
       where coalesce(n.kind, u.kind)::text = any(${kinds}::text[])
    ),
    won as (select distinct a.stand, r.unit_id from asked a cross join lateral units_recognised(${scheme.id}::uuid, a.stand) r (unit_id)),
    stand as (
      select m.stand, m.province_id, count(*)::int as units, count(w.unit_id)::int as recognised,
             (count(*) filter (where exists (select from application a where a.unit_id = m.id and a.subject_id is null
                 and a.scheme_id = ${scheme.id}::uuid and a.year = m.stand and a.state <> 'withdrawn')))::int as registered
        from member m left join won w on w.stand = m.stand and w.unit_id = m.id
       group by 1, 2
    )
    select t.id, t.version, t.unit_id as "unitId", t.code as "unitCode", t.level as "unitLevel", t.kind as "unitKind", t.name as "unitName",
           t.year, t.percent, t.paper, t.stand, coalesce(sum(s.units), 0)::int as units, coalesce(sum(s.registered), 0)::int as registered,
           coalesce(sum(s.recognised), 0)::int as recognised
      from target t left join stand s on s.stand = t.stand and (t.level = 'nation' or s.province_id = t.unit_id)
     group by t.id, t.version, t.unit_id, t.code, t.level, t.kind, t.name, t.year, t.percent, t.paper, t.stand
     order by t.level = 'nation' desc, t.code, t.year`;
}

/** The schemes that units themselves take part in, the one that is asked for, and its targets. */
export async function getTargets(tx: Tx, actor: Actor, asked: string | undefined, time: TargetTime) {
  const schemes = (await listSchemes(tx)).filter(({ subjects }) =>
    subjects.some(({ kind }) => unitSubjects.includes(kind)),
  );
  const scheme =
    schemes.find(({ code }) => code === asked) ??
    schemes.find(({ code }) => code === "model_ward_police") ??
    schemes[0];
  if (!scheme) return { schemes, scheme, rows: [], country: [] };
  const all = await listTargets(tx, scheme, time);
  return { schemes, scheme, ...(isNational(actor) ? { rows: all, country: [] } : withoutCountry(all)) };
}
