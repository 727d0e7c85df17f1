import type { Issue } from "@/lib/core/refusal";
import type {
  AreaClass,
  AreaTrait,
  AwardAuthority,
  AwardForm,
  AwardRecipient,
  CeremonyItem,
  FestivalStatus,
  FestivityItem,
  GiftRecipient,
  HostLevel,
  LeaderTier,
  ModelKind,
  PilotOf,
  SeasonState,
} from "@/prisma/generated/enums";

/** Every label of the codes of Ngày hội. The terms are those of the field's documents. */
export const hostLevelWords: Record<HostLevel, string> = {
  commune: "Cấp xã (xã, phường, đặc khu)",
  residential: "Thôn, tổ dân phố, khu dân cư",
  inter_residential: "Liên khu dân cư",
  agency: "Cơ quan",
  enterprise: "Doanh nghiệp",
  school: "Cơ sở giáo dục",
  district: "Cấp huyện (đến 28/02/2025)",
};

export const areaClassWords: Record<AreaClass, string> = {
  normal: "Bình thường",
  key: "Trọng điểm về ANTT",
  strategic: "Chiến lược",
  complex: "Phức tạp về ANTT",
};

export const areaTraitWords: Record<AreaTrait, string> = {
  border: "Biên giới",
  island: "Hải đảo",
  ethnic_minority: "Vùng đồng bào dân tộc thiểu số",
  religious: "Vùng đồng bào tôn giáo",
};

export const pilotOfWords: Record<PilotOf, string> = {
  none: "Không phải điểm chỉ đạo",
  ministry: "Điểm chỉ đạo của Bộ",
  province: "Điểm chỉ đạo của tỉnh",
  district: "Điểm chỉ đạo của huyện",
  commune: "Điểm chỉ đạo của xã",
};

export const festivalStatusWords: Record<FestivalStatus, string> = {
  planned: "Dự kiến",
  held: "Đã tổ chức",
  postponed: "Hoãn",
  cancelled: "Hủy",
};

export const leaderTierWords: Record<LeaderTier, string> = {
  party_state: "Lãnh đạo Đảng, Nhà nước",
  ministry: "Lãnh đạo Bộ Công an",
  central: "Lãnh đạo bộ, ban, ngành Trung ương",
  province: "Lãnh đạo tỉnh",
  province_police: "Lãnh đạo Công an tỉnh",
  district: "Lãnh đạo huyện (đến 30/6/2025)",
  commune: "Lãnh đạo xã",
};

export const ceremonyWords: Record<CeremonyItem, string> = {
  welcome_arts: "Văn nghệ chào mừng",
  flag_salute: "Lễ chào cờ",
  introduction: "Tuyên bố lý do, giới thiệu đại biểu",
  address: "Diễn văn ôn lại truyền thống, đánh giá phong trào",
  discussion: "Thảo luận, trao đổi kinh nghiệm",
  awards: "Công bố quyết định và trao khen thưởng",
  leader_speech: "Phát biểu, tặng quà của đại biểu cấp trên",
  reply: "Phát biểu đáp từ của đơn vị tổ chức",
  pledge_signing: "Ký kết giao ước thi đua",
};

export const festivityWords: Record<FestivityItem, string> = {
  arts: "Văn hóa, văn nghệ",
  sports: "Thể dục, thể thao",
  folk_games: "Trò chơi dân gian",
  booths: "Gian hàng",
  exhibition: "Triển lãm ảnh, hiện vật",
  charity: "Hoạt động nhân đạo",
  visits: "Thăm hỏi, tặng quà",
  shared_meal: "Bữa cơm đoàn kết",
};

export const giftRecipientWords: Record<GiftRecipient, string> = {
  policy_family: "Gia đình chính sách",
  poor_household: "Hộ nghèo, hoàn cảnh khó khăn",
  respected_person: "Người có uy tín",
  exemplar: "Điển hình tiên tiến",
  grassroots_force: "Lực lượng bảo vệ ANTT ở cơ sở",
  other: "Đối tượng khác",
};

export const modelKindWords: Record<ModelKind, string> = {
  launched: "Ra mắt mới",
  replicated: "Nhân rộng",
};

export const awardAuthorityWords: Record<AwardAuthority, string> = {
  ministry: "Bộ Công an",
  province_committee: "UBND tỉnh",
  district_committee: "UBND huyện (đến 30/6/2025)",
  commune_committee: "UBND xã",
  province_police: "Giám đốc Công an tỉnh",
  other: "Cơ quan khác",
};

export const awardFormWords: Record<AwardForm, string> = {
  medal: "Kỷ niệm chương",
  merit_certificate: "Bằng khen",
  commendation: "Giấy khen",
};

export const awardRecipientWords: Record<AwardRecipient, string> = {
  collective: "Tập thể",
  individual: "Cá nhân",
};

export const seasonStateWords: Record<SeasonState, string> = {
  draft: "Dự thảo",
  open: "Đang mở",
  locked: "Đã khóa",
  reopened: "Mở lại để đính chính",
};

/** Acts on a point as its timeline tells them. */
export const stepWords: Record<string, string> = {
  create: "Lập điểm",
  submit: "Trình Trưởng Công an cấp xã",
  handBack: "Đưa về nháp để sửa",
  send: "Xác nhận và gửi",
  recall: "Thu hồi",
  forward: "Đồng ý, chuyển lên tỉnh",
  accept: "Tiếp nhận",
  return: "Trả lại",
  lock: "Khóa",
  unlock: "Mở khóa",
  correct: "Đính chính",
};

const commandSentences = {
  place_missing: () => ({ path: "unit", message: "Chọn xã tổ chức điểm này." }),
  place_unknown: ({ day }) => ({
    path: "unit",
    message: `Không có xã này trong phạm vi của bạn vào ngày ${day}. Nhập mã 5 số hoặc đúng tên xã, và kiểm tra ngày tổ chức.`,
  }),
  place_ambiguous: ({ codes }) => ({
    path: "unit",
    message: `Có nhiều xã cùng tên. Nhập mã của xã cần chọn: ${codes}.`,
  }),
  not_deletable: () => ({
    path: "",
    message:
      "Chỉ xóa được bản nháp chưa gửi lần nào. Điểm đã gửi thì chọn Hủy ở mục Tình hình tổ chức và ghi lý do.",
  }),
  changed: () => ({
    path: "",
    message:
      "Nội dung vừa được sửa sau khi bạn mở trang này. Tải lại trang để đọc bản mới, rồi làm lại bước này.",
  }),
  not_creator: () => ({
    path: "",
    message: "Chỉ người đã lập bản nháp xóa được. Người khác chọn Hủy ở mục Tình hình tổ chức và ghi lý do.",
  }),
  nothing_chosen: () => ({
    path: "ids",
    message: "Chọn ít nhất một điểm để lập lại.",
  }),
  sent_since: () => ({
    path: "",
    message: "Vừa được gửi lại sau khi bạn mở trang này. Mở điểm để đọc số liệu mới rồi tiếp nhận.",
  }),
} as const satisfies Record<string, (said: Record<string, string>) => { path: string; message: string }>;

export type CommandCode = keyof typeof commandSentences;

/** What a command refuses, as an issue of the form. */
export function commandIssue(code: CommandCode, said: Record<string, string>): Issue {
  return { code, ...commandSentences[code](said as never) };
}

/** A closed list as the choices of a field, in the order of its words. */
export function optionsOf<T extends string>(words: Record<T, string>): { value: T; label: string }[] {
  return (Object.entries(words) as [T, string][]).map(([value, label]) => ({ value, label }));
}
