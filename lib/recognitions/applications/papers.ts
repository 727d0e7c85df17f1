import { type Day, formatDay } from "@/lib/core/dates";
import type { FieldReader } from "@/lib/core/merge";
import { formatNumber } from "@/lib/core/numbers";

/** What stands in an application beside its criteria: registration, survey, opinions, report. */
export type PapersContent = {
  registrationNumber: string;
  surveyIssued: number | null;
  surveyCollected: number | null;
  surveySatisfied: number | null;
  partyOpinion: string;
  partyNumber: string;
  partyDay: Day | null;
  committeeOpinion: string;
  committeeNumber: string;
  committeeDay: Day | null;
  report: string;
};

export type PaperField = keyof PapersContent;

const number = (value: number | null) => (value === null ? "" : formatNumber(value));
const day = (value: Day | null) => (value === null ? "" : formatDay(value));

export const papersReaders: readonly FieldReader<PapersContent>[] = [
  { path: "registrationNumber", label: "Số văn bản đăng ký", read: (of) => of.registrationNumber },
  { path: "surveyIssued", label: "Số phiếu phát ra", read: (of) => number(of.surveyIssued) },
  { path: "surveyCollected", label: "Số phiếu thu về", read: (of) => number(of.surveyCollected) },
  { path: "surveySatisfied", label: "Số phiếu hài lòng", read: (of) => number(of.surveySatisfied) },
  { path: "partyOpinion", label: "Ý kiến của Đảng ủy", read: (of) => of.partyOpinion },
  { path: "partyNumber", label: "Số văn bản của Đảng ủy", read: (of) => of.partyNumber },
  { path: "partyDay", label: "Ngày văn bản của Đảng ủy", read: (of) => day(of.partyDay) },
  { path: "committeeOpinion", label: "Ý kiến của UBND", read: (of) => of.committeeOpinion },
  { path: "committeeNumber", label: "Số văn bản của UBND", read: (of) => of.committeeNumber },
  { path: "committeeDay", label: "Ngày văn bản của UBND", read: (of) => day(of.committeeDay) },
  { path: "report", label: "Nội dung báo cáo tự đánh giá", read: (of) => of.report },
];

/** Satisfied among the forms that came back, in hundredths of a percent; null without a survey. */
export function satisfiedShare({
  surveyCollected,
  surveySatisfied,
}: Pick<PapersContent, "surveyCollected" | "surveySatisfied">): number | null {
  if (!surveyCollected || surveySatisfied === null) return null;
  return Math.floor((surveySatisfied * 10_000) / surveyCollected);
}
