import { expect, test } from "vitest";
import { classes, rule, steps, subjects } from "@/lib/audit/criteria-words";
import { openRule } from "@/lib/recognitions/criteria/document";
import { schemeSubjectOf } from "@/tests/support/recognitions";

const none = new Map<string, string>();

test("rules, classes, thresholds and subjects are told in words", () => {
  const asked = {
    ...openRule,
    ...{ total: 9000, groupPercent: 8000, metCount: { atLeast: 28, of: 34 } },
    quotas: [{ criterion: "4.b", atLeast: 7000 }],
    cap: { scheme: "safe_area", class: "average" },
  };
  expect(rule("").say(asked, none)).toBe(
    "Tổng từ 90; Mỗi nhóm từ 80 % điểm tối đa; Không tiêu chí bắt buộc nào chưa đạt; Đạt từ 28/34 tiêu chí; " +
      "Tiêu chí 4.b phải tới 70; Khống chế theo chương trình safe_area, cao nhất average",
  );
  expect(classes("").say([{ code: "good", label: "Khá", from: 7050 }], none)).toBe("Khá từ 70,5 điểm");
  expect(steps("").say([{ at: 8000, points: 200 }], none)).toBe("Tới 80: 2 điểm");
  expect(steps("").say([{ grade: "good", label: "Tốt", points: 300, met: true }], none)).toBe(
    "Tốt: 3 điểm, đạt",
  );
  expect(subjects("").say([schemeSubjectOf({ kind: "ward", decides: "nation" })], none)).toContain(
    "Phường: Bộ trưởng Bộ Công an quyết định, đăng ký 01-01 đến 03-31",
  );
});

test("nothing is nothing, and what has another shape is told as it is stored", () => {
  expect(classes("").say([], none)).toBe("");
  expect(rule("").say(null, none)).toBe("");
  expect(rule("").say({ old: 1 }, none)).toBe('{"old":1}');
});
