import { expect, test } from "vitest";
import { askedDocument } from "@/lib/recognitions/applications/asked";
import { selfAssessmentPaper } from "@/lib/recognitions/applications/paper";
import type { ApplicationRecord } from "@/lib/recognitions/applications/record";
import { leavesOf } from "@/lib/recognitions/criteria/document";
import { score } from "@/lib/recognitions/criteria/scoring";
import { safeArea } from "@/prisma/seed/criteria/safe-area";

const [residential, commune] = safeArea;

/** As much of an application as its paper says. */
function recordOf(kind: "residential" | "commune"): ApplicationRecord {
  const base = kind === "residential" ? residential : commune;
  if (!base) throw new Error("not shipped");
  const document = askedDocument(base, null, kind);
  const leaves = document.groups.flatMap(({ criteria }) => criteria.flatMap(leavesOf));
  const answers = Object.fromEntries(
    leaves.map(({ key, kind: how }) => [
      key,
      {
        answer: how === "met" ? { met: key !== "4" } : { value: how === "count" ? 100 : 10_000 },
        ...{ explanation: key === "4" ? "Tăng 02 vụ." : "", links: [], records: [], files: [] },
      },
    ]),
  );
  return {
    ...{ unit: { kind: "commune", name: "Thạch Hà" }, province: "tỉnh Hà Tĩnh", year: 2026, kind },
    scheme: { name: "An toàn", shortName: "An toàn về ANTT", legalBasis: "Thông tư 124/2021/TT-BCA" },
    subject: kind === "residential" ? { name: "Thôn Đông Hà" } : null,
    set: { name: document.name, edition: 1, sample: document.sample },
    row: { state: "sent", decides: "nation" },
    registeredOn: "2026-02-10",
    papers: {
      registrationNumber: "",
      report: "",
      surveyCollected: null,
      partyOpinion: "",
      committeeOpinion: "",
    },
    ...{
      document,
      answers,
      score: score(document, Object.fromEntries(leaves.map(({ key }) => [key, answers[key]?.answer]))),
    },
  } as unknown as ApplicationRecord;
}

test("a residential area reports to its commune by its own criteria, parts called by their whole", () => {
  const paper = selfAssessmentPaper(recordOf("residential"), "2026-11-22");
  expect(paper.to).toBe("Ủy ban nhân dân xã Thạch Hà");
  expect(paper.parent).toBe("UBND XÃ THẠCH HÀ");
  expect(paper.subject).toBe(
    "Kết quả tự đánh giá theo tiêu chuẩn “An toàn về an ninh, trật tự” của khu dân cư năm 2026",
  );
  expect(paper.appendix?.rows.map(([code]) => code)).toEqual([
    ...["1.a", "1.b", "1.c", "2", "3.a", "3.b", "3.c", "3.d", "3.đ", "3.e", "3.g", "4", "5"],
  ]);
  expect(paper.appendix?.rows.at(-2)).toEqual([
    "4",
    expect.stringContaining("Tội phạm"),
    "Chưa đạt",
    "Chưa đạt",
    "Giải trình: Tăng 02 vụ.",
  ]);
});

test("a commune reports to its province, whoever decides in the end", () => {
  const paper = selfAssessmentPaper(recordOf("commune"), "2026-11-22");
  expect(paper.to).toBe("Công an tỉnh Hà Tĩnh");
  expect(paper.parent).toBe("CÔNG AN TỈNH HÀ TĨNH");
  expect(paper.issuer).toBe("CÔNG AN XÃ\u00a0THẠCH\u00a0HÀ");
  // Days below ten and the first two months with a nought.
  expect(selfAssessmentPaper(recordOf("commune"), "2027-02-05").placeAndDay).toBe(
    "Thạch Hà, ngày 05 tháng 02 năm 2027",
  );
});
