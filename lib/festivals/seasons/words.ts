import type { StepName } from "@/lib/core/workflow";
import type { UnitLevel } from "@/prisma/generated/enums";
import type { SeasonMove } from "./moves";

type PaperKind = "plan" | "report";

/** A paper as it is called inside a sentence. */
export const paperWords: Record<PaperKind, string> = { plan: "kế hoạch", report: "báo cáo" };

/** Who signs for a unit of a level. */
export const signerWords: Record<UnitLevel, string> = {
  nation: "Lãnh đạo Bộ",
  province: "Lãnh đạo Công an tỉnh",
  district: "Công an huyện",
  commune: "Trưởng Công an cấp xã",
};

/** Acts on a plan or a report as the timeline tells them. */
export const paperStepWords: Record<string, string> = {
  create: "Lập bản nháp",
  submit: "Trình ký",
  handBack: "Đưa về nháp để sửa",
  send: "Ký, gửi cấp trên",
  recall: "Thu hồi",
  forward: "Đồng ý, chuyển lên tỉnh",
  accept: "Tiếp nhận",
  return: "Trả lại bổ sung",
  lock: "Khóa",
  unlock: "Mở khóa",
  supplementSend: "Ký, gửi bổ sung báo cáo",
  supplementRecall: "Thu hồi bổ sung báo cáo",
  supplementAccept: "Tiếp nhận bổ sung báo cáo",
  supplementReturn: "Trả lại bổ sung báo cáo",
};

/** What a button does. */
export const paperStepButtons: Record<Exclude<StepName, "lock" | "unlock">, string> = {
  submit: "Trình ký",
  handBack: "Đưa về nháp để sửa",
  send: "Ký và gửi",
  recall: "Thu hồi",
  forward: "Đồng ý, chuyển lên tỉnh",
  accept: "Tiếp nhận",
  return: "Trả lại",
};

/** What was done, told once on the page that comes after. */
export function doneSentence(kind: PaperKind, done: string | undefined): string | null {
  const paper = paperWords[kind];
  switch (done) {
    case "create":
      return `Đã lập bản nháp ${paper}`;
    case "save":
      return `Đã lưu ${paper}`;
    case "submit":
      return `Đã trình ký ${paper}`;
    case "handBack":
      return `Đã đưa ${paper} về nháp để sửa`;
    case "send":
      return `Đã ký và gửi ${paper}`;
    case "recall":
      return `Đã thu hồi ${paper} về bản nháp`;
    case "forward":
      return `Đã chuyển ${paper} lên Công an tỉnh`;
    case "accept":
      return `Đã tiếp nhận ${paper}`;
    case "return":
      return `Đã trả lại ${paper} để bổ sung`;
    case "attach":
      return "Đã đính kèm bản ký";
    case "lock":
      return `Đã khóa ${paper}`;
    case "unlock":
      return `Đã mở khóa ${paper}; các điểm và kế hoạch vẫn khóa`;
    default:
      return null;
  }
}

/** The same for a season. */
export function seasonDoneSentence(done: string | undefined): string | null {
  switch (done) {
    case "create":
      return "Đã lập mùa mới ở dạng dự thảo";
    case "save":
      return "Đã lưu thông tin mùa";
    case "open":
      return "Đã mở mùa: mọi đơn vị thấy và nhập được";
    case "lock":
      return "Đã khóa mùa";
    case "reopen":
      return "Đã mở lại mùa để đính chính";
    default:
      return null;
  }
}

/** Acts on a season as its timeline tells them. */
export const seasonMoveWords: Record<SeasonMove, string> = {
  open: "Mở mùa",
  lock: "Khóa mùa",
  reopen: "Mở lại để đính chính",
};
