import "server-only";
import { totalOf } from "@/lib/core/cursor";
import { fromDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { pageRange, type RowRange } from "@/lib/core/paging";
import { kindWords } from "@/lib/core/words";
import { provinceNameOf, provinceOf } from "@/lib/recognitions/province-queries";
import { Prisma } from "@/prisma/generated/client";
import type { UnitKind } from "@/prisma/generated/enums";
import { rank } from "./ranking";
import type { DecisionFilter, DecisionLine, DecisionListRow, DecisionView, Proposed } from "./view";

const { sql } = Prisma;

/** A decision with its list, in the order of the written rule; null where it is not there or not for this person. */
export async function getDecision(tx: Tx, id: string): Promise<DecisionView | null> {
  const row = await tx.recognitionDecision.findUnique({
    where: { id },
    include: { unit: { select: { id: true, level: true, kind: true, name: true } }, scheme: true },
  });
  if (!row) return null;
  const lines = await tx.$queryRaw<(Omit<DecisionLine, "place"> & { sample: boolean })[]>`
    select a.id, coalesce(a.appraised_total, 0) as total, coalesce(a.appraised_met, 0) as met,
           case when a.survey_collected > 0 then (a.survey_satisfied::bigint * 10000 / a.survey_collected)::int end as satisfied,
           a.sent_at as "sentAt", u.code as "unitCode", coalesce(s.name, u.name) as name, a.subject_kind as kind,
           u.id as "unitId", u.kind as "unitKind", u.name as "unitName",
           ${provinceNameOf(sql`u.id`)} as province,
           c.scoring, c.sample, a.outcome_class as class,
           coalesce((select one ->> 'label' from jsonb_array_elements(c.classes) one where one ->> 'code' = a.outcome_class), a.outcome_class) as "classLabel", r.id as "recognitionId", r.serial
      from decision_item i join application a on a.id = i.application_id join unit u on u.id = a.unit_id
      left join subject s on s.id = a.subject_id join criteria_set c on c.id = a.set_id
      left join recognition r on r.application_id = a.id
     where i.decision_id = ${id}::uuid`;
  const [province] = await tx.$queryRaw<{ kind: UnitKind; name: string }[]>`
    select kind, name from unit where id = ${row.unitId}::uuid and level = 'province'
     union all select kind, name from ${provinceOf(sql`${row.unitId}::uuid`)} above`;
  return {
    ...{ id, version: row.version, state: row.state, unit: row.unit, year: row.year, issuer: row.issuer },
    scheme: {
      ...{ id: row.schemeId, name: row.scheme.name, shortName: row.scheme.shortName },
      ...{ legalBasis: row.scheme.legalBasis, title: row.scheme.certificateTitle },
    },
    provinceName: province ? `${kindWords[province.kind]} ${province.name}` : "",
    ...{ number: row.number, signerName: row.signerName, signerPost: row.signerPost },
    decidedOn: row.decidedOn && fromDate(row.decidedOn),
    validTo: row.validTo && fromDate(row.validTo),
    enteredByName: row.enteredByName,
    sample: lines.some(({ sample }) => sample),
    lines: rank(lines),
  };
}

export const decisionsPerPage = 100;

/** The decisions that a filter finds, drafts in front, then the latest first, and how many they are. */
export function decisionRows(
  { year, scheme }: DecisionFilter,
  { limit, offset }: RowRange,
): { rows: Prisma.Sql; count: Prisma.Sql } {
  const where = sql`(${year}::int is null or d.year = ${year}) and (${scheme} = '' or m.code = ${scheme})`;
  const from = sql`from recognition_decision d join unit u on u.id = d.unit_id join scheme m on m.id = d.scheme_id where ${where}`;
  return {
    rows: sql`
      select d.id, u.kind as "unitKind", u.name as "unitName", m.short_name as scheme, d.year, d.state, d.issuer, d.number,
             d.decided_on::text as "decidedOn", (select count(*)::int from decision_item i where i.decision_id = d.id) as lines
        ${from} order by d.state, d.decided_on desc nulls first, d.id desc
       limit ${limit}::bigint offset ${offset}`,
    count: sql`select count(*)::int as total ${from}`,
  };
}

/** One page of the decisions in scope, and how many there are. */
export async function listDecisions(
  tx: Tx,
  filter: DecisionFilter,
): Promise<{ rows: DecisionListRow[]; total: number }> {
  const list = decisionRows(filter, pageRange(filter.page, decisionsPerPage));
  const rows = await tx.$queryRaw<DecisionListRow[]>(list.rows);
  return { rows, total: await totalOf(tx, list.count) };
}

/** What waits for a decision of the acting unit: proposed, and on no list yet. */
export async function listProposed(tx: Tx, units: readonly string[]): Promise<Proposed[]> {
  return tx.$queryRaw<Proposed[]>`
    select m.id as "schemeId", m.short_name as scheme, a.year, count(*)::int as n
      from application a join scheme m on m.id = a.scheme_id
     where a.state = 'proposed' and (a.holder_unit_id = any(${[...units]}::uuid[]) or a.holder_unit_id = any(array(select districts_left())))
       and not exists (select from decision_item i where i.application_id = a.id)
     group by 1, 2, 3, m.position order by a.year desc, m.position`;
}
