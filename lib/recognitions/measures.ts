import type { Measure } from "@/lib/core/indicator";
import { subjectKindWords } from "./words";

/** The schemes that figures name; the code of a scheme never changes. */
export const schemeCodeWords = {
  model_ward_police: "Công an phường kiểu mẫu",
  exemplary_commune: "Xã điển hình",
  exemplary_body: "Cơ quan, doanh nghiệp, trường học điển hình",
  safe_area: "An toàn về ANTT",
  movement_class: "Phân loại phong trào",
  rural_security: "Nông thôn mới, tiêu chí 19.2",
  civil_urban: "Đô thị văn minh, tiêu chí 4",
} as const;

const scheme = { name: "scheme", label: "Chương trình", words: schemeCodeWords };
const kind = { name: "kind", label: "Loại đối tượng", words: subjectKindWords };
const outcomes = { recognised: "Công nhận", not_met: "Chưa đạt" };

/** What applications are counted under, by year: the branches of the view recognition_fact. */
export const recognitionMeasures = {
  "recognition.registered": { label: "Đăng ký", unit: "hồ sơ", parts: [scheme, kind] },
  "recognition.sent": { label: "Đã tự chấm và gửi", unit: "hồ sơ", parts: [scheme, kind] },
  "recognition.passed": { label: "Đạt cấp tỉnh", unit: "hồ sơ", parts: [scheme, kind] },
  "recognition.outcome": {
    label: "Kết quả xét",
    unit: "hồ sơ",
    parts: [
      scheme,
      kind,
      { name: "outcome", label: "Kết quả", words: outcomes },
      {
        name: "class",
        label: "Xếp loại",
        words: { excellent: "Xuất sắc", good: "Khá", average: "Trung bình", weak: "Yếu" },
      },
    ],
  },
  "recognition.first": { label: "Công nhận lần đầu", unit: "hồ sơ", parts: [scheme, kind] },
  "recognition.criteria": {
    label: "Tiêu chí đạt và tiêu chí được hỏi",
    unit: "tiêu chí",
    parts: [scheme, kind, { name: "part", label: "Cộng gì", words: { met: "Đạt", asked: "Được hỏi" } }],
  },
  "recognition.unmet": {
    label: "Tiêu chí không được điểm",
    unit: "hồ sơ",
    parts: [
      scheme,
      kind,
      { name: "outcome", label: "Kết quả", words: { ...outcomes, open: "Đang xét" } },
      { name: "criterion", label: "Tiêu chí", words: {} },
    ],
  },
  "recognition.afterwards": {
    label: "Sau công nhận",
    unit: "hồ sơ",
    parts: [
      scheme,
      kind,
      {
        name: "what",
        label: "Việc",
        words: {
          kept: "Giữ chuẩn",
          lost: "Rớt chuẩn",
          withdrawn: "Thu hồi",
          ended: "Hết hiệu lực do sáp nhập",
        },
      },
    ],
  },
} as const satisfies Record<string, Measure>;
