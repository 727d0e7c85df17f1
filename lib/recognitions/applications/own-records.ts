import { type Day, formatDay } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { withQuery } from "@/lib/core/paging";
import type { EvidenceRecord } from "@/prisma/generated/enums";
import { criterionHref } from "./places";

/** A record of the unit that may be brought as evidence, as the database lists it (own_records). */
export type OwnRecord = {
  kind: EvidenceRecord;
  id: string;
  name: string;
  detail: string;
  day: Day;
  address: string;
  /** Stands at the answer already. */
  chosen: boolean;
};

/** One that stands at an answer. */
export type ChosenRecord = {
  id: string;
  kind: EvidenceRecord;
  title: string;
  address: string;
  /** False where it is out of the reader's scope, or there no more. */
  opens: boolean;
};

export const ownRecordWords: Record<EvidenceRecord, string> = {
  festival: "Điểm Ngày hội",
  award: "Khen thưởng",
  recognition: "Công nhận",
  file: "Ảnh, tài liệu của Ngày hội",
};

/** Where on the page of a criterion they stand. */
export const recordsAnchor = "own-records";

export const maxRecords = 40;

/**
 * How a record is called at the answer. The words of a file stay with the file: it may be reported, and then they are
 * not to be read elsewhere.
 */
export function recordTitle({ kind, name, detail, day }: Omit<OwnRecord, "chosen">): string {
  switch (kind) {
    case "festival":
      return `${name}, ${formatDay(day)}`;
    case "award":
      return `${detail} tại ${name}, ${formatDay(day)}`;
    case "recognition":
      return `${name}: ${detail}`;
    case "file":
      return `${detail.startsWith("ảnh") ? "Ảnh" : "Tài liệu"} của ${name}, ${formatDay(day)}`;
  }
}

/** What is said of a record in the list: numbers that begin it as people write them. */
export const countedDetail = ({ kind, detail }: Pick<OwnRecord, "kind" | "detail">): string =>
  kind === "festival" || kind === "award"
    ? detail.replace(/^\d+/, (count) => formatNumber(Number(count)))
    : detail;

export type RecordFilter = { q: string; kind: EvidenceRecord | null; page: number };

export const recordsPerPage = 50;

/** What the address of the list asks for; what cannot be read asks for nothing. */
export function readRecordFilter(params: Record<string, string | string[] | undefined>): RecordFilter {
  const one = (name: string) => {
    const value = params[name];
    return (Array.isArray(value) ? value[0] : value) ?? "";
  };
  const kind = one("kind");
  const page = Number(one("page"));
  return {
    q: one("q").trim().slice(0, 100),
    kind: Object.hasOwn(ownRecordWords, kind) ? (kind as EvidenceRecord) : null,
    page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
  };
}

/** Where the records of the unit are chosen for a criterion. */
export const recordsHref = (
  id: string,
  criterion: string,
  { q, kind }: Partial<RecordFilter> = {},
  change: { page?: number } = {},
) => withQuery(`${criterionHref(id, criterion)}/records`, { q, kind: kind ?? undefined }, change);

/** The value of a tick: which record. */
export const recordValue = ({ kind, id }: Pick<OwnRecord, "kind" | "id">) => `${kind}:${id}`;
