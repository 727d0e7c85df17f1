import type { SchemeSubject } from "@/lib/recognitions/schemes/subjects";
import type { SchemeOutcome, SchemePeriod, SubjectKind, UnitLevel } from "@/prisma/generated/enums";

export type ShippedScheme = {
  code: string;
  name: string;
  shortName: string;
  legalBasis: string;
  outcome: SchemeOutcome;
  period: SchemePeriod;
  certificateTitle: string;
  provincesAdd: boolean;
  subjects: SchemeSubject[];
};

const communes = ["commune", "ward", "township", "special_zone"] as const;
const bodies = ["agency", "enterprise", "school"] as const;

const subject = (
  kind: SubjectKind,
  decides: UnitLevel,
  window: SchemeSubject["window"],
  more: Partial<SchemeSubject> = {},
): SchemeSubject => ({
  kind,
  decides,
  formerly: null,
  window,
  registersFrom: "01-01",
  registersTo: "03-31",
  dueOn: null,
  ...more,
});

/** UBND cấp huyện decided until the districts were closed. */
const districtBefore = { formerly: { until: "2025-07-01", decides: "district" as const } };

/** What is recognised (domain §3–§6). Deadlines where the law has them: QĐ 510 (20/11, 30/11), TT 124 (windows). */
export const schemes: readonly ShippedScheme[] = [
  {
    code: "model_ward_police",
    name: "Công an phường kiểu mẫu về an ninh, trật tự và văn minh đô thị",
    shortName: "Công an phường kiểu mẫu",
    legalBasis:
      "Quyết định 639/QĐ-BCA-V05 ngày 30/01/2024; Kế hoạch 42/KH-BCA-V05 ngày 29/01/2024 (2024–2030)",
    outcome: "recognised",
    period: "standing",
    certificateTitle: "Công an phường kiểu mẫu về an ninh, trật tự và văn minh đô thị",
    provincesAdd: false,
    subjects: [subject("ward", "nation", "police")],
  },
  {
    code: "exemplary_commune",
    name: "Xã, phường, đặc khu điển hình về phong trào Toàn dân bảo vệ an ninh Tổ quốc",
    shortName: "Xã điển hình",
    legalBasis: "Quyết định 9745/QĐ-BCA-V05 ngày 28/12/2022",
    outcome: "recognised",
    period: "standing",
    certificateTitle: "Điển hình về phong trào Toàn dân bảo vệ an ninh Tổ quốc",
    provincesAdd: false,
    subjects: communes.map((kind) => subject(kind, "province", "police", districtBefore)),
  },
  {
    code: "exemplary_body",
    name: "Cơ quan, doanh nghiệp, cơ sở giáo dục điển hình về phong trào Toàn dân bảo vệ an ninh Tổ quốc",
    shortName: "Cơ quan, doanh nghiệp, trường học điển hình",
    legalBasis: "Quyết định 9745/QĐ-BCA-V05 ngày 28/12/2022",
    outcome: "recognised",
    period: "standing",
    certificateTitle: "Điển hình về phong trào Toàn dân bảo vệ an ninh Tổ quốc",
    provincesAdd: false,
    subjects: bodies.map((kind) => subject(kind, "commune", "police")),
  },
  {
    code: "safe_area",
    name: "Khu dân cư, xã, cơ quan, doanh nghiệp, cơ sở giáo dục đạt tiêu chuẩn “An toàn về an ninh, trật tự”",
    shortName: "An toàn về ANTT",
    legalBasis: "Thông tư 124/2021/TT-BCA ngày 28/12/2021",
    outcome: "recognised",
    period: "yearly",
    certificateTitle: "Đạt tiêu chuẩn “An toàn về an ninh, trật tự”",
    provincesAdd: true,
    subjects: [
      subject("residential", "commune", "residential_safety"),
      ...communes.map((kind) => subject(kind, "province", "agency_safety", districtBefore)),
      ...bodies.map((kind) => subject(kind, "commune", "agency_safety")),
    ],
  },
  {
    code: "movement_class",
    name: "Phân loại phong trào Toàn dân bảo vệ an ninh Tổ quốc",
    shortName: "Phân loại phong trào",
    legalBasis: "Quyết định 510/QĐ-BCA-V05 ngày 20/01/2022",
    outcome: "class",
    period: "yearly",
    certificateTitle: "Phân loại phong trào Toàn dân bảo vệ an ninh Tổ quốc",
    provincesAdd: false,
    subjects: [
      subject("residential", "commune", "residential_safety", { dueOn: "11-20" }),
      ...communes.map((kind) =>
        subject(kind, "province", "agency_safety", { ...districtBefore, dueOn: "11-30" }),
      ),
      ...bodies.map((kind) => subject(kind, "commune", "agency_safety", { dueOn: "11-30" })),
    ],
  },
  {
    code: "rural_security",
    name: "Tiêu chí an ninh, trật tự trong xây dựng nông thôn mới (tiêu chí 19.2)",
    shortName: "Nông thôn mới, tiêu chí 19.2",
    legalBasis:
      "Quyết định 318/QĐ-TTg ngày 08/3/2022; Hướng dẫn 04/HD-BCA-V05 ngày 18/3/2024; Quyết định 51/2025/QĐ-TTg",
    outcome: "recognised",
    period: "standing",
    certificateTitle: "Xác nhận đạt tiêu chí an ninh, trật tự nông thôn mới",
    provincesAdd: false,
    subjects: [
      subject("commune", "province", "calendar", {
        formerly: { until: "2025-03-01", decides: "district" },
        registersTo: "12-31",
      }),
    ],
  },
  {
    code: "civil_urban",
    name: "Tiêu chí 4 “An ninh, trật tự đô thị” của phường, thị trấn đạt chuẩn đô thị văn minh",
    shortName: "Đô thị văn minh, tiêu chí 4",
    legalBasis: "Quyết định 04/2022/QĐ-TTg; Hướng dẫn 12/HD-BCA-V05 ngày 21/5/2024",
    outcome: "recognised",
    period: "standing",
    certificateTitle: "Xác nhận đạt tiêu chí “An ninh, trật tự đô thị”",
    provincesAdd: false,
    subjects: (["ward", "township"] as const).map((kind) =>
      subject(kind, "province", "calendar", {
        formerly: { until: "2025-03-01", decides: "district" },
        registersTo: "12-31",
      }),
    ),
  },
];
