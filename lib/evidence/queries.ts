import "server-only";
import { type Actor, may } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { pageRange, type RowRange } from "@/lib/core/paging";
import { NotThere } from "@/lib/core/refusal";
import { Prisma } from "@/prisma/generated/client";
import type { RecordKind } from "@/prisma/generated/enums";
import { type EvidenceItem, type EvidencePage, opens, type ReportRow, unnamed } from "./view";
import { nameByType } from "./words";

export const REPORTS_PAGE = 30;

const shown = {
  id: true,
  part: true,
  kind: true,
  type: true,
  fileName: true,
  caption: true,
  bytes: true,
  width: true,
  height: true,
  sha256: true,
  scan: true,
  addedByName: true,
  addedAt: true,
  hiddenAt: true,
  removedAt: true,
  _count: { select: { reports: true } },
} as const;

/** The files of a part of a record, the photos first, in the order in which they came. */
export async function listEvidence(
  tx: Tx,
  kind: RecordKind,
  recordId: string,
  part = "",
): Promise<EvidenceItem[]> {
  const rows = await tx.evidenceFile.findMany({
    where: { recordKind: kind, recordId, part },
    orderBy: [{ kind: "asc" }, { addedAt: "asc" }, { id: "asc" }],
    select: shown,
  });
  return rows.map(({ _count, ...row }) => unnamed({ ...row, reported: _count.reports > 0 }));
}

/** A file for the page of its own; NotThere where it is out of scope. Who decides about hidden ones reads their names. */
export async function getEvidence(tx: Tx, actor: Actor, id: string): Promise<EvidencePage> {
  const found = await tx.evidenceFile.findUnique({
    where: { id },
    select: {
      ...shown,
      recordKind: true,
      recordId: true,
      unit: { select: { kind: true, name: true } },
      upload: { select: { begunAt: true } },
      reports: {
        orderBy: [{ reportedAt: "desc" }],
        take: 1,
        select: { concern: true, note: true, reportedAt: true, decisionNote: true, decidedByName: true },
      },
    },
  });
  if (!found) throw new NotThere();
  const { _count, upload, reports, ...row } = found;
  const page = {
    ...row,
    reported: _count.reports > 0,
    declaredAt: upload.begunAt,
    report: reports[0] ?? null,
  };
  return may(actor, "evidence.decide") ? page : unnamed(page);
}

/** Which content an address gives out: the file as it is saved, the picture as it is looked at, or its small drawing. */
export type Wanted = "file" | "view" | "thumb";
export type EvidenceContent = { sha256: string; type: string; name: string; inline: boolean };

/** The content behind an address; NotThere for what is out of scope, hidden, taken away or of another kind. */
export async function getContent(tx: Tx, actor: Actor, id: string, wanted: Wanted): Promise<EvidenceContent> {
  const file = await tx.evidenceFile.findUnique({
    where: { id },
    select: { type: true, fileName: true, sha256: true, thumbSha256: true, hiddenAt: true, removedAt: true },
  });
  if (!file || !opens(file, may(actor, "evidence.decide"))) throw new NotThere();
  const { type, sha256, thumbSha256 } = file;
  const name = nameByType(file.fileName, type);
  if (wanted === "file") return { sha256, type, name, inline: false };
  // Only what we have drawn ourselves is shown within a page.
  if (!thumbSha256) throw new NotThere();
  return { sha256: wanted === "thumb" ? thumbSha256 : sha256, type: "image/jpeg", name, inline: true };
}

const reportRows = Prisma.sql`
  select r.id, r.evidence_id as "evidenceId", r.record_kind as "recordKind", r.record_id as "recordId", f.part,
         jsonb_build_object('kind', u.kind, 'name', u.name) as unit, f.file_name as "fileName", f.kind, f.type, f.bytes,
         f.added_by_id as "addedById", f.added_by_name as "addedByName", f.added_at as "addedAt", r.concern, r.note,
         r.reported_by_name as "reportedByName", r.reported_at as "reportedAt", r.decision,
         r.decision_note as "decisionNote", r.decided_by_name as "decidedByName", r.decided_at as "decidedAt",
         (select count(*)::int from evidence_file o
           where o.sha256 = f.sha256 and o.id <> f.id and o.removed_at is null and o.hidden_at is null) as elsewhere
    from evidence_report r
    join evidence_file f on f.id = r.evidence_id
    join unit u on u.id = r.unit_id`;

/** Reports in scope: those that wait, the oldest first; or those that were decided, the latest first. */
export async function listReports(
  tx: Tx,
  decided: boolean,
  page: number,
  range: RowRange = pageRange(page, REPORTS_PAGE),
): Promise<{ rows: ReportRow[]; total: number; waiting: number }> {
  const which = decided ? Prisma.sql`r.decision is not null` : Prisma.sql`r.decision is null`;
  const order = decided ? Prisma.sql`r.decided_at desc, r.id desc` : Prisma.sql`r.reported_at, r.id`;
  const [counted] = await tx.$queryRaw<{ total: number; waiting: number }[]>`
    select count(*) filter (where ${which})::int as total, count(*) filter (where r.decision is null)::int as waiting
      from evidence_report r`;
  const rows = await tx.$queryRaw<ReportRow[]>`
    ${reportRows} where ${which} order by ${order} limit ${range.limit}::bigint offset ${range.offset}`;
  return { rows, total: counted?.total ?? 0, waiting: counted?.waiting ?? 0 };
}

/** The contents of a file, for their destruction once nothing needs them. */
export async function contentsOf(tx: Tx, evidenceId: string): Promise<string[]> {
  const file = await tx.evidenceFile.findUnique({
    where: { id: evidenceId },
    select: { sha256: true, thumbSha256: true },
  });
  return [file?.sha256, file?.thumbSha256].filter((hash): hash is string => Boolean(hash));
}

/** Which of some contents no row of any unit needs. */
export async function unneeded(tx: Tx, hashes: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ hash: string }[]>`
    select hash from unnest(${[...hashes]}::text[]) as hash where not file_needed(hash)`;
  return rows.map(({ hash }) => hash);
}
