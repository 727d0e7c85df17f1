import type {
  EvidenceConcern,
  EvidenceDecision,
  EvidenceFileKind,
  EvidenceScan,
  RecordKind,
  UnitKind,
} from "@/prisma/generated/enums";

/** A file as the page of its record shows it. */
export type EvidenceItem = {
  id: string;
  part: string;
  kind: EvidenceFileKind;
  type: string;
  fileName: string;
  caption: string;
  bytes: number;
  width: number | null;
  height: number | null;
  sha256: string;
  scan: EvidenceScan;
  addedByName: string;
  addedAt: Date;
  hiddenAt: Date | null;
  removedAt: Date | null;
  /** Was reported at any time: its sender cannot take it away any more. */
  reported: boolean;
};

/** A file on the page of its own, with the report that hides it or took it away. */
export type EvidencePage = EvidenceItem & {
  recordKind: RecordKind;
  recordId: string;
  unit: { kind: UnitKind; name: string };
  /** When its sender declared that it holds no state secret. */
  declaredAt: Date;
  report: {
    concern: EvidenceConcern;
    note: string;
    reportedAt: Date;
    decisionNote: string;
    decidedByName: string | null;
  } | null;
};

/** What is hidden or taken away is not named either: names and captions tell too. */
export function unnamed<T extends Pick<EvidenceItem, "hiddenAt" | "removedAt" | "fileName" | "caption">>(
  item: T,
): T {
  if (!item.hiddenAt && !item.removedAt) return item;
  return { ...item, fileName: item.removedAt ? "Tệp đã gỡ bỏ" : "Tệp đang ẩn", caption: "" };
}

/** A file that may be opened: hidden ones only by who decides about them, removed ones by nobody. */
export function opens(item: Pick<EvidenceItem, "hiddenAt" | "removedAt">, decides: boolean): boolean {
  return item.removedAt === null && (item.hiddenAt === null || decides);
}

/** A report as the administrator's list shows it. */
export type ReportRow = {
  id: string;
  evidenceId: string;
  recordKind: RecordKind;
  recordId: string;
  part: string;
  unit: { kind: UnitKind; name: string };
  fileName: string;
  kind: EvidenceFileKind;
  type: string;
  bytes: number;
  addedById: string;
  addedByName: string;
  addedAt: Date;
  concern: EvidenceConcern;
  note: string;
  reportedByName: string;
  reportedAt: Date;
  decision: EvidenceDecision | null;
  decisionNote: string;
  decidedByName: string | null;
  decidedAt: Date | null;
  /** In how many records, this one not counted, the same content lies and is shown; as far as the reader sees. */
  elsewhere: number;
};
