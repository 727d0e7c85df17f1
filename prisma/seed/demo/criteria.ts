import type { ClientBase } from "pg";
import type { CriteriaDocument } from "@/lib/recognitions/criteria/document";
import { met, percent, set } from "../criteria/build";
import { writeSet } from "../criteria/load";
import { modelWardPolice } from "../criteria/model-ward-police";

/** V05 prepares the next edition: two criteria weigh otherwise, one is new; which are mandatory changes who meets it. */
function nextEdition(): CriteriaDocument {
  const groups = structuredClone(modelWardPolice.groups);
  for (const of of groups.flatMap((group) => group.criteria)) {
    if (of.code === "3.1") of.max = 400;
    if (of.code === "5.1") of.max = 500;
    if (of.code === "4.4") Object.assign(of, { mandatory: true, metAt: 500 });
    if (of.code === "4.5") of.mandatory = false;
    if (of.code === "3.1") of.text = "Diện tích đất, trụ sở theo tiêu chuẩn sau sắp xếp đơn vị hành chính";
  }
  groups[2]?.criteria.push({
    ...met("3.5", "Bố trí điểm tiếp dân tại nơi có trụ sở cũ sau sáp nhập phường", 2, { optional: true }),
    key: "3.5-2027",
  });
  return {
    ...modelWardPolice,
    groups,
    decisionNumber: "",
    decidedOn: null,
    validFrom: "2027-01-01",
    source: "(mẫu) Dự thảo sửa đổi sau sắp xếp đơn vị hành chính; lời văn, điểm và ngưỡng là mẫu.",
  };
}

/** What Hà Tĩnh adds to the criteria of safety. */
export const addition = (edition: number): CriteriaDocument =>
  set(
    {
      scheme: "safe_area",
      name: "Tiêu chí bổ sung của UBND tỉnh Hà Tĩnh",
      decisionNumber: edition === 1 ? "17/QĐ-UBND" : "",
      decidedOn: edition === 1 ? "2026-01-09" : null,
      issuer: "UBND tỉnh Hà Tĩnh",
      validFrom: edition === 1 ? "2026-01-15" : "2027-01-15",
      subjectKinds: ["commune", "ward"],
      scoring: "met",
      sample: true,
      source: "(mẫu) Điều 8 Thông tư 124/2021/TT-BCA cho phép UBND cấp tỉnh quy định tiêu chí bổ sung.",
      rule: { every: true, mandatory: false },
    },
    [
      [
        "BS",
        "Tiêu chí bổ sung của tỉnh",
        [
          met("BS1", "Có camera an ninh tại các trục đường chính do Nhân dân và doanh nghiệp góp lắp"),
          ...(edition === 1
            ? []
            : [percent("BS2", "Tỷ lệ hộ gia đình cài ứng dụng định danh điện tử mức 2", 80)]),
        ],
      ],
    ],
  );

/** A draft of V05, and what Hà Tĩnh adds to the criteria of safety: one edition in force, one in preparation. */
export async function insertCriteriaSets(client: ClientBase): Promise<void> {
  await writeSet(client, nextEdition(), { edition: 2, draft: true });
  for (const edition of [1, 2]) {
    await writeSet(client, addition(edition), { edition, draft: edition === 2, ownerCode: "42" });
  }
}
