import "server-only";
import type { Tx } from "@/lib/core/db";
import {
  type ChosenRecord,
  countedDetail,
  type OwnRecord,
  type RecordFilter,
  recordsPerPage,
} from "./own-records";

/** A page of what the unit of an application may bring to a criterion, the latest first, and how many there are. */
export async function listOwnRecords(
  tx: Tx,
  of: { application: string; criterion: string },
  { q, kind, page }: RecordFilter,
): Promise<{ rows: OwnRecord[]; total: number }> {
  const rows = await tx.$queryRaw<(OwnRecord & { total: number })[]>`
    select r.kind::text as kind, r.id, r.name, r.detail, r.day::text as day, r.address,
           exists (select from answer_evidence e join application_answer n on n.id = e.answer_id
                    where n.application_id = ${of.application}::uuid and n.criterion_id = ${of.criterion}::uuid
                      and e.record_kind = r.kind and e.record_id = r.id) as chosen,
           count(*) over ()::int as total
      from own_records(${of.application}::uuid) r
     where (${kind}::text is null or r.kind::text = ${kind})
       and (select bool_and(position(word in r.search) > 0) from unnest(string_to_array(fold(${q}), ' ')) as word) is not false
     order by r.kind, r.day desc, r.name collate name_order, r.id
     limit ${recordsPerPage}::bigint offset ${(page - 1) * recordsPerPage}`;
  return {
    rows: rows.map(({ total: _, ...row }) => ({ ...row, detail: countedDetail(row) })),
    total: rows[0]?.total ?? 0,
  };
}

/** Those records of an application's unit that are named, as "<kind>:<id>". */
export async function findOwnRecords(
  tx: Tx,
  application: string,
  values: readonly string[],
): Promise<OwnRecord[]> {
  return tx.$queryRaw<OwnRecord[]>`
    select r.kind::text as kind, r.id, r.name, r.detail, r.day::text as day, r.address, false as chosen
      from own_records(${application}::uuid) r where r.kind || ':' || r.id = any(${[...values]}::text[])
     order by r.kind, r.day desc, r.name collate name_order, r.id`;
}

/** The records that stand at the answers of an application, by the answer; whether each opens, row security says. */
export async function readChosen(tx: Tx, application: string): Promise<Map<string, ChosenRecord[]>> {
  const rows = await tx.$queryRaw<(ChosenRecord & { answerId: string })[]>`
    select answer_id as "answerId", id, record_kind::text as kind, title, address, evidence_opens(record_kind, address) as opens
      from answer_evidence where application_id = ${application}::uuid and record_id is not null
     order by record_kind, position, id`;
  const found = new Map<string, ChosenRecord[]>();
  for (const { answerId, ...row } of rows) found.set(answerId, [...(found.get(answerId) ?? []), row]);
  return found;
}
