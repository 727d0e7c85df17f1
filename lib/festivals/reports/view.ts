import { type Day, formatDay } from "@/lib/core/dates";
import type { FieldReader } from "@/lib/core/merge";
import { formatNumber } from "@/lib/core/numbers";
import type { ReceiptText } from "@/lib/core/receipt";
import type { FieldSection } from "@/lib/core/review";
import type { PaperFlow, UnitName } from "@/lib/festivals/plans/view";
import type { SeasonOption, SeasonRow } from "@/lib/festivals/seasons/view";
import type { ExceptionRow, SupplementRow } from "@/lib/festivals/supplements/view";
import type { RecordState, UnitKind } from "@/prisma/generated/enums";
import type { ReportFigures } from "./figures";

/** The parts of the report that are written, in their order (domain §2.6). */
export const reportSections = [
  { path: "leadership", label: "I. Công tác lãnh đạo, chỉ đạo, tham mưu" },
  { path: "results", label: "II. Kết quả tổ chức" },
  { path: "strengths", label: "III.1. Ưu điểm" },
  { path: "shortcomings", label: "III.2. Tồn tại, hạn chế, nguyên nhân" },
  { path: "lessons", label: "III.3. Bài học, cách làm hay" },
  { path: "proposals", label: "IV. Đề xuất, kiến nghị" },
] as const;

export type ReportSection = (typeof reportSections)[number]["path"];

/** The sections that can be written: all, or those that a return reopened. */
export function openSections(openFields: readonly string[]): ReportSection[] {
  return reportSections
    .map(({ path }) => path)
    .filter((path) => openFields.length === 0 || openFields.includes(path));
}

/** The order in which section II is told. */
export const resultsOutline = [
  "1. Tuyên truyền:",
  "2. Phần lễ:",
  "3. Phần hội:",
  "4. Khen thưởng:",
  "5. An sinh xã hội:",
].join("\n");

/** What a report says in words; its figures are counted from the points. */
export type ReportContent = { number: string; issuedOn: Day | null; signer: string } & Record<
  ReportSection,
  string
>;

/** A commune that the province has nothing of. */
export type SilentCommune = UnitName & { districtName: string | null; drafts: number };

/** How complete the figures of a province are. */
export type Coverage = {
  expected: number;
  reported: number;
  silent: SilentCommune[];
  /** Points that wait for the province (or the district): none may be left when the report is signed. */
  waiting: number;
  /** Points that their commune still works on. */
  unsent: number;
  /** Communes that were granted more time for their results, the first to end in front. */
  extended: { id: string; kind: UnitKind; name: string; until: Day }[];
};

/** What the receipt of a sent report says of it. */
export function reportReceipt(
  content: ReportContent,
  year: number,
  coverage: Pick<Coverage, "expected" | "reported">,
): ReceiptText {
  return {
    title: `Báo cáo kết quả Ngày hội năm ${year}`,
    facts: [
      { label: "Số, ký hiệu", value: content.number },
      { label: "Ngày ký", value: content.issuedOn ? formatDay(content.issuedOn) : "" },
      { label: "Người ký", value: content.signer },
      {
        label: "Đơn vị cấp xã đã báo cáo",
        value: `${formatNumber(coverage.reported)}/${formatNumber(coverage.expected)}`,
      },
    ],
  };
}

/** What a lock of the report would move, and what it would leave. */
export type LockPreview = { points: number; plans: number; left: number };

/** What was put right in the points after the report was signed: its figures are no longer those above the signature. */
export type Corrections = { points: number; last: Date };

export type ReportPage = PaperFlow & {
  id: string;
  content: ReportContent;
  figures: ReportFigures;
  coverage: Coverage;
  lock: LockPreview;
  corrected: Corrections | null;
  /** The communes that it goes without, and what came after it. */
  exceptions: ExceptionRow[];
  supplements: SupplementRow[];
};

export type ReportListRow = UnitName & {
  reportId: string | null;
  number: string;
  issuedOn: Day | null;
  state: RecordState | null;
  sentAt: Date | null;
  expected: number;
  reported: number;
  waiting: number;
  /** Communes that it was signed without and that no supplement has brought yet. */
  missing: number;
  /** By how many working days it was sent after its day, or is due and not sent; null in time. */
  lateDays: number | null;
  mine: boolean;
};

export type ReportList = { season: SeasonRow; seasons: SeasonOption[]; rows: ReportListRow[]; total: number };

export const reportsPerPage = 50;

/** One province on the page of the lock: what would be moved, or what was and by which line of its timeline. */
export type LockRow = UnitName &
  LockPreview & {
    reportId: string | null;
    state: RecordState | null;
    result: string | null;
    at: Date | null;
  };

/** The parts of a report, for putting together what two people wrote. */
export const reportReaders: FieldReader<ReportContent>[] = [
  { path: "number", label: "Số, ký hiệu", read: (report) => report.number },
  {
    path: "issuedOn",
    label: "Ngày ký",
    read: (report) => (report.issuedOn ? formatDay(report.issuedOn) : ""),
  },
  { path: "signer", label: "Người ký", read: (report) => report.signer },
  ...reportSections.map(({ path, label }) => ({
    path,
    label,
    read: (report: ReportContent) => report[path],
  })),
];

const written: readonly string[] = reportSections.map(({ path }) => path);

/** The fields of a report by the parts of its form: what a return may name, and what is compared with it later. */
export const reportParts: readonly FieldSection<ReportContent>[] = [
  { title: "Văn bản báo cáo", readers: reportReaders.filter(({ path }) => !written.includes(path)) },
  { title: "Nội dung", readers: reportReaders.filter(({ path }) => written.includes(path)) },
];
