import { formatHundredths } from "@/lib/core/decimals";
import type { Issue } from "@/lib/core/refusal";
import type { CriteriaDocument, LeafCriterion } from "@/lib/recognitions/criteria/document";
import { criteriaOf, gradesOf } from "@/lib/recognitions/criteria/document";
import type { Failure, ScoreReason } from "@/lib/recognitions/criteria/scoring";
import { applicationStepWords } from "@/lib/recognitions/words";

const sentences = {
  changed: "Hồ sơ vừa thay đổi. Tải lại trang để đọc bản mới rồi làm lại bước này.",
  no_set: "Chưa có bộ tiêu chí đang áp dụng cho loại đối tượng này. Đề nghị V05 ban hành.",
  criterion_closed: "Cấp trên không yêu cầu sửa tiêu chí này nên giữ như đã gửi.",
  nobody_above: "Không tìm thấy đơn vị cấp trên để gửi.",
  satisfied_more: "Số phiếu hài lòng không lớn hơn số phiếu thu về.",
  collected_more: "Số phiếu thu về không lớn hơn số phiếu phát ra.",
  survey_order: "Nhập đủ số phiếu phát ra và thu về.",
  nothing_chosen: "Chọn ít nhất một hồ sơ.",
  no_record: "Chọn ít nhất một hồ sơ làm minh chứng.",
  record_gone: "Có hồ sơ vừa thay đổi nên không dùng được nữa. Tải lại trang rồi chọn lại.",
  too_many_records: "Một tiêu chí nhận nhiều nhất 40 hồ sơ của đơn vị làm minh chứng.",
  no_model: "Chọn hồ sơ mẫu để chấm theo.",
  not_being_scored: "Hồ sơ không ở bước tự chấm lần đầu nên không chấm theo mẫu.",
  not_alike: "Hồ sơ mẫu phải cùng loại đối tượng, cùng bộ tiêu chí.",
  all_scored: "Đã chấm hết các tiêu chí mà hồ sơ mẫu có.",
  not_appraised: "Chưa thẩm định xong: cần Tổ thẩm định chấm và thống nhất điểm.",
  appraised_not_met: "Kết quả thẩm định chưa đạt; trả lại bổ sung hoặc kết luận không đạt.",
  self_not_met: "Chưa đủ điều kiện.",
  not_alone: "Người nhập, sửa hoặc gửi hồ sơ không tự quyết định. Cần một người khác trong đơn vị.",
} as const;

export type ApplicationCode = keyof typeof sentences;

export function applicationIssue(code: ApplicationCode, path = ""): Issue {
  return { path, code, message: sentences[code] };
}

/** The steps of the timeline; what is no step of the workflow stands here. */
export const stepWords: Readonly<Record<string, string>> = {
  register: "Đăng ký",
  recognition_withdrawn: "Thu hồi công nhận",
  recheck_kept: "Xét lại: giữ chuẩn",
  recheck_lost: "Xét lại: rớt chuẩn",
  carried: "Chuyển tiếp sau sáp nhập",
  succession_ended: "Chấm dứt sau sáp nhập",
  ...applicationStepWords,
};

/** Why a criterion does not give everything; "" where it does. */
export function reasonWords(of: LeafCriterion, reason: ScoreReason, byPoints: boolean): string {
  switch (reason.code) {
    case "full":
    case "missing":
    case "parts":
      return "";
    case "not_applicable":
      return "Không áp dụng, không tính vào tổng.";
    case "not_met":
      return byPoints && of.max > 0 ? `Chưa đạt: trừ ${formatHundredths(of.max)} điểm.` : "Chưa đạt.";
    case "points":
      return "Chưa đạt điểm tối đa.";
    case "threshold": {
      const unit = of.kind === "percent" ? " %" : of.unitLabel && ` ${of.unitLabel}`;
      const reached =
        reason.reached === null ? "Chưa đến mức nào" : `Đạt mức ${formatHundredths(reason.reached)}${unit}`;
      return reason.next === null
        ? `${reached}.`
        : `${reached}; mức tiếp theo ${formatHundredths(reason.next)}${unit}.`;
    }
    case "grade":
      return `Mức: ${gradesOf(of).find(({ grade }) => grade === reason.grade)?.label ?? reason.grade}.`;
  }
}

/** Why a set is not met, in words. */
export function failureWords(document: CriteriaDocument, failure: Failure): string {
  const all = criteriaOf(document).flatMap((of) => [of, ...of.parts]);
  const code = (key: string) => all.find((one) => one.key === key)?.code ?? key;
  switch (failure.code) {
    case "nothing_applies":
      return "Không tiêu chí nào áp dụng.";
    case "total":
      return `Tổng ${formatHundredths(failure.have)} điểm, cần ${formatHundredths(failure.need)}.`;
    case "group": {
      const group = document.groups.find(({ key }) => key === failure.key);
      return `Nhóm ${group ? `${group.code}. ${group.name}` : failure.key} dưới mức tối thiểu.`;
    }
    case "mandatory":
      return `Tiêu chí bắt buộc ${code(failure.key)} chưa đạt.`;
    case "every":
      return `Còn ${failure.missed} tiêu chí chưa đạt; phải đạt tất cả.`;
    case "count":
      return `Đạt ${failure.have} tiêu chí, cần ${failure.need}.`;
    case "quota":
      return `Tiêu chí ${code(failure.key)} phải từ ${formatHundredths(failure.need)} trở lên.`;
    case "other_scheme":
      return "Chưa được công nhận ở chương trình làm điều kiện.";
  }
}
