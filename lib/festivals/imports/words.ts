import { type Day, formatDay } from "@/lib/core/dates";
import type { LegacyEncoding } from "@/lib/core/legacy-text";
import { formatNumber } from "@/lib/core/numbers";
import type { Issue } from "@/lib/core/refusal";
import type { SpreadsheetProblem } from "@/lib/core/spreadsheet-limits";
import type { ImportOutcome, ImportState } from "@/prisma/generated/enums";

const legacy: Record<LegacyEncoding, () => string> = {
  tcvn3: () =>
    "Chữ gõ theo bảng mã cũ TCVN3 (ABC, phông .Vn…). Chuyển sang Unicode bằng công cụ của bộ gõ rồi dán lại.",
  vni: () => "Chữ gõ theo bảng mã cũ VNI. Chuyển sang Unicode bằng công cụ của bộ gõ rồi dán lại.",
  broken: () => "Chữ bị hỏng khi chuyển mã. Gõ lại ô này bằng Unicode.",
};

/** What is said about one cell. */
export const cellSentences = {
  ...legacy,
  merged: () => "Ô gộp: không biết giá trị là của dòng nào. Bỏ gộp ô (Unmerge) và ghi riêng từng dòng.",
  formula: () =>
    "Ô có công thức: kết quả lưu trong tệp có thể đã cũ nên không nhận. Chép ô rồi dán giá trị (Paste Values).",
  error: (shown: string) => `Ô đang báo lỗi ${shown}. Ghi lại giá trị.`,
  fraction: (shown: string) => `"${shown}" không phải số nguyên. Nhập số nguyên, ví dụ 1407 hoặc 1.407.`,
  negative: (shown: string) => `"${shown}" là số âm. Nhập số nguyên từ 0 trở lên.`,
  not_a_number: (shown: string) =>
    `"${shown}" không phải số. Chỉ ghi chữ số, ví dụ 1407 hoặc 1.407; không ghi "trên", "khoảng", "triệu".`,
  short_year: (shown: string) => `"${shown}" thiếu năm đủ bốn chữ số. Ghi ngày/tháng/năm, ví dụ 09/08/2026.`,
  no_such_day: (shown: string) =>
    `Không có ngày "${shown}" trong lịch. Ghi ngày trước, tháng sau, ví dụ 09/08/2026.`,
  not_a_day: (shown: string) => `"${shown}" không phải ngày. Ghi ngày/tháng/năm, ví dụ 09/08/2026.`,
  bare_day: (shown: string, day: string) =>
    `Ô là số ${shown}, không định dạng ngày; được hiểu là ngày ${day}.`,
  hour: (shown: string) => `"${shown}" không phải giờ. Ghi giờ:phút, ví dụ 07:30.`,
  line: (problem: string) => `Chưa đúng mẫu: ${problem}`,
  unit_missing: () => "Chọn xã tổ chức điểm này.",
  unit_unknown: (shown: string, day: string) =>
    `Không có "${shown}" trong phạm vi của bạn vào ngày ${day}. Chọn trong danh sách của tệp mẫu, hoặc ghi mã 5 số, và kiểm tra ngày tổ chức.`,
  unit_ambiguous: (codes: string) => `Có nhiều xã cùng tên. Ghi mã của xã cần chọn: ${codes}.`,
  unit_other: () => "Điểm có mã này thuộc xã khác; xã của một điểm không đổi được. Kiểm tra cột Mã điểm.",
  id_unknown: () =>
    "Không có điểm mang mã này trong mùa và phạm vi của bạn. Xóa mã để lập điểm mới, hoặc tải lại tệp đã điền sẵn.",
  formula_emptied: (shown: string) =>
    `Ô có công thức nên không nhận; đã để trống${shown === "" ? "" : ` (kết quả lưu trong tệp là "${shown}", có thể đã cũ)`}. Ghi giá trị đúng.`,
  error_emptied: (shown: string) => `Ô báo lỗi ${shown}; đã để trống. Ghi giá trị đúng.`,
  merged_emptied: (shown: string) =>
    `Ô gộp: không biết giá trị${shown === "" ? "" : ` "${shown}"`} là của dòng nào; đã để trống. Ghi riêng từng dòng.`,
  incomplete: () => "Chưa ghi. Điểm được ghi ở trạng thái nháp nhưng chưa gửi được khi còn thiếu mục này.",
  too_large: () => "Số quá lớn. Kiểm tra lại.",
  asked: (shown: string) => `"${shown}" có thể hiểu hai cách. Ghi lại là số nguyên viết liền, ví dụ 1407.`,
  double_in_file: (where: string) =>
    `Trùng với ${where}: cùng xã, cấp tổ chức, tên điểm và ngày. Bỏ một dòng hoặc ghi tên khác nhau.`,
  double_id: (where: string) => `Mã điểm này đã có ở ${where}.`,
  double_stored: (count: number) =>
    `Trên cổng đã có ${count} điểm cùng xã, cấp tổ chức, tên và ngày nên không biết dòng này là điểm nào. Dùng tệp đã điền sẵn, có Mã điểm.`,
  same_name: (days: string) =>
    `Xã này đã có điểm cùng tên vào ngày ${days}. Nếu là một điểm đổi ngày, dùng tệp đã điền sẵn, có Mã điểm.`,
  swapped: (shown: string, other: string) =>
    `Ngày ${shown} ngoài thời gian của mùa, còn ${other} thì trong mùa: có thể ngày và tháng bị đảo.`,
  second_commune_point: (row: number) =>
    `Dòng ${row} cũng là điểm cấp xã của xã này. Mỗi xã thường chỉ có một điểm cấp xã; kiểm tra cấp tổ chức.`,
  not_editable: (why: string) => `Điểm đã có trên cổng và không sửa được bằng tệp: ${why}`,
  no_gift_value: () => "Ghi tổng giá trị bằng đồng; không có giá trị thì ghi 0.",
  no_gift_count: () => "Có giá trị quà nhưng chưa có số suất.",
  season_closed: () => "Mùa không mở cho xã này.",
  report_signed: () => "Báo cáo mùa của tỉnh đã ký nên không ghi thêm điểm của xã này.",
} as const;

/** What is in a list, shortened, after something that is not. */
export function listSentence(shown: string, words: Record<string, string>, many = false): string {
  const list = Object.values(words).join("; ");
  const how = many ? 'Nhiều mục thì cách nhau bằng dấu ";".' : "";
  return `"${shown}" không có trong danh sách: ${list}. ${how}`.trim();
}

/** Why a whole file is not read, and what to do. */
export const fileSentences: Record<FileProblem, (detail: string) => string> = {
  empty: () => "Tệp rỗng. Chọn lại tệp đã điền.",
  text: () =>
    "Đây là tệp văn bản (CSV), không phải tệp Excel, dù tên có đuôi .xlsx. Mở bằng Excel rồi lưu lại dạng .xlsx.",
  html: () =>
    "Đây là trang web (HTML), không phải tệp Excel, dù tên có đuôi .xlsx. Mở bằng Excel rồi lưu lại dạng .xlsx.",
  pdf: () => "Đây là tệp PDF, không phải tệp Excel. Điền vào tệp mẫu rồi tải lên.",
  old_excel: () =>
    "Đây là tệp Excel kiểu cũ (.xls) hoặc tệp đặt mật khẩu. Bỏ mật khẩu, lưu lại dạng .xlsx rồi tải lên.",
  binary_excel: () => "Đây là tệp Excel nhị phân (.xlsb). Lưu lại dạng .xlsx rồi tải lên.",
  open_document: () => "Đây là tệp OpenDocument (.ods). Lưu lại dạng .xlsx rồi tải lên.",
  other_office: () => "Đây là tệp Word hoặc PowerPoint, không phải tệp Excel.",
  unknown_kind: () => "Đây không phải tệp Excel (.xlsx). Điền vào tệp mẫu rồi tải lên.",
  encrypted: () => "Tệp đặt mật khẩu. Bỏ mật khẩu rồi tải lên.",
  macros: () => "Tệp có macro nên không nhận. Lưu lại dạng .xlsx (không macro) rồi tải lên.",
  links: () =>
    "Tệp có liên kết hoặc nhúng tệp khác nên không nhận. Bỏ liên kết (Edit Links – Break Link), dán giá trị, rồi lưu lại.",
  declarations: () =>
    "Tệp có khai báo lạ (DTD, thực thể) mà Excel không bao giờ ghi nên không nhận. Chép dữ liệu sang tệp mẫu mới.",
  broken: () => "Tệp hỏng, không mở được. Mở bằng Excel, lưu lại rồi tải lên.",
  file_too_large: () => "Tệp lớn hơn 10 MB. Bỏ ảnh và các trang không cần, hoặc chia thành nhiều tệp.",
  unpacked_too_large: () =>
    "Nội dung giải nén của tệp quá lớn so với một bảng điểm Ngày hội nên không đọc tiếp. Chép riêng các dòng cần nhập sang tệp mẫu mới.",
  too_many_parts: () => "Tệp có quá nhiều thành phần bên trong. Chép dữ liệu sang tệp mẫu mới.",
  too_many_sheets: () => "Tệp có hơn 100 trang. Chép trang cần nhập sang tệp mẫu mới.",
  too_many_rows: () => "Tệp có hơn 20.000 dòng. Chia thành nhiều tệp, mỗi tệp nhiều nhất 20.000 dòng.",
  too_many_columns: () => "Tệp có dữ liệu ngoài 200 cột đầu. Xóa các cột thừa rồi tải lại.",
  text_too_long: () => "Có ô dài hơn mức Excel cho phép (32.767 ký tự). Rút gọn rồi tải lại.",
  too_slow: () => "Đọc tệp quá lâu nên dừng lại. Chép riêng các dòng cần nhập sang tệp mẫu mới.",
  no_table: () =>
    "Không thấy bảng điểm Ngày hội ở trang nào đang hiện: cần một dòng tiêu đề như trong tệp mẫu, trong 30 dòng đầu. Trang ẩn không được đọc.",
  columns_missing: (detail) => `Thiếu cột bắt buộc: ${detail}. Ghi lại tiêu đề như trong tệp mẫu.`,
  columns_double: (detail) => `Hai cột cùng một nội dung: ${detail}. Giữ một cột.`,
  no_rows: () => "Bảng không có dòng nào dưới tiêu đề.",
  legacy_text: () =>
    "Tệp gõ theo bảng mã cũ (TCVN3 hoặc VNI): nhiều ô chữ không phải Unicode. Chuyển cả tệp sang Unicode rồi tải lại.",
  interrupted: () => "Việc đọc tệp bị ngắt giữa chừng. Tải tệp lên lại.",
  failed: (detail) =>
    `Có lỗi ngoài dự kiến khi đọc tệp (mã ${detail}). Thử lại; nếu vẫn lỗi, báo mã này cho V05.`,
};

export type FileProblem =
  | SpreadsheetProblem
  | "columns_missing"
  | "columns_double"
  | "no_rows"
  | "interrupted"
  | "failed";

export function fileSentence(problem: string, detail: string): string {
  return problem in fileSentences ? fileSentences[problem as FileProblem](detail) : fileSentences.broken("");
}

/** Said in place of a file with points that would hold none. */
export const noPoints =
  "Không có điểm nào còn sửa được bằng tệp: chưa lập điểm, hoặc các điểm đã gửi đi, do đơn vị khác lập.";

/** Why an upload does not even begin; said on the page of the form. */
export const uploadSentences = {
  missing: "Chọn tệp Excel (.xlsx) đã điền.",
  season: "Chọn mùa đang nhận điểm.",
  unit: "Trang này mở khi bạn làm việc cho đơn vị hoặc với vai trò khác. Kiểm tra đơn vị ở đầu trang rồi tải lên lại.",
  too_large: fileSentences.file_too_large(""),
  busy: "Cổng đang đọc nhiều tệp cùng lúc. Chờ vài phút rồi tải lên lại.",
  unreadable: "Chưa nhận được tệp. Chọn lại tệp rồi bấm Tải lên.",
} as const;

export type UploadProblem = keyof typeof uploadSentences;

export const importStateWords: Record<ImportState, string> = {
  reading: "Đang đọc",
  checked: "Chờ ghi",
  committing: "Đang ghi",
  committed: "Đã ghi",
  failed: "Không đọc được",
  dropped: "Đã bỏ",
};

export const outcomeWords: Record<ImportOutcome, string> = {
  added: "Mới",
  changed: "Thay đổi",
  same: "Không đổi",
  asked: "Cần hỏi",
  wrong: "Sai",
};

/** What was found in the file beside its rows; told, nothing is hidden. */
export type FileNote =
  | { kind: "unknown_columns"; labels: string[] }
  | { kind: "absent_columns"; labels: string[] }
  | { kind: "hidden_sheets"; names: string[] }
  | { kind: "other_sheets"; names: string[]; read: string }
  | { kind: "hidden_rows"; count: number }
  | { kind: "sum_rows"; rows: number[] }
  | { kind: "since_1904" }
  | { kind: "lines_above"; row: number };

const quoted = (list: string[]) =>
  `${list
    .slice(0, 12)
    .map((one) => `"${one}"`)
    .join(", ")}${list.length > 12 ? ` và ${formatNumber(list.length - 12)} mục khác` : ""}`;

export function noteSentence(note: FileNote): string {
  switch (note.kind) {
    case "unknown_columns":
      return `Cột không nhận ra, không đọc: ${quoted(note.labels)}.`;
    case "absent_columns":
      return `Tệp không có các cột: ${quoted(note.labels)}. Điểm đã có giữ nguyên các mục này; điểm mới để trống.`;
    case "hidden_sheets":
      return `Trang ẩn không được đọc: ${quoted(note.names)}.`;
    case "other_sheets":
      return `Chỉ đọc trang "${note.read}"; không đọc: ${quoted(note.names)}.`;
    case "hidden_rows":
      return `${formatNumber(note.count)} dòng đang ẩn (lọc) vẫn được đọc.`;
    case "sum_rows":
      return `Dòng tổng không được đọc: ${note.rows.slice(0, 10).join(", ")}.`;
    case "since_1904":
      return "Tệp tính ngày từ năm 1904 (Excel cho máy Mac cũ); ngày đã được đọc theo cách ấy.";
    case "lines_above":
      return `Tiêu đề ở dòng ${note.row}; các dòng phía trên không được đọc.`;
  }
}

const importSentences = {
  not_uploader: "Chỉ người tải tệp lên trả lời, ghi hoặc bỏ được: số liệu ghi vào đứng tên người ấy.",
  not_waiting: "Tệp này không còn chờ ghi. Tải lại trang để xem trạng thái mới.",
  preview_changed: "Bản xem trước đã được kiểm tra lại sau khi bạn mở trang. Tải lại trang, đọc lại rồi ghi.",
  nothing_to_write: "Không có dòng nào để ghi.",
  not_all_good:
    "Còn dòng sai hoặc cần hỏi nên không ghi được tất cả. Sửa tệp, trả lời câu hỏi, hoặc chỉ ghi các dòng đúng.",
} as const;

/** The points of a file are late: the last day, the working days since, the communes that were given longer. */
export type ImportLateness = { dueOn: Day; days: number; extended: number };

/** Said before the writing and on its receipt, so that nobody takes late points for points in time. */
export function lateSentence(
  { dueOn, days, extended }: ImportLateness,
  year: number,
  written: boolean,
): string {
  const since = days === 0 ? "đã qua" : `đã qua ${formatNumber(days)} ngày làm việc`;
  const when = written ? `lúc ghi ${since}` : since;
  const but = extended === 0 ? "" : `, trừ điểm của ${formatNumber(extended)} xã được gia hạn`;
  return `Hạn gửi kết quả mùa ${year} là ngày ${formatDay(dueOn)}, ${when}. Các điểm ghi từ tệp này tính là quá hạn${but}.`;
}

/** What a command refuses, as an issue of the form. */
export function importIssue(code: keyof typeof importSentences): Issue {
  return { path: "", code, message: importSentences[code] };
}

/** Said on the preview after a writing that others had come before. */
export function meanwhileSentence({ rows, first }: { rows: number; first: number | null }): string {
  return `${formatNumber(rows)} dòng (đầu tiên là dòng ${first ?? "?"}) không còn đúng: có người vừa lập, sửa hoặc gửi điểm ấy, hoặc mùa vừa khóa. Bấm "Kiểm tra lại với số liệu mới nhất" rồi đọc lại.`;
}

export const notWritten = "Có lỗi ngoài dự kiến, đã được ghi nhận. Kiểm tra lại rồi ghi lần nữa.";
