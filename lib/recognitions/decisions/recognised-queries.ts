import "server-only";
import { totalOf } from "@/lib/core/cursor";
import type { Day } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { pageRange, type RowRange } from "@/lib/core/paging";
import { provinceNameOf, provinceOf } from "@/lib/recognitions/province-queries";
import { Prisma } from "@/prisma/generated/client";
import type { UnitKind } from "@/prisma/generated/enums";
import type { RecheckLine, RecognisedFilter, RecognitionRow, RecognitionView, SuccessionLine } from "./view";

const { sql } = Prisma;

const standing = (today: Day) => sql`case
  when r.state <> 'valid' then r.state::text
  when r.valid_to <= ${today}::date then 'expired'
  when u.valid_to <= ${today}::date and not exists (select from recognition_succession m where m.recognition_id = r.id) then 'pending'
  else 'valid' end`;

const from = sql`from recognition r join application a on a.id = r.application_id join unit u on u.id = r.unit_id
  left join subject s on s.id = a.subject_id join scheme m on m.id = r.scheme_id join recognition_decision d on d.id = r.decision_id
  join unit o on o.id = d.unit_id join criteria_set c on c.id = a.set_id`;

const columns = (
  today: Day,
) => sql`r.id, r.application_id as "applicationId", r.decision_id as "decisionId", u.id as "unitId", u.code as "unitCode",
  u.kind as "unitKind", u.name as "unitName",
  ${provinceNameOf(sql`u.id`)} as province, (select above.kind from ${provinceOf(sql`u.id`)} above) as "provinceKind",
  coalesce(s.name, u.name) as name, a.subject_kind as kind, m.short_name as scheme, m.certificate_title as "schemeTitle", r.year,
  coalesce((select one ->> 'label' from jsonb_array_elements(c.classes) one where one ->> 'code' = r.class), r.class) as class,
  r.class <> '' and r.class = c.classes -> -1 ->> 'code' as weak, r.serial, r.code, d.number, d.decided_on::text as "decidedOn", d.issuer, d.signer_name as "signerName", d.signer_post as "signerPost",
  d.unit_id as "deciderId", o.level as "deciderLevel", o.name as "deciderName", c.sample, r.state, r.valid_to::text as "validTo", ${standing(today)} as standing,
  r.ended_on::text as "endedOn", r.end_reason as "endReason", r.end_number as "endNumber", r.ended_by_name as "endedByName", r.version`;

export const recognisedPerPage = 100;

/** What a filter finds of all that was recognised, the latest first, and how many they are. */
export function recognisedRows(
  filter: RecognisedFilter,
  today: Day,
  { limit, offset }: RowRange,
): { rows: Prisma.Sql; count: Prisma.Sql } {
  const where = sql`(${filter.year}::int is null or r.year = ${filter.year}) and (${filter.scheme} = '' or m.code = ${filter.scheme})
    and (${filter.standing}::text is null or ${standing(today)} = ${filter.standing})`;
  return {
    rows: sql`
      select ${columns(today)} ${from} where ${where}
       order by r.year desc, m.position, u.code, s.name collate name_order nulls first, r.id
       limit ${limit}::bigint offset ${offset}`,
    count: sql`select count(*)::int as total ${from} where ${where}`,
  };
}

/** One page of what was recognised, and how many there are. */
export async function listRecognised(
  tx: Tx,
  filter: RecognisedFilter,
  today: Day,
): Promise<{ rows: RecognitionRow[]; total: number }> {
  const list = recognisedRows(filter, today, pageRange(filter.page, recognisedPerPage));
  const rows = await tx.$queryRaw<RecognitionRow[]>(list.rows);
  return { rows, total: await totalOf(tx, list.count) };
}

/** A recognition with what became of it; null where it is not there or not for this person. */
export async function getRecognition(tx: Tx, id: string, today: Day): Promise<RecognitionView | null> {
  const [row] = await tx.$queryRaw<
    (RecognitionRow & { mine: boolean })[]
  >`select ${columns(today)}, stands_for(d.unit_id) as mine ${from} where r.id = ${id}::uuid`;
  if (!row) return null;
  const rechecks = await tx.$queryRaw<RecheckLine[]>`
    select year, kept, cause, paper_number as "paperNumber", checked_on::text as "checkedOn", entered_by_name as "enteredByName"
      from recheck where recognition_id = ${id}::uuid order by year`;
  const [succession] = await tx.$queryRaw<SuccessionLine[]>`
    select m.carried, u.name as successor, m.reason, m.paper_number as "paperNumber", m.decided_on::text as "decidedOn",
           m.entered_by_name as "enteredByName"
      from recognition_succession m left join unit u on u.id = m.successor_unit_id where m.recognition_id = ${id}::uuid`;
  const successors = await tx.$queryRaw<{ id: string; kind: UnitKind; name: string }[]>`
    select t.id, t.kind, t.name from unit_succession x join unit t on t.id = x.to_id
     where x.from_id = ${row.unitId}::uuid and exists (select from unit u where u.id = ${row.unitId}::uuid and u.valid_to <= ${today}::date)
     order by t.code`;
  return { ...row, rechecks, succession: succession ?? null, successors };
}

/** What the certificates are made of: one, or all of a decision in the order of their serials. */
export async function certificatesOf(
  tx: Tx,
  of: { id: string } | { decisionId: string },
  today: Day,
): Promise<RecognitionRow[]> {
  const which = "id" in of ? sql`r.id = ${of.id}::uuid` : sql`r.decision_id = ${of.decisionId}::uuid`;
  return tx.$queryRaw<
    RecognitionRow[]
  >`select ${columns(today)} ${from} where ${which} order by r.serial_number`;
}
