import type { CriteriaDocument } from "@/lib/recognitions/criteria/document";
import { count, met, parts, percent, set } from "./build";

const head = {
  scheme: "safe_area",
  decisionNumber: "124/2021/TT-BCA",
  decidedOn: "2021-12-28",
  issuer: "Bộ Công an",
  validFrom: "2022-02-10",
  scoring: "met",
  rule: { every: true, mandatory: false },
} as const;

/** Khoản 3 Điều 4: only whether it happened is said, never the case. */
const incidents = (code: string, text: string, law: string) =>
  parts(
    code,
    text,
    [
      met("a", "Chống Đảng, chống chính quyền, phá hoại khối đại đoàn kết toàn dân tộc"),
      met("b", "Phá hoại các mục tiêu, công trình trọng điểm"),
      met("c", "Tuyên truyền, phát triển tín ngưỡng, tôn giáo trái pháp luật"),
      met("d", "Lợi dụng tín ngưỡng, tôn giáo, dân tộc, tranh chấp, khiếu kiện gây phức tạp về ANTT"),
      met("đ", "Hoạt động ly khai, đòi tự trị"),
      met("e", "Mâu thuẫn, tranh chấp phức tạp, kéo dài trong Nhân dân"),
      met("g", "Kích động, xúi giục, cưỡng ép, lôi kéo, mua chuộc người khác khiếu kiện trái pháp luật"),
    ],
    {
      law,
      help: "Đạt khi trong năm không để xảy ra. Chỉ ghi đạt hoặc chưa đạt, không ghi nội dung vụ việc.",
    },
  );

const policies = (code: string, law: string, place: string) =>
  met(
    code,
    `Triển khai, thực hiện đầy đủ chủ trương, pháp luật của Nhà nước và quy định của ${place} về ANTT`,
    0,
    {
      law,
    },
  );

/** What is not the wording of the law says so where it is answered. */
const summary = "Lời văn ghi theo nội dung tóm tắt, cần đối chiếu với văn bản gốc.";

const crime = (code: string, law: string) =>
  met(
    code,
    "Tội phạm, tệ nạn xã hội và vi phạm pháp luật khác được kiềm chế, giảm so với năm trước; không để hình thành tụ điểm phức tạp",
    0,
    { law, help: summary },
  );

const residential = set(
  {
    ...head,
    name: "Tiêu chuẩn “An toàn về an ninh, trật tự” của khu dân cư",
    subjectKinds: ["residential"],
    source:
      "Thông tư 124/2021/TT-BCA, Điều 4. Khoản 1–3 theo văn bản đã công bố; khoản 4 và 5 ghi theo nội dung tóm tắt, cần đối chiếu lời văn với bản gốc.",
  },
  [
    [
      "Đ4",
      "Tiêu chuẩn của khu dân cư (Điều 4)",
      [
        parts(
          "1",
          "Trong quý I",
          [
            met("a", "Chi bộ có nghị quyết về công tác bảo đảm ANTT", 0, {
              required: true,
              evidence: "Nghị quyết chi bộ",
            }),
            met("b", "Khu dân cư đăng ký phấn đấu đạt tiêu chuẩn"),
            percent("c", "Tỷ lệ hộ gia đình đang cư trú đăng ký tham gia", 100),
          ],
          { law: "Khoản 1 Điều 4" },
        ),
        policies("2", "Khoản 2 Điều 4", "địa phương"),
        incidents("3", "Không để xảy ra một trong các trường hợp", "Khoản 3 Điều 4"),
        crime("4", "Khoản 4 Điều 4"),
        met("5", "Lực lượng, tổ chức quần chúng bảo vệ ANTT được củng cố, hoạt động hiệu quả", 0, {
          law: "Khoản 5 Điều 4",
          help: summary,
        }),
      ],
    ],
  ],
);

const commune = set(
  {
    ...head,
    name: "Tiêu chuẩn “An toàn về an ninh, trật tự” của xã, phường, thị trấn",
    subjectKinds: ["commune", "ward", "township", "special_zone"],
    source:
      "Thông tư 124/2021/TT-BCA, Điều 5. Khoản 4 Điều 4 (mục 2c) ghi theo nội dung tóm tắt, cần đối chiếu lời văn với bản gốc. Đặc khu áp dụng như xã sau sắp xếp năm 2025 (chưa có văn bản thay thế).",
  },
  [
    [
      "Đ5",
      "Tiêu chuẩn của xã, phường, thị trấn (Điều 5)",
      [
        parts(
          "1",
          "Trong quý I và trong năm",
          [
            met(
              "a",
              "Đảng ủy có nghị quyết, UBND có kế hoạch bảo đảm ANTT và đăng ký phấn đấu đạt tiêu chuẩn",
              0,
              {
                required: true,
                evidence: "Nghị quyết, kế hoạch, bản đăng ký",
              },
            ),
            count("b", "Mô hình hoạt động hiệu quả về bảo đảm ANTT", "mô hình", 1, 0, [], {
              source: "models",
            }),
          ],
          { law: "Khoản 1 Điều 5" },
        ),
        parts(
          "2",
          "Đạt các tiêu chuẩn tại khoản 2, 3, 4 Điều 4",
          [
            policies("a", "Khoản 2 Điều 4", "địa phương"),
            met("b", "Không để xảy ra một trong các trường hợp tại khoản 3 Điều 4", 0, {
              law: "Khoản 3 Điều 4",
            }),
            crime("c", "Khoản 4 Điều 4"),
          ],
          { law: "Khoản 2 Điều 5" },
        ),
        met(
          "3",
          "Công an xã chủ động nắm tình hình, tham mưu cho cấp ủy, chính quyền; không có cá nhân vi phạm bị xử lý kỷ luật",
          0,
          { law: "Khoản 3 Điều 5" },
        ),
        parts(
          "4",
          "Khu dân cư, cơ quan, doanh nghiệp, cơ sở giáo dục thuộc quyền quản lý",
          [
            percent("a", "Tỷ lệ đã đăng ký phấn đấu đạt tiêu chuẩn", 100, 0, [], {
              source: "subjects_registered_share",
            }),
            percent("b", "Tỷ lệ được công nhận đạt tiêu chuẩn", 70, 0, [], { source: "subjects_safe_share" }),
          ],
          { law: "Khoản 4 Điều 5" },
        ),
      ],
    ],
  ],
);

const body = (kind: "agency" | "school", name: string, article: string, more: ReturnType<typeof met>[]) =>
  set(
    {
      ...head,
      sample: true,
      name: `Tiêu chuẩn “An toàn về an ninh, trật tự” của ${name}`,
      subjectKinds: kind === "agency" ? ["agency", "enterprise"] : ["school"],
      source: `Thông tư 124/2021/TT-BCA, ${article}. Tiêu chuẩn 1 theo nội dung đã công bố; phần còn lại là mẫu, phải nhập lại theo văn bản gốc.`,
    },
    [
      [
        kind === "agency" ? "Đ6" : "Đ7",
        `Tiêu chuẩn của ${name} (${article})`,
        [
          parts(
            "1",
            "Trong quý I và trong năm",
            [
              met("a", "Tổ chức Đảng có nghị quyết; có kế hoạch và đăng ký phấn đấu đạt tiêu chuẩn", 0, {
                required: true,
                evidence: "Nghị quyết, kế hoạch, bản đăng ký",
              }),
              met(
                "b",
                "Có nội quy, quy chế về bảo vệ, bảo vệ bí mật nhà nước, chính trị nội bộ, an toàn lao động, phòng cháy và chữa cháy, môi trường",
              ),
              percent("c", "Tỷ lệ cán bộ, công nhân viên được phổ biến", 100),
              count("d", "Mô hình bảo đảm ANTT hoạt động hiệu quả", "mô hình", 1),
            ],
            { law: article },
          ),
          met(
            "2",
            "Triển khai đầy đủ chủ trương, pháp luật về ANTT; thực hiện quy chế phối hợp với Công an",
            0,
            { law: article },
          ),
          met("3", "Không để xảy ra vụ việc phức tạp về ANTT trong cơ quan, đơn vị", 0, { law: article }),
          met(
            "4",
            "Không có cá nhân vi phạm pháp luật bị xử lý hình sự hoặc kỷ luật từ cảnh cáo trở lên",
            0,
            { law: article },
          ),
          ...more,
        ],
      ],
    ],
  );

export const safeArea: readonly CriteriaDocument[] = [
  residential,
  commune,
  body("agency", "cơ quan, doanh nghiệp", "Điều 6", []),
  body("school", "cơ sở giáo dục", "Điều 7", [
    met(
      "5",
      "Phối hợp chặt chẽ giữa nhà trường, địa phương và gia đình trong quản lý, giáo dục học sinh",
      0,
      { law: "Điều 7" },
    ),
  ]),
];
