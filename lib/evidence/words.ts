import type { FileRefusal } from "@/lib/core/inspect-limits";
import { formatNumber } from "@/lib/core/numbers";
import type { Issue } from "@/lib/core/refusal";
import type { EvidenceConcern, EvidenceDecision, EvidenceScan, RecordKind } from "@/prisma/generated/enums";

/** Where the files stand on the page of their record. */
export const evidenceAnchor = "minh-chung";

/** What was done, as the page of the record says it. */
export const evidenceDone: Readonly<Record<string, string>> = {
  evidence: "Đã nhận tệp",
  removed: "Đã xóa tệp",
  reported: "Đã ghi báo cáo, tệp đang ẩn chờ quản trị viên quyết định",
};

const ours = {
  file_missing: "Chọn tệp rồi bấm Tải lên.",
  file_empty: "Tệp rỗng, không có nội dung.",
  file_too_large: "Tệp lớn hơn 20 MB. Giảm dung lượng (chụp cỡ vừa, quét 200 dpi) rồi tải lên lại.",
  form_unreadable: "Tệp chưa tới đủ. Kiểm tra đường truyền rồi tải lên lại.",
  caption_long: "Chú thích dài quá 300 ký tự.",
  secret_not_declared: "Đánh dấu xác nhận tệp không thuộc danh mục bí mật nhà nước trước khi tải lên.",
  not_there: "Không tìm thấy hồ sơ này trong phạm vi của bạn.",
  already_there: "Tệp này đã có trong hồ sơ.",
  banned: "Quản trị viên đã gỡ tệp này khỏi Cổng nên không tải lên lại được.",
  too_many_photos: "Hồ sơ đã đủ số ảnh tối đa. Xóa bớt ảnh ít cần rồi tải lên.",
  too_many_papers: "Hồ sơ đã đủ số tài liệu tối đa. Xóa bớt tài liệu ít cần rồi tải lên.",
  full: "Hồ sơ đã đủ dung lượng tối đa. Xóa bớt tệp ít cần rồi tải lên.",
  too_many_open: "Bạn có quá nhiều tệp đang tải dở hôm nay. Thử lại vào ngày mai.",
  closed: "Hồ sơ không nhận thêm tệp ở bước này.",
  was_reported: "Tệp đã từng được báo cáo nên chỉ quản trị viên gỡ được.",
  already_reported: "Tệp này đã được báo cáo và đang ẩn chờ quản trị viên quyết định.",
  own_file: "Không tự quyết định về tệp do chính mình tải lên. Cần một quản trị viên khác.",
  decided: "Báo cáo này đã được quyết định.",
  upload_over: "Lần tải lên này đã kết thúc. Chọn tệp rồi tải lên lại.",
  incomplete: "Tệp chưa tới đủ. Tải tiếp phần còn lại.",
  busy: "Tệp đang được tải lên ở một cửa sổ khác.",
  other_site: "Yêu cầu này không đến từ trang của Cổng.",
  signed_out: "Phiên đăng nhập đã hết. Đăng nhập lại rồi tải tiếp.",
  other_unit:
    "Bạn vừa chọn làm việc cho đơn vị khác nên chưa lưu gì. Chọn lại đơn vị ở đầu trang rồi tải lên.",
  only_viewing: "Bạn đang xem như người khác, chỉ đọc, nên không tải lên được.",
  failed: "Có lỗi khi lưu tệp, chưa lưu gì. Thử lại sau ít phút.",
} as const;

const ofFile: Record<FileRefusal, string> = {
  executable: "Tệp chương trình, hoặc có chương trình bên trong, không được nhận.",
  archive: "Tệp nén (zip, rar, 7z…) không được nhận. Tải lên từng tệp bên trong.",
  old_office:
    "Tệp Word, Excel, PowerPoint kiểu cũ hoặc có mật khẩu không được nhận. Mở tệp, lưu lại dạng .docx, .xlsx, .pptx không mật khẩu, hoặc PDF.",
  heic: "Ảnh HEIC chưa nhận được. Trên iPhone: Cài đặt, Camera, Định dạng, chọn Tương thích nhất; hoặc xuất ảnh ra JPEG.",
  cut: "Tệp PDF bị cắt cụt. Mở thử tệp trên máy, lưu lại rồi tải lên.",
  unknown: "Chỉ nhận ảnh JPEG, PNG, WebP, tệp PDF và tệp Word, Excel, PowerPoint (.docx, .xlsx, .pptx).",
  macros: "Tệp có macro không được nhận. Lưu lại dạng .docx, .xlsx, .pptx (không macro) hoặc PDF.",
  active:
    "Tệp có thành phần tự chạy, tự tải về hoặc gói tệp khác bên trong nên không được nhận. In ra PDF rồi tải lên.",
  encrypted: "Tệp có mật khẩu hoặc bị khóa nên không kiểm tra được. Bỏ mật khẩu rồi tải lên.",
  broken: "Tệp hỏng, không đọc được. Mở thử tệp trên máy, lưu lại rồi tải lên.",
  too_much_inside:
    "Tệp bung ra quá lớn (ảnh quá 60 triệu điểm ảnh, hoặc tệp chứa quá nhiều). Giảm cỡ rồi tải lên.",
  too_slow: "Tệp quá phức tạp, kiểm tra không xong trong một phút. Lưu lại đơn giản hơn rồi tải lên.",
  secret_name:
    "Tên tệp mang dấu độ mật. Không đưa tài liệu mật lên hệ thống này; nếu không phải tài liệu mật, đổi tên tệp.",
  secret_text:
    "Trong tệp có dấu độ mật (Mật, Tối mật hoặc Tuyệt mật). Không đưa tài liệu mật lên hệ thống này.",
  secret_caption:
    "Chú thích mang dấu độ mật. Không đưa tài liệu mật lên hệ thống này; nếu không phải tài liệu mật, sửa chú thích.",
  virus:
    "Trình quét vi-rút phát hiện mã độc trong tệp. Quét máy đang dùng và báo bộ phận công nghệ thông tin.",
  scanner_down: "Trình quét vi-rút không trả lời nên chưa nhận tệp. Thử lại sau ít phút.",
};

/** What is said of a file that was not taken, by its code. */
export const evidenceSentences: Readonly<Record<keyof typeof ours | FileRefusal, string>> = {
  ...ours,
  ...ofFile,
};

export type EvidenceCode = keyof typeof evidenceSentences;

/** Of a host only what a screen says: how many of each. */
export const limitsOf = ({ photos, papers }: { photos: number; papers: number }) => ({ photos, papers });

/** A refusal as an issue of the form; what the record itself refuses is that it takes nothing now. */
export function evidenceIssue(code: string, path?: string): Issue {
  const known: EvidenceCode = Object.hasOwn(evidenceSentences, code) ? (code as EvidenceCode) : "closed";
  const field =
    known === "secret_not_declared"
      ? "unclassified"
      : known.endsWith("caption") || known === "caption_long"
        ? "caption"
        : "file";
  return { path: path ?? field, code: known, message: evidenceSentences[known] };
}

export const concernWords: Record<EvidenceConcern, string> = {
  secret: "Có dấu hiệu bí mật nhà nước",
  private: "Lộ thông tin đời tư, hình ảnh người không nên công khai",
  wrong: "Không đúng hồ sơ này, không đúng sự thật",
  other: "Lý do khác",
};

export const decisionWords: Record<EvidenceDecision, string> = {
  kept: "Hiện lại",
  removed: "Gỡ bỏ",
};

export const scanWords: Record<EvidenceScan, string> = {
  clean: "Đã quét vi-rút",
  unscanned: "Chưa quét vi-rút",
};

const typeNames: Readonly<Record<string, string>> = {
  "image/jpeg": "Ảnh JPEG",
  "application/pdf": "PDF",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint",
};

const endings: Readonly<Record<string, string>> = {
  "image/jpeg": ".jpg",
  "application/pdf": ".pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
};

export const typeName = (type: string) => typeNames[type] ?? "Tệp";

/** The name under which a file is kept: as it was handed in, with the ending of what it is. */
export function nameByType(name: string, type: string): string {
  const ending = endings[type] ?? "";
  const same = ending === ".jpg" ? /\.jpe?g$/i : new RegExp(`\\${ending}$`, "i");
  return same.test(name) ? name : `${name.replace(/\.[A-Za-z0-9]{1,5}$/, "")}${ending}`;
}

const megabytes = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });

/** "340 kB", "2,4 MB". */
export function sizeText(bytes: number): string {
  return bytes < 1_000_000
    ? `${formatNumber(Math.max(1, Math.round(bytes / 1_000)))} kB`
    : `${megabytes.format(bytes / 1e6)} MB`;
}

/** What a file hangs on, as its page says it. */
export const hostWords: Partial<Record<RecordKind, string>> = {
  festival: "Điểm Ngày hội",
  application: "Tiêu chí của hồ sơ công nhận",
};

/** The page of the record that a file hangs on: of an application, the criterion that it proves. */
export function recordPage(kind: RecordKind, id: string, part = ""): string {
  switch (kind) {
    case "festival":
      return `/festivals/${id}`;
    case "plan":
      return `/festivals/plans/${id}`;
    case "report":
      return `/festivals/reports/${id}`;
    case "season":
      return `/festivals/seasons/${id}`;
    case "application":
      return `/recognitions/applications/${id}${part && `/criteria/${part}`}`;
    case "criteria_set":
      return `/recognitions/criteria/${id}`;
  }
}
