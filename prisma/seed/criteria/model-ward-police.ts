import { count, grade, met, percent, points, set } from "./build";

/** Domain §3.6: twenty criteria whose areas are public and whose wording, weights and thresholds are a sample. */
export const modelWardPolice = set(
  {
    scheme: "model_ward_police",
    name: "Bộ tiêu chí Công an phường kiểu mẫu về an ninh, trật tự và văn minh đô thị",
    decisionNumber: "639/QĐ-BCA-V05",
    decidedOn: "2024-01-30",
    issuer: "Bộ Công an",
    validFrom: "2024-01-30",
    subjectKinds: ["ward"],
    scoring: "points",
    sample: true,
    source:
      "Văn bản gốc không công khai. Số tiêu chí (20) và các lĩnh vực theo thông tin đã công bố; lời văn, điểm và ngưỡng là mẫu, phải nhập lại theo văn bản gốc.",
    rule: { total: 9000, groupPercent: 8000, mandatory: true },
  },
  [
    [
      "I",
      "Xây dựng Đảng, hệ thống chính trị phường",
      [
        met(
          "1.1",
          "Đảng ủy phường có nghị quyết, UBND có kế hoạch về bảo đảm ANTT và xây dựng Công an phường kiểu mẫu trong quý I",
          4,
          { must: true, required: true, evidence: "Nghị quyết của Đảng ủy, kế hoạch của UBND phường" },
        ),
        grade("1.2", "Chi bộ Công an phường hoàn thành tốt nhiệm vụ trở lên", 4, [
          ["excellent", "Hoàn thành xuất sắc nhiệm vụ", 4, true],
          ["good", "Hoàn thành tốt nhiệm vụ", 3, true],
          ["done", "Hoàn thành nhiệm vụ", 1, false],
          ["failed", "Không hoàn thành nhiệm vụ", 0, false],
        ]),
        percent(
          "1.3",
          "Ban Chỉ đạo, MTTQ và các đoàn thể ký, thực hiện chương trình phối hợp",
          80,
          4,
          [
            [60, 2],
            [80, 3],
            [100, 4],
          ],
          { source: "coordination_programmes", evidence: "Chương trình phối hợp đã ký" },
        ),
      ],
    ],
    [
      "II",
      "Xây dựng lực lượng Công an phường",
      [
        percent("2.1", "Bố trí đủ biên chế, đúng tiêu chuẩn chức danh", 90, 6, [
          [80, 3],
          [90, 5],
          [100, 6],
        ]),
        met(
          "2.2",
          "Tập thể đạt “Đơn vị tiên tiến” trở lên; không có cán bộ, chiến sĩ vi phạm bị kỷ luật",
          6,
          {
            must: true,
            required: true,
            source: "unit_awards",
            evidence: "Quyết định khen thưởng",
          },
        ),
        points("2.3", "Chấp hành điều lệnh, văn hóa ứng xử; thực hiện quy chế công tác dân vận", 5, {
          source: "mobilisation_rules",
        }),
        percent(
          "2.4",
          "Cán bộ, chiến sĩ được tập huấn nghiệp vụ, chuyển đổi số",
          80,
          5,
          [
            [60, 2],
            [80, 4],
            [100, 5],
          ],
          { source: "conferences" },
        ),
      ],
    ],
    [
      "III",
      "Trụ sở, cơ sở vật chất, trang bị",
      [
        met("3.1", "Diện tích đất, trụ sở theo tiêu chuẩn", 5, { evidence: "Hồ sơ đất, ảnh trụ sở" }),
        points("3.2", "Nơi tiếp dân, một cửa khang trang, có chỉ dẫn", 4, {
          required: true,
          evidence: "Ảnh nơi tiếp dân",
        }),
        percent("3.3", "Phương tiện, công cụ hỗ trợ đủ theo định mức", 80, 4, [
          [60, 2],
          [80, 3],
          [100, 4],
        ]),
        points("3.4", "Hạ tầng công nghệ thông tin, camera an ninh, bảo mật", 3),
      ],
    ],
    [
      "IV",
      "Bảo đảm an ninh, trật tự",
      [
        met(
          "4.1",
          "Không để xảy ra vụ việc phức tạp về ANTT (các trường hợp tại khoản 3 Điều 4 Thông tư 124/2021/TT-BCA)",
          8,
          { must: true, law: "Khoản 3 Điều 4 Thông tư 124/2021/TT-BCA" },
        ),
        percent("4.2", "Mức giảm tội phạm về trật tự xã hội so với năm trước", 0, 6, [
          [0, 3],
          [5, 5],
          [10, 6],
        ]),
        percent("4.3", "Tỷ lệ điều tra, giải quyết tin báo so với chỉ tiêu được giao", 100, 5, [
          [90, 3],
          [100, 5],
        ]),
        points("4.4", "Quản lý cư trú, ngành nghề có điều kiện, phòng cháy và chữa cháy", 5),
        percent(
          "4.5",
          "Phường đạt “An toàn về ANTT”; tỷ lệ khu dân cư đạt từ 90 % trở lên",
          90,
          4,
          [[90, 4]],
          {
            must: true,
            source: "residential_safe_share",
          },
        ),
      ],
    ],
    [
      "V",
      "Văn minh đô thị, cải cách hành chính, phong trào",
      [
        points("5.1", "Trật tự đô thị, vỉa hè, giao thông có chuyển biến", 6, {
          evidence: "Ảnh trước và sau",
        }),
        percent("5.2", "Hồ sơ thủ tục hành chính giải quyết đúng hạn", 98, 5, [
          [95, 3],
          [98, 5],
        ]),
        percent(
          "5.3",
          "Tỷ lệ người dân hài lòng qua phiếu khảo sát",
          90,
          6,
          [
            [80, 2],
            [90, 5],
            [95, 6],
          ],
          { must: true, required: true, source: "satisfaction_survey", evidence: "Phiếu khảo sát tổng hợp" },
        ),
        count(
          "5.4",
          "Tổ chức Ngày hội và duy trì mô hình hoạt động hiệu quả; phong trào xếp loại khá trở lên",
          "hoạt động",
          2,
          5,
          [
            [1, 2],
            [2, 4],
            [3, 5],
          ],
          { source: "festival_held", help: "Đếm: Ngày hội, mô hình hiệu quả, phong trào từ khá trở lên." },
        ),
      ],
    ],
  ],
);
