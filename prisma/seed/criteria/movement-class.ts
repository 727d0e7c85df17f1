import type { CriteriaDocument } from "@/lib/recognitions/criteria/document";
import type { SubjectKind } from "@/prisma/generated/enums";
import { met, percent, points, set } from "./build";

const classes = [
  { code: "excellent", label: "Xuất sắc", from: 9000 },
  { code: "good", label: "Khá", from: 7000 },
  { code: "average", label: "Trung bình", from: 5000 },
  { code: "weak", label: "Yếu", from: 0 },
];

/** QĐ 510: of the sheet of 100 points only the first lines are public; the rest and the thresholds are a sample. */
const sheet = (name: string, subjectKinds: SubjectKind[], place: string) =>
  set(
    {
      scheme: "movement_class",
      name: `Bảng chấm điểm phân loại phong trào của ${name}`,
      decisionNumber: "510/QĐ-BCA-V05",
      decidedOn: "2022-01-20",
      issuer: "Bộ Công an",
      validFrom: "2022-01-20",
      subjectKinds,
      scoring: "points",
      sample: true,
      source:
        "Quyết định 510/QĐ-BCA-V05. Mục 1–3 và đầu mục 4 theo Điều 7 đã công bố (cơ quan, doanh nghiệp); điểm các mục còn lại và ngưỡng xếp loại là mẫu, phải nhập lại theo văn bản gốc.",
      rule: { mandatory: false, cap: { scheme: "safe_area", class: "average" } },
      classes,
    },
    [
      [
        "I",
        "Lãnh đạo, chỉ đạo, tuyên truyền",
        [
          points("1", "Nghị quyết, kế hoạch trong quý I; sơ kết, tổng kết; chế độ báo cáo", 3, {
            law: "Điều 7 Quyết định 510/QĐ-BCA-V05",
            evidence: "Nghị quyết, kế hoạch, báo cáo",
          }),
          percent("2", "Tuyên truyền bằng nhiều hình thức, thu hút người tham gia", 90, 3, [
            [70, 1],
            [80, 2],
            [90, 3],
          ]),
          points(
            "3",
            "Hưởng ứng, tổ chức Ngày hội toàn dân bảo vệ an ninh Tổ quốc và các đợt vận động khác",
            5,
            {
              source: "festival_held",
            },
          ),
          met("4a", "Có quy chế, kế hoạch phối hợp với chính quyền, Công an", 1, {
            source: "coordination_programmes",
          }),
          points("4b", "Thực hiện quy chế, kế hoạch phối hợp", 8),
        ],
      ],
      [
        "II",
        `Kết quả phong trào tại ${place}`,
        [
          points("5", "Vận động tham gia phòng ngừa, tố giác tội phạm; cung cấp tin có giá trị", 15),
          points("6", "Hòa giải mâu thuẫn, giúp đỡ người lầm lỗi tại cộng đồng", 10, { optional: true }),
          points("7", "Mô hình tự quản về ANTT hoạt động thường xuyên, hiệu quả", 15, { source: "models" }),
          points("8", "Lực lượng nòng cốt hoạt động hiệu quả", 10),
        ],
      ],
      [
        "III",
        "Mức độ hoàn thành tiêu chuẩn “An toàn về ANTT”",
        [points("9", "Hoàn thành các tiêu chuẩn “An toàn về ANTT”", 30, { source: "safe_area" })],
      ],
    ],
  );

export const movementClass: readonly CriteriaDocument[] = [
  sheet("khu dân cư", ["residential"], "khu dân cư"),
  sheet("xã, phường, đặc khu", ["commune", "ward", "township", "special_zone"], "xã, phường"),
  sheet("cơ quan, doanh nghiệp, cơ sở giáo dục", ["agency", "enterprise", "school"], "cơ quan, đơn vị"),
];
