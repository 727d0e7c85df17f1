import { dayOf } from "@/lib/core/dates";
import { unitSubjects } from "@/lib/recognitions/schemes/subjects";
import type { ApplicationState } from "@/prisma/generated/enums";
import type { Candidate } from "./recognition-applications";
import { between, fraction } from "./recognition-draw";
import type { Campaign } from "./recognition-fates";

/** What stands in an application beside its criteria, as its columns have it. */
export type DrawnPapers = {
  registrationNumber: string;
  surveyIssued: number | null;
  surveyCollected: number | null;
  surveySatisfied: number | null;
  partyOpinion: string;
  partyNumber: string;
  partyDay: string | null;
  committeeOpinion: string;
  committeeNumber: string;
  committeeDay: string | null;
  report: string;
};

const none: DrawnPapers = {
  ...{ registrationNumber: "", surveyIssued: null, surveyCollected: null, surveySatisfied: null },
  ...{ partyOpinion: "", partyNumber: "", partyDay: null, committeeOpinion: "", committeeNumber: "" },
  ...{ committeeDay: null, report: "" },
};

/** Registration, survey, opinions and report; subjects of a commune bring no opinions, and what is only begun is not whole. */
export function drawPapers(
  key: string,
  { scheme, year }: Pick<Campaign, "scheme" | "year">,
  { kind, title }: Pick<Candidate, "kind" | "title">,
  registeredOn: string,
  state: ApplicationState,
  filled: number,
  /** When it was handed to the chief; opinions were there before. */
  finished?: Date,
): DrawnPapers {
  const unit = unitSubjects.includes(kind);
  const number = between(8, 140, `${key}:number`);
  const registrationNumber = unit && registeredOn ? `${number}/ĐK-CAX` : "";
  const early = ["registered", "withdrawn"].includes(state) || (state === "building" && filled < 0.7);
  if (!unit || early) return { ...none, registrationNumber };
  const issued = between(30, 60, `${key}:forms`) * 10;
  const collected = Math.round(issued * (0.94 + 0.06 * fraction(`${key}:collected`)));
  const satisfied = Math.ceil(collected * (0.955 + 0.04 * fraction(`${key}:satisfied`)));
  const asks = scheme === "model_ward_police";
  const half = state === "building";
  const before = (days: number, otherwise: string) =>
    finished ? dayOf(new Date(finished.getTime() - days * 86_400_000)) : `${year}-${otherwise}`;
  return {
    registrationNumber,
    ...{ surveyIssued: asks ? issued : null, surveyCollected: asks ? collected : null },
    surveySatisfied: asks ? satisfied : null,
    partyOpinion: "Nhất trí với kết quả tự chấm; đề nghị cấp có thẩm quyền xét công nhận.",
    ...{ partyNumber: `${number + 31}/CV-ĐU`, partyDay: before(4, "11-05") },
    committeeOpinion: half ? "" : "Nhất trí đề nghị công nhận; cam kết duy trì kết quả trong năm tiếp theo.",
    ...{
      committeeNumber: half ? "" : `${number + 57}/UBND-VP`,
      committeeDay: half ? null : before(3, "11-06"),
    },
    report: half
      ? ""
      : [
          `Năm ${year}, cấp ủy, chính quyền ${title} lãnh đạo, chỉ đạo thực hiện phong trào ngay từ quý I; Công an giữ vai trò nòng cốt, phối hợp với Mặt trận và các đoàn thể.`,
          "Các tiêu chí được giao đến từng khu dân cư, sơ kết 6 tháng, kiểm tra trước khi tự chấm; Nhân dân tham gia góp ý công khai.",
          "Tồn tại: hồ sơ ở một số khu dân cư lưu chưa đầy đủ. Đơn vị đã phân công cán bộ hoàn thiện và sẽ duy trì các mô hình đang có.",
        ].join("\n"),
  };
}
