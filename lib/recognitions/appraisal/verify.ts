import { formatHundredths } from "@/lib/core/decimals";
import type { CriteriaDocument } from "@/lib/recognitions/criteria/document";
import { type Answers, type OtherResults, score } from "@/lib/recognitions/criteria/scoring";

/** One stored result with what it was worked out from. */
export type StoredResult = {
  /** Whose it is, in words. */
  name: string;
  what: "self" | "agreed" | "carried";
  total: number | null;
  met: number | null;
  /** Null where no class is kept beside it. */
  class: string | null;
  passed: boolean | null;
  document: CriteriaDocument;
  answers: Answers;
  others: OtherResults;
};

export type ScoreFault = { name: string; what: StoredResult["what"]; stored: string; recomputed: string };

const said = (total: number | null, met: number | null, code: string | null, passed: boolean | null) =>
  [
    total === null ? "không có điểm" : `${formatHundredths(total)} điểm`,
    `${met ?? "–"} tiêu chí đạt`,
    ...(code === null || code === "" ? [] : [`loại ${code}`]),
    ...(passed === null ? [] : [passed ? "đạt" : "chưa đạt"]),
  ].join(", ");

/** Works a stored result out anew; null where it is what is stored. */
export function scoreFault(of: StoredResult): ScoreFault | null {
  const found = score(of.document, of.answers, of.others);
  const recomputed = {
    ...{ total: found.normalised, met: found.metCount },
    class: of.class === null ? null : (found.class ?? ""),
    passed: of.passed === null ? null : found.met,
  };
  const same =
    recomputed.total === of.total &&
    recomputed.met === of.met &&
    recomputed.class === of.class &&
    recomputed.passed === of.passed;
  if (same) return null;
  return {
    ...{ name: of.name, what: of.what },
    stored: said(of.total, of.met, of.class, of.passed),
    recomputed: said(recomputed.total, recomputed.met, recomputed.class, recomputed.passed),
  };
}

const whatWords: Record<StoredResult["what"], string> = {
  self: "tự chấm",
  agreed: "điểm thống nhất",
  carried: "kết quả thẩm định ghi vào hồ sơ",
};

/** "Phường Thành Sen, Phường kiểu mẫu 2026, tự chấm: đang ghi 95 điểm, tính lại là 94 điểm". */
export function scoreFaultText({ name, what, stored, recomputed }: ScoreFault): string {
  return `${name}, ${whatWords[what]}: đang ghi ${stored}; tính lại là ${recomputed}`;
}
