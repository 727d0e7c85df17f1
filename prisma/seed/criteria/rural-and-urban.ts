import type { CriteriaDocument } from "@/lib/recognitions/criteria/document";
import { met, set } from "./build";

/** Tiêu chí 19.2, close to its wording (QĐ 318); who plans and leads from HD 04. */
const contents = [
  met(
    "1",
    "Hằng năm Đảng ủy có nghị quyết, UBND có kế hoạch về bảo đảm ANTT và tổ chức thực hiện hiệu quả",
    0,
    {
      law: "Hướng dẫn 04/HD-BCA-V05",
      required: true,
      evidence: "Nghị quyết, kế hoạch",
    },
  ),
  met("2", "Không có hoạt động xâm phạm an ninh quốc gia", 0, {
    law: "Điểm a, b, c, d, đ khoản 3 Điều 4 Thông tư 124/2021/TT-BCA",
  }),
  met("3", "Không có khiếu kiện đông người kéo dài trái pháp luật"),
  met(
    "4",
    "Không có công dân cư trú trên địa bàn phạm tội đặc biệt nghiêm trọng hoặc phạm các tội về xâm hại trẻ em",
  ),
  met(
    "5",
    "Tội phạm và tệ nạn xã hội (ma túy, trộm cắp, cờ bạc…) và tai nạn giao thông, cháy, nổ được kiềm chế, giảm so với năm trước",
  ),
  met(
    "6",
    "Có một trong các mô hình (phòng, chống tội phạm, tệ nạn xã hội; bảo đảm TTATGT; PCCC) gắn với phong trào hoạt động thường xuyên, hiệu quả",
    0,
    { source: "models" },
  ),
];

const rural = {
  scheme: "rural_security",
  issuer: "Thủ tướng Chính phủ",
  subjectKinds: ["commune" as const],
  scoring: "met" as const,
  rule: { every: true, mandatory: false },
};

export const ruralAndUrban: readonly CriteriaDocument[] = [
  set(
    {
      ...rural,
      name: "Tiêu chí 19.2 của xã nông thôn mới, giai đoạn 2021–2025",
      decisionNumber: "318/QĐ-TTg",
      decidedOn: "2022-03-08",
      validFrom: "2022-03-08",
      validTo: "2026-01-01",
      source: "Quyết định 318/QĐ-TTg ngày 08/3/2022; Hướng dẫn 04/HD-BCA-V05 ngày 18/3/2024 của Bộ Công an.",
    },
    [["19.2", "An ninh, trật tự", contents]],
  ),
  set(
    {
      ...rural,
      name: "Nội dung an ninh, trật tự của xã nông thôn mới, giai đoạn 2026–2030",
      decisionNumber: "51/2025/QĐ-TTg",
      decidedOn: "2025-12-29",
      validFrom: "2026-01-01",
      sample: true,
      source:
        "Quyết định 51/2025/QĐ-TTg ngày 29/12/2025. Số thứ tự và lời văn của nội dung ANTT chưa có; tạm dùng nội dung 19.2 của giai đoạn trước, phải nhập lại theo văn bản gốc.",
    },
    [["ANTT", "An ninh, trật tự", contents]],
  ),
  set(
    {
      scheme: "civil_urban",
      name: "Tiêu chí 4 “An ninh, trật tự đô thị”",
      decisionNumber: "12/HD-BCA-V05",
      decidedOn: "2024-05-21",
      issuer: "Bộ Công an",
      validFrom: "2024-05-21",
      subjectKinds: ["ward", "township"],
      scoring: "met",
      sample: true,
      source:
        "Hướng dẫn 12/HD-BCA-V05 ngày 21/5/2024, tiêu chí 4 của Quyết định 04/2022/QĐ-TTg: 6 nội dung. Nội dung 1 và 6 theo văn bản đã công bố; nội dung 2–5 là mẫu, phải nhập lại theo văn bản gốc.",
      rule: { every: true, mandatory: false },
    },
    [
      [
        "TC4",
        "An ninh, trật tự đô thị",
        [
          met("1", "Không để xảy ra hoạt động chống Đảng, chống chính quyền, phá hoại khối đại đoàn kết"),
          met("2", "Không để xảy ra khiếu kiện đông người, kéo dài trái pháp luật"),
          met("3", "Tội phạm, tệ nạn xã hội được kiềm chế, giảm so với năm trước"),
          met("4", "Tai nạn giao thông, cháy, nổ được kiềm chế, giảm so với năm trước"),
          met(
            "5",
            "Trật tự đô thị, trật tự công cộng được bảo đảm; có mô hình về ANTT hoạt động hiệu quả",
            0,
            { source: "models" },
          ),
          met(
            "6",
            "Cơ quan, doanh nghiệp, cơ sở giáo dục thuộc quyền quản lý đạt tiêu chuẩn tại Thông tư 124/2021/TT-BCA",
            0,
            {
              law: "Điều 6 Thông tư 124/2021/TT-BCA",
              source: "subjects_safe_share",
            },
          ),
        ],
      ],
    ],
  ),
];
