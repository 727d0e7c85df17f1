import type {
  ApplicationState,
  BetterWhen,
  CriteriaScoring,
  CriteriaSetState,
  CriterionKind,
  SchemeOutcome,
  SchemePeriod,
  SubjectKind,
  UnitLevel,
} from "@/prisma/generated/enums";
import type { ApplicationStep } from "./applications/workflow";
import type { ComparedField } from "./criteria/compare";
import type { AssessmentWindow } from "./schemes/subjects";

export const subjectKindWords: Record<SubjectKind, string> = {
  commune: "Xã",
  ward: "Phường",
  township: "Thị trấn",
  special_zone: "Đặc khu",
  residential: "Khu dân cư",
  agency: "Cơ quan",
  enterprise: "Doanh nghiệp",
  school: "Cơ sở giáo dục",
};

export const schemeOutcomeWords: Record<SchemeOutcome, string> = {
  recognised: "Công nhận đạt hoặc chưa đạt",
  class: "Xếp loại",
};

export const schemePeriodWords: Record<SchemePeriod, string> = {
  yearly: "Xét lại mỗi năm",
  standing: "Còn đến khi hết hiệu lực",
};

/** What targets of such a scheme count. */
export const targetCountWords: Record<SchemePeriod, string> = {
  yearly: "Chỉ tiêu đếm đơn vị được công nhận trong năm đó.",
  standing: "Chỉ tiêu đếm đơn vị có công nhận còn hiệu lực vào cuối năm đó.",
};

export const scoringWords: Record<CriteriaScoring, string> = {
  points: "Chấm điểm",
  met: "Đạt hoặc chưa đạt từng tiêu chí",
};

export const setStateWords: Record<CriteriaSetState, string> = {
  draft: "Dự thảo",
  published: "Có hiệu lực",
  retired: "Thôi áp dụng",
};

export const criterionKindWords: Record<CriterionKind, string> = {
  met: "Đạt hoặc chưa đạt",
  points: "Cho điểm",
  percent: "Tỷ lệ %",
  count: "Đếm số lượng",
  grade: "Theo mức",
  parts: "Gồm các tiêu chí con",
};

export const betterWords: Record<BetterWhen, string> = {
  more: "Càng nhiều càng tốt",
  less: "Càng ít càng tốt",
};

export const assessmentWindowWords: Record<AssessmentWindow, string> = {
  calendar: "Năm dương lịch (01/01–31/12)",
  police: "Năm công tác Công an (15/11 năm trước–14/11)",
  residential_safety: "01/11 năm trước–31/10",
  agency_safety: "16/11 năm trước–15/11",
};

export const decidesWords: Record<UnitLevel, string> = {
  commune: "UBND cấp xã",
  district: "UBND cấp huyện",
  province: "Cấp tỉnh",
  nation: "Bộ trưởng Bộ Công an",
};

export const applicationStateWords: Record<ApplicationState, string> = {
  registered: "Đã đăng ký",
  building: "Đang xây dựng",
  self_scored: "Đã tự chấm, chờ ký gửi",
  sent: "Chờ thẩm định",
  returned: "Trả lại bổ sung",
  passed: "Đạt cấp tỉnh",
  proposed: "Đề nghị công nhận",
  recognised: "Đã công nhận",
  not_met: "Không đạt",
  withdrawn: "Rút đăng ký",
};

const waitsAt: Record<UnitLevel, string> = {
  commune: "Chờ xét ở xã",
  district: "Chờ thẩm định huyện",
  province: "Chờ thẩm định tỉnh",
  nation: "Chờ thẩm định Bộ",
};

/** The state as people say it: with where it waits. */
export function applicationStateText({
  state,
  stage,
}: {
  state: ApplicationState;
  stage: UnitLevel;
}): string {
  return state === "sent" ? waitsAt[stage] : applicationStateWords[state];
}

export const applicationStepWords: Record<ApplicationStep, string> = {
  begin: "Bắt đầu xây dựng hồ sơ",
  finish: "Tự chấm xong, trình ký",
  handBack: "Trả lại để sửa",
  send: "Ký, gửi",
  recall: "Thu hồi",
  forward: "Chuyển lên tỉnh",
  return: "Trả lại bổ sung",
  pass: "Thẩm định đạt",
  present: "Ký tờ trình lên Bộ",
  propose: "Đề nghị công nhận",
  recognise: "Công nhận",
  refuse: "Kết luận không đạt",
  withdraw: "Rút đăng ký",
};

/** What of a criterion was changed from one edition to the next. */
export const comparedFieldWords: Record<ComparedField, string> = {
  code: "mã",
  text: "nội dung",
  kind: "loại chấm",
  max: "điểm tối đa",
  mandatory: "bắt buộc",
  mayNotApply: "có thể không áp dụng",
  metAt: "mức được coi là đạt",
  better: "chiều tốt",
  steps: "ngưỡng, mức",
  unitLabel: "đơn vị đếm",
  evidenceRequired: "bắt buộc minh chứng",
  evidence: "minh chứng",
  source: "nguồn số liệu",
  appliesTo: "đối tượng",
  help: "hướng dẫn",
  legalSource: "căn cứ",
};

/** Stands wherever a set shows that is not the wording of the law. */
export const sampleSentence = "Bộ tiêu chí mẫu, nhập theo văn bản gốc";
