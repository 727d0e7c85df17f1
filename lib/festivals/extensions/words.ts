import type { ExtensionState, ExtensionWhat, UnitLevel } from "@/prisma/generated/enums";

/** What is due later, inside a sentence: "gia hạn nộp kết quả các điểm". */
export const extensionWhatWords: Record<ExtensionWhat, string> = {
  plan: "kế hoạch",
  result: "kết quả các điểm",
  report: "báo cáo của tỉnh",
};

export const extensionStateWords: Record<ExtensionState, string> = {
  asked: "Chờ quyết định",
  granted: "Đã gia hạn",
  refused: "Không đồng ý",
  withdrawn: "Đã rút",
};

/** What a unit of a level sends, so what it can ask for: a province reports, what lies below it sends results. */
export function extensibleAt(level: UnitLevel): ExtensionWhat[] {
  switch (level) {
    case "province":
      return ["plan", "report"];
    case "commune":
      return ["plan", "result"];
    case "district":
      return ["result"];
    case "nation":
      return [];
  }
}

/** What was done, told once on the page that comes after. */
export function extensionDoneSentence(done: string | undefined, count?: string): string | null {
  const many = /^\d{1,4}$/.test(count ?? "") ? Number(count) : null;
  switch (done) {
    case "ask":
      return "Đã gửi đề nghị gia hạn lên cấp trên";
    case "withdraw":
      return "Đã rút đề nghị gia hạn";
    case "grant":
      return many === null
        ? "Đã gia hạn, có hiệu lực ngay"
        : `Đã gia hạn cho ${many} đơn vị, có hiệu lực ngay`;
    case "refuse":
      return many === null ? "Đã trả lời không đồng ý gia hạn" : `Đã trả lời không đồng ý ${many} đề nghị`;
    default:
      return null;
  }
}

const sentences = {
  decided: "Đề nghị này đã có người trả lời. Tải lại trang để xem.",
  already_asked: "Đơn vị đang có một đề nghị chờ trả lời cho hạn này. Rút đề nghị đó nếu muốn xin ngày khác.",
  own: "Đơn vị không tự gia hạn cho mình. Cấp trên trả lời đề nghị này.",
  four_eyes: "Người đề nghị không tự quyết định. Cần một người khác.",
  past: "Chọn ngày từ hôm nay trở đi.",
  not_later: "Ngày này không muộn hơn hạn hiện có. Chọn ngày muộn hơn.",
  other_level: "Cấp của đơn vị không nộp loại hồ sơ này.",
  nobody: "Chọn ít nhất một đơn vị.",
  all_sent: "Mọi đơn vị đã gửi, không còn đơn vị nào để gia hạn.",
  why_refused: "Ghi lý do không đồng ý để đơn vị biết.",
} as const;

export type ExtensionCode = keyof typeof sentences;

/** What stands in the way of an extension, as an issue of the form. */
export function extensionIssue(code: ExtensionCode, path = "") {
  return { path, code, message: sentences[code] };
}
