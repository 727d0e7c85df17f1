import type { CriteriaDocument } from "@/lib/recognitions/criteria/document";
import { met, set } from "./build";

/** QĐ 9745: 34 criteria, of which the first two are public. The others are a sample, so that "x/34" can be worked with. */
const groups: readonly (readonly [string, string, readonly string[]])[] = [
  [
    "I",
    "Sự lãnh đạo của cấp ủy, chính quyền",
    [
      "Quán triệt, triển khai đầy đủ chủ trương, văn bản chỉ đạo đến các ngành, đoàn thể, khu dân cư",
      "Trong quý I Đảng ủy có nghị quyết, UBND có chương trình, kế hoạch, Ban Chỉ đạo có chương trình công tác; các chuyên đề được triển khai",
      "Ban Chỉ đạo được kiện toàn, hoạt động theo quy chế",
      "Cấp ủy, chính quyền kiểm tra, giám sát việc thực hiện ít nhất hai lần trong năm",
      "Sơ kết, tổng kết, khen thưởng kịp thời",
      "Bố trí kinh phí cho phong trào",
    ],
  ],
  [
    "II",
    "Tuyên truyền, vận động",
    [
      "Có kế hoạch tuyên truyền trong năm",
      "Tuyên truyền qua hệ thống thông tin cơ sở và mạng xã hội",
      "Tuyên truyền đến địa bàn, đối tượng trọng điểm",
      "Tổ chức Ngày hội toàn dân bảo vệ an ninh Tổ quốc",
      "Tỷ lệ hộ gia đình ký cam kết tham gia phong trào theo chỉ tiêu",
    ],
  ],
  [
    "III",
    "Mô hình, điển hình tiên tiến",
    [
      "Có mô hình về ANTT hoạt động hiệu quả, được nhân rộng",
      "Mô hình do Nhân dân tự nguyện lập, có quy chế",
      "Đánh giá mô hình hằng năm theo hướng dẫn",
      "Củng cố hoặc giải thể mô hình không hiệu quả",
      "Phát hiện, biểu dương điển hình tiên tiến",
      "Có điển hình được cấp tỉnh trở lên khen thưởng",
    ],
  ],
  [
    "IV",
    "Lực lượng nòng cốt",
    [
      "Lực lượng tham gia bảo vệ ANTT ở cơ sở được kiện toàn đủ tổ, đủ người",
      "Lực lượng nòng cốt được tập huấn trong năm",
      "Bảo đảm chế độ, trang bị cho lực lượng nòng cốt",
      "Công an xã phân công cán bộ phụ trách từng khu dân cư",
      "Không có cán bộ, chiến sĩ Công an xã vi phạm bị kỷ luật",
      "Phát huy vai trò người có uy tín, chức sắc, già làng, trưởng bản",
    ],
  ],
  [
    "V",
    "Kết quả bảo đảm an ninh, trật tự",
    [
      "Không để xảy ra vụ việc phức tạp về ANTT",
      "Không có khiếu kiện đông người, kéo dài trái pháp luật",
      "Tội phạm về trật tự xã hội giảm so với năm trước",
      "Tệ nạn ma túy, cờ bạc, trộm cắp được kiềm chế",
      "Tai nạn giao thông, cháy, nổ được kiềm chế, giảm",
      "Mâu thuẫn trong Nhân dân được hòa giải ở cơ sở theo chỉ tiêu",
      "Tin báo, tố giác tội phạm của Nhân dân được tiếp nhận, giải quyết",
    ],
  ],
  [
    "VI",
    "Kết quả phân loại và phối hợp",
    [
      "Xã đạt tiêu chuẩn “An toàn về ANTT”",
      "Từ 70 % khu dân cư trở lên đạt tiêu chuẩn “An toàn về ANTT”",
      "Phong trào xếp loại khá trở lên",
      "Chương trình phối hợp với MTTQ và các đoàn thể được thực hiện, đánh giá hằng năm",
    ],
  ],
];

const head = {
  decisionNumber: "9745/QĐ-BCA-V05",
  decidedOn: "2022-12-28",
  issuer: "Bộ Công an",
  validFrom: "2022-12-28",
  scoring: "met" as const,
  sample: true,
};

const numbered = (rows: typeof groups) => {
  let serial = 0;
  return rows.map(
    ([code, name, texts]) => [code, name, texts.map((text) => met(String(++serial), text))] as const,
  );
};

export const exemplary: readonly CriteriaDocument[] = [
  set(
    {
      ...head,
      scheme: "exemplary_commune",
      name: "Bộ tiêu chí tạm thời xây dựng xã, phường, thị trấn điển hình",
      subjectKinds: ["commune", "ward", "township", "special_zone"],
      source:
        "Quyết định 9745/QĐ-BCA-V05 ngày 28/12/2022: 34 tiêu chí. Tiêu chí 1 và 2 theo nội dung đã công bố; 32 tiêu chí còn lại và mức đạt 28/34 là mẫu, phải nhập lại theo văn bản gốc.",
      rule: { mandatory: true, metCount: { atLeast: 28, of: 34 } },
    },
    numbered(groups),
  ),
  set(
    {
      ...head,
      scheme: "exemplary_body",
      name: "Bộ tiêu chí tạm thời xây dựng cơ quan, doanh nghiệp, cơ sở giáo dục điển hình",
      subjectKinds: ["agency", "enterprise", "school"],
      source:
        "Quyết định 9745/QĐ-BCA-V05 ngày 28/12/2022. Nội dung các tiêu chí chưa công bố: toàn bộ là mẫu, phải nhập lại theo văn bản gốc.",
      rule: { mandatory: true, metCount: { atLeast: 8, of: 10 } },
    },
    numbered([
      [
        "I",
        "Lãnh đạo, chỉ đạo",
        [
          "Cấp ủy có nghị quyết, thủ trưởng có kế hoạch trong quý I",
          "Có quy chế phối hợp với Công an xã, phường",
          "Có nội quy, quy chế bảo vệ cơ quan, bảo vệ bí mật nhà nước, phòng cháy và chữa cháy",
        ],
      ],
      [
        "II",
        "Tổ chức thực hiện",
        [
          "100 % cán bộ, người lao động, học sinh được phổ biến, ký cam kết",
          "Hưởng ứng Ngày hội toàn dân bảo vệ an ninh Tổ quốc",
          "Có mô hình tự quản về ANTT hoạt động hiệu quả",
          "Lực lượng bảo vệ được bố trí, tập huấn",
        ],
      ],
      [
        "III",
        "Kết quả",
        [
          "Đạt tiêu chuẩn “An toàn về ANTT”",
          "Không để xảy ra vụ việc phức tạp về ANTT, cháy, nổ, tai nạn lao động nghiêm trọng",
          "Phong trào xếp loại khá trở lên",
        ],
      ],
    ]),
  ),
];
