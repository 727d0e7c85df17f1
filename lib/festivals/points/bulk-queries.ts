import "server-only";
import type { Actor } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import type { Issue } from "@/lib/core/refusal";
import { policeOf } from "@/lib/core/words";
import { obstacles, type WorkflowRow } from "@/lib/core/workflow";
import { commandIssue } from "@/lib/festivals/words";
import { Prisma } from "@/prisma/generated/client";
import type { UnitKind } from "@/prisma/generated/enums";
import { readFilter } from "./filter";
import { listWaiting } from "./list-queries";
import type { BulkResult, BulkRow } from "./record";
import type { AcceptManyInput } from "./schema";

export type Candidate = WorkflowRow & {
  seasonId: string;
  sentAt: Date | null;
  name: string;
  unitCode: string;
  unitName: string;
  unitKind: UnitKind;
};

/** Rows as the workflow must know them, in one statement; locked in the order of their ids, so that two acts cannot wait for one another. */
export async function listCandidates(tx: Tx, ids: string[], lock: boolean): Promise<Candidate[]> {
  // Each unit and season is asked once, and its report held before any of the records.
  const ask = lock ? Prisma.sql`report_signed_for_write` : Prisma.sql`report_signed`;
  const reports = await tx.$queryRaw<{ unitId: string; seasonId: string; signed: boolean }[]>`
    select unit_id as "unitId", season_id as "seasonId", ${ask}(unit_id, season_id) as signed
      from (select distinct unit_id, season_id from festival where id = any(${ids}::uuid[])) r
     order by unit_id, season_id`;
  const signed = new Set(
    reports.filter((report) => report.signed).map((report) => `${report.unitId} ${report.seasonId}`),
  );
  const rows = await tx.$queryRaw<Omit<Candidate, "reportSigned">[]>`
    select r.id, r.unit_id as "unitId", u.level as "unitLevel", r.state, r.holder_unit_id as "holderUnitId",
           h.level as "holderLevel", coalesce(h.valid_to <= today_in_vietnam(), false) as "holderClosed",
           r.received, r.entered_by_id as "enteredById", r.editor_ids as "editorIds",
           r.created_by_unit_id as "createdByUnitId", r.sent_by_id as "sentById", r.version,
           season_state_for(r.unit_id, s.id, 'result') as "seasonState", s.id as "seasonId", r.sent_at as "sentAt", r.name, u.code as "unitCode", u.name as "unitName", u.kind as "unitKind"
      from festival r join unit u on u.id = r.unit_id join season s on s.id = r.season_id
      left join unit h on h.id = r.holder_unit_id
     where r.id = any(${ids}::uuid[])
     order by r.id ${lock ? Prisma.sql`for update of r` : Prisma.empty}`;
  return rows.map((row) => ({ ...row, reportSigned: signed.has(`${row.unitId} ${row.seasonId}`) }));
}

export function judge(
  rows: Candidate[],
  ids: string[],
  actor: Actor,
  until: Date,
): { free: Candidate[]; refused: BulkResult["refused"] } {
  const free: Candidate[] = [];
  const refused: BulkResult["refused"] = [];
  for (const row of rows) {
    const [issue = sentSince(row, until)] = obstacles("accept", "festival", row, actor);
    if (issue) refused.push({ ...bulkRow(row), why: issue.message });
    else free.push(row);
  }
  const gone = new Set(ids).size - rows.length;
  if (gone > 0) {
    refused.push({
      id: null,
      name: `${gone} điểm`,
      unit: "",
      why: "Không có trong phạm vi được xử lý của bạn, hoặc đã bị xóa.",
    });
  }
  return { free, refused };
}

/** A point as the result of an act on many names it. */
export function bulkRow({ id, name, unitKind, unitName }: Candidate): BulkRow {
  return { id, name, unit: policeOf({ kind: unitKind, name: unitName }) };
}

/** What was sent after the page was shown has figures that nobody here has read. */
function sentSince({ sentAt }: Candidate, until: Date): Issue | undefined {
  return sentAt !== null && sentAt > until ? commandIssue("sent_since", {}) : undefined;
}

export async function listChosen(tx: Tx, input: AcceptManyInput): Promise<string[]> {
  if (input.all !== "yes") return input.ids;
  const filter = readFilter(Object.fromEntries(new URLSearchParams(input.query)));
  return listWaiting(tx, filter, new Date(input.until), dayOf(new Date()));
}

/** What accepting these points would do, before anything is done. */
export async function previewAccept(tx: Tx, actor: Actor, input: AcceptManyInput): Promise<BulkResult> {
  const ids = await listChosen(tx, input);
  const { free, refused } = judge(await listCandidates(tx, ids, false), ids, actor, new Date(input.until));
  return { accepted: free.length, refused };
}

/** What an earlier act on many came to, and when it was; null when it is not this person's. */
export async function getBulkResult(tx: Tx, id: string): Promise<(BulkResult & { at: Date }) | null> {
  const rows = await tx.$queryRaw<{ result: BulkResult; at: Date }[]>`
    select result, created_at as at from submission where id = ${id}::uuid and action = 'review.accept.result'`;
  const [row] = rows;
  return row ? { ...row.result, at: row.at } : null;
}
