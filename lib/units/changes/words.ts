import type { Issue } from "@/lib/core/refusal";
import type { UnitChangeKind, UnitChangeState } from "@/prisma/generated/enums";
import type { ConflictCode, LineConflict } from "./line";

/** Kinds of change as people say them. */
export const changeKindWords: Record<UnitChangeKind, string> = {
  open: "Lập đơn vị mới",
  close: "Kết thúc đơn vị",
  rename: "Đổi tên, đổi loại",
  move: "Chuyển sang tỉnh khác",
  merge: "Nhập đơn vị",
  split: "Chia đơn vị",
  mapping: "Theo bảng ánh xạ của nghị quyết",
};

/** What each kind does, for the choice of one. */
export const changeKindHints: Record<UnitChangeKind, string> = {
  open: "Một đơn vị bắt đầu có, không từ đơn vị nào.",
  close: "Một đơn vị không còn, đơn vị khác kế tục toàn bộ.",
  rename: "Vẫn là đơn vị ấy, mã ấy; ví dụ xã thành phường.",
  move: "Kết thúc ở tỉnh cũ, bắt đầu ở tỉnh mới, nối với nhau bằng kế tục.",
  merge: "Hai đơn vị trở lên thành một đơn vị mới hoặc nhập vào đơn vị đang có.",
  split: "Một đơn vị chia thành nhiều phần, một phần là phần chính.",
  mapping: "Nhiều đơn vị cùng ngày, theo tệp CSV.",
};

export const changeStateWords: Record<UnitChangeState, string> = {
  requested: "Đề nghị, chờ V05",
  draft: "Dự thảo",
  refused: "Không chấp nhận",
  withdrawn: "Đã rút",
  discarded: "Đã bỏ",
  applied: "Đã áp dụng",
  undone: "Đã hoàn tác",
};

/** Acts on a change as its timeline tells them. */
export const changeStepWords: Record<string, string> = {
  draft: "Lập dự thảo",
  request: "Gửi đề nghị",
  edit: "Sửa ngày, quyết định",
  upload: "Nạp lại tệp",
  accept: "Chấp nhận đề nghị, chuyển thành dự thảo",
  refuse: "Không chấp nhận",
  withdraw: "Rút đề nghị",
  discard: "Bỏ dự thảo",
  apply: "Áp dụng",
  undo: "Hoàn tác",
};

/** What was done, told once on the page that comes after. */
export const changeDoneWords: Record<string, string> = {
  draft: "Đã lập dự thảo. Chưa có gì thay đổi trong cây đơn vị",
  request: "Đã gửi đề nghị tới V05",
  edit: "Đã lưu ngày và quyết định",
  upload: "Đã nạp tệp mới thay tệp cũ",
  accept: "Đã chấp nhận đề nghị: thành dự thảo, xem trước rồi áp dụng",
  refuse: "Đã trả lời không chấp nhận",
  withdraw: "Đã rút đề nghị",
  discard: "Đã bỏ dự thảo",
  apply: "Đã áp dụng thay đổi",
  undo: "Đã hoàn tác: cây đơn vị trở lại như trước",
};

type Say = (facts: Record<string, string>) => string;

const conflictSentences: Record<ConflictCode, Say> = {
  extent_unknown: ({ text }) => `Phạm vi “${text}” không đọc được: ghi “toàn bộ” hoặc “một phần”.`,
  kind_unknown: ({ text }) => `Loại “${text}” không đọc được: ghi xã, phường, đặc khu, tỉnh hoặc thành phố.`,
  empty_line: () => "Dòng không có mã cũ lẫn mã mới. Điền ít nhất một mã hoặc xóa dòng.",
  nothing_changes: () => "Các dòng không làm thay đổi đơn vị nào.",
  code_shape: ({ code }) => `Mã “${code}” không đúng dạng: mã tỉnh có 2 chữ số, mã xã có 5 chữ số.`,
  unknown_code: ({ code }) => `Không có đơn vị nào mang mã ${code}.`,
  ended: ({ code, unit, day }) => `Mã ${code} (${unit}) đã kết thúc từ ngày ${day}.`,
  ends_already: ({ code, unit, day }) =>
    `Mã ${code} (${unit}) đã có ngày kết thúc ${day} theo một thay đổi khác.`,
  day_before_begin: ({ code, unit, day }) =>
    `Mã ${code} (${unit}) có từ ngày ${day}: ngày hiệu lực phải sau ngày ấy.`,
  whole_twice: ({ code, line }) =>
    `Toàn bộ ${code} đã giao ở dòng ${line}. Nếu chia cho nhiều nơi thì ghi “một phần” ở mọi dòng.`,
  whole_and_part: ({ code, line }) =>
    `Mã ${code} vừa giao toàn bộ (dòng ${line}) vừa giao một phần. Chọn một cách.`,
  same_pair: ({ code, to }) => `Cặp ${code} → ${to} lặp lại. Giữ một dòng.`,
  part_alone: ({ code }) =>
    `Mã ${code} chỉ giao một phần, chưa rõ phần còn lại về đâu. Thêm dòng hoặc ghi “toàn bộ”.`,
  main_missing: ({ code }) => `Mã ${code} chia nhiều phần nhưng chưa chỉ rõ phần chính. Đánh dấu một dòng.`,
  main_twice: ({ code, line }) => `Mã ${code} đã có phần chính ở dòng ${line}. Chỉ giữ một.`,
  successor_missing: ({ code }) => `Mã ${code} kết thúc mà không có đơn vị kế tục. Điền mã mới.`,
  code_reused: ({ code, unit }) =>
    `Mã ${code} đang là của ${unit}, đơn vị này không có dòng ở cột mã cũ. Dùng mã khác, hoặc thêm dòng cho đơn vị đó.`,
  new_unit_differs: ({ code, line }) =>
    `Tên, loại hoặc đơn vị cấp trên của mã mới ${code} khác với dòng ${line}.`,
  name_missing: ({ code }) => `Thiếu tên của đơn vị mới ${code}.`,
  kind_missing: ({ code }) => `Thiếu loại của đơn vị mới ${code}: xã, phường, đặc khu, tỉnh hoặc thành phố.`,
  kind_level: ({ code }) => `Loại không hợp với cấp của mã ${code}.`,
  level_differs: ({ code }) => `Mã cũ và mã mới ${code} không cùng cấp.`,
  parent_missing: ({ code }) => `Chưa rõ đơn vị mới thuộc tỉnh nào. Điền mã tỉnh${code ? ` (${code})` : ""}.`,
  parent_unknown: ({ code }) => `Không có tỉnh, thành phố nào mang mã ${code} vào ngày hiệu lực.`,
  parent_ends: ({ unit }) => `${unit} kết thúc cùng ngày, không thể là đơn vị cấp trên.`,
  parent_level: ({ code }) => `Đơn vị cấp trên phải là tỉnh, thành phố (mã 2 chữ số), không phải ${code}.`,
  below_missing: ({ unit, count, example }) =>
    `${unit} chia hoặc kết thúc mà còn ${count} đơn vị bên dưới chưa có dòng: ${example}…`,
};

/** The sentence of a conflict, without its line. */
export function conflictSentence({ code, facts }: LineConflict): string {
  return conflictSentences[code](facts);
}

/** What the database refuses by, and how a person reads it. */
const ruleSentences: Record<string, string> = {
  unit_overlap: "Một mã sẽ thuộc hai đơn vị cùng lúc.",
  unit_inside_parent: "Một đơn vị sẽ tồn tại ngoài thời gian của đơn vị cấp trên.",
  unit_level_order: "Một đơn vị sẽ thuộc đơn vị không ở cấp cao hơn.",
  unit_successor: "Một đơn vị kết thúc mà không có đơn vị kế tục.",
  succession_whole_or_parts: "Một đơn vị vừa giao toàn bộ vừa giao từng phần.",
  succession_one_whole: "Một đơn vị giao toàn bộ cho hai nơi.",
  succession_one_main: "Một đơn vị chia nhiều phần phải có đúng một phần chính.",
  succession_day: "Đơn vị kế tục không tồn tại vào ngày hiệu lực.",
  unit_change_ends:
    "Một đơn vị trong thay đổi này vừa được kết thúc bởi thay đổi khác. Tải lại trang để xem trước lại.",
  unit_change_act: "Số quyết định này đã có với ngày ban hành khác. Kiểm tra lại số và ngày.",
  unit_change_state: "Thay đổi đã chuyển sang trạng thái khác. Tải lại trang.",
  unit_change_rename_day:
    "Đổi tên chỉ áp dụng được từ ngày hiệu lực trở đi. Giữ dự thảo và áp dụng vào ngày đó.",
  unit_change_in_way:
    "Đã có dữ liệu mới dựa trên thay đổi này nên không hoàn tác được. Xem danh sách bên dưới.",
  former_name_validity: "Ngày đổi tên phải sau lần đổi tên trước.",
  former_name_overlap: "Đơn vị đã đổi tên trong khoảng thời gian này.",
  unit_code_shape: "Mã không đúng dạng của cấp.",
  unit_validity: "Ngày hiệu lực phải sau ngày đơn vị bắt đầu.",
};

/** The rule that refused, in words; a rule that nobody foresaw is named. */
export function ruleSentence(rule: string): string {
  return ruleSentences[rule] ?? `Cơ sở dữ liệu từ chối theo quy tắc ${rule}.`;
}

export const knownRules = Object.keys(ruleSentences);

export function changeIssue(code: string, message: string, path = ""): Issue {
  return { path, code, message };
}

/** What stands on a change, by the table that it was found in. */
const inWayWords: Record<string, string> = {
  festival: "điểm Ngày hội",
  festival_plan: "kế hoạch",
  festival_report: "báo cáo",
  app_user: "tài khoản",
  role_assignment: "phân công vai trò",
  user_session: "phiên đăng nhập",
  sign_in: "lần đăng nhập",
  unit_post: "người giữ chức vụ",
  unit_contact: "thông tin liên hệ",
  unit_group_member: "lần vào nhóm đơn vị",
  decision: "lần xử lý hồ sơ",
  saved_view: "góc nhìn số liệu đã lưu",
  unit_change: "thay đổi, đề nghị khác",
  unit_former_name: "lần đổi tên",
  below: "đơn vị lập thêm bên dưới",
  later_end: "lần kết thúc sau đó",
  later_heir: "đơn vị khác nhập vào sau đó",
  later_name: "lần đổi tên sau đó",
  decided_for: "hồ sơ đã được đơn vị kế tục xử lý thay",
};

export function inWayWord(what: string): string {
  return inWayWords[what] ?? `dòng dữ liệu (${what})`;
}

/** Records by the table that they are in. */
export const sourceWords: Record<string, string> = {
  festival: "Điểm Ngày hội",
  festival_plan: "Kế hoạch",
  festival_report: "Báo cáo tỉnh",
};

/** Lines of "Việc của tôi"; `kind` is a code of the kinds above. */
export const changeWork = {
  decide: (kind: string) => `Trả lời đề nghị: ${kindInside(kind)}`,
  apply: (kind: string) => `Áp dụng thay đổi đơn vị: ${kindInside(kind)}`,
  asked: changeStateWords.requested,
  draft: changeStateWords.draft,
};

function kindInside(kind: string): string {
  return (changeKindWords[kind as UnitChangeKind] ?? kind).toLowerCase();
}

/** Why a file cannot be taken at all. */
export const fileProblemWords = {
  empty: "Tệp trống. Chọn tệp CSV hoặc TSV có bảng ánh xạ.",
  missing: "Chọn tệp CSV hoặc TSV có bảng ánh xạ.",
  spreadsheet: "Bản này đọc tệp CSV hoặc TSV. Trong bảng tính, chọn Lưu thành “CSV UTF-8” rồi nạp lại.",
  encoding: "Tệp không phải UTF-8 nên dấu tiếng Việt sẽ sai. Lưu lại dạng “CSV UTF-8” rồi nạp lại.",
  too_large: "Tệp lớn hơn 500 KB. Tách theo từng tỉnh rồi nạp từng tệp.",
  too_many_lines: "Tệp có hơn 5.000 dòng. Tách theo từng tỉnh rồi nạp từng tệp.",
  no_rows: "Tệp không có dòng nào dưới dòng tiêu đề.",
  no_head: "Không thấy cột “Mã cũ” và “Mã mới” ở dòng đầu. Dùng tệp mẫu để có đúng tiêu đề.",
} as const;
