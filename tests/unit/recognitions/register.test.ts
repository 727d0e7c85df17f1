import { describe, expect, test } from "vitest";
import { answerTyped, readAnswer } from "@/lib/recognitions/applications/answers";
import { answerFrom, disagrees, type Fact } from "@/lib/recognitions/applications/facts";
import { applicationsHref, readApplicationFilter } from "@/lib/recognitions/applications/filter";
import { satisfiedShare } from "@/lib/recognitions/applications/papers";
import { lateNote, registrationTiming, registrationWindow } from "@/lib/recognitions/registration/window";
import { assessmentWindows } from "@/lib/recognitions/schemes/subjects";
import { assessmentDays } from "@/lib/recognitions/schemes/window";
import { readLines } from "@/lib/recognitions/subjects/lines";
import {
  distanceTo,
  provincesTogether,
  type TargetRow,
  withoutCountry,
} from "@/lib/recognitions/targets/distance";
import { windowOf } from "@/lib/reports/window";
import { leaf } from "@/tests/support/criteria";

describe("a pasted list", () => {
  test("is read from tabs or semicolons, blank lines and doubles are left out", () => {
    const { lines, issues } = readLines(
      "Thôn Hòa\t1.200\t4800\r\n\nthôn Hoà; 5\nThôn Bình; ; 37",
      "residential",
    );
    expect(issues).toEqual([]);
    expect(lines).toEqual([
      { name: "Thôn Hòa", size: 1200, people: 4800 },
      { name: "Thôn Bình", size: null, people: 37 },
    ]);
  });

  test.each([
    ["; 4", "residential"],
    ["Thôn A; nhiều", "residential"],
    ["Thôn A; 1; 2; 3", "residential"],
    ["Trường B; 300; 5", "school"],
    [`${"a".repeat(201)}`, "agency"],
    ["Thôn A; 99999999", "residential"],
  ] as const)("says which line cannot be read: %s", (text, kind) => {
    const { issues } = readLines(`Dòng đúng; 1\n${text}`, kind);
    expect(issues).toHaveLength(1);
    expect(issues[0]?.message).toMatch(/^Dòng 2: /);
  });
});

describe("registration and assessment year", () => {
  const subject = { registersFrom: "01-01", registersTo: "03-31" };
  test.each([
    ["2025-12-31", "early"],
    ["2026-01-01", "open"],
    ["2026-03-31", "open"],
    ["2026-04-01", "late"],
    ["2027-01-01", "late"],
  ] as const)("a registration on %s for 2026 is %s", (day, timing) => {
    expect(registrationTiming(subject, 2026, day)).toBe(timing);
  });

  test("in words", () => {
    expect(registrationWindow(subject, 2026)).toBe("01/1/2026 – 31/3/2026");
    expect(lateNote(subject, 2026)).toBe("Đăng ký sau hạn 31/3/2026.");
  });

  test.each(assessmentWindows)("the days of %s are those of the figures", (window) => {
    const { firstDay, lastDay } = windowOf(window, 2026);
    expect(assessmentDays(window, 2026)).toEqual({ from: firstDay, to: lastDay });
  });
});

describe("an answer as it is typed", () => {
  const met = leaf({ key: "a", kind: "met", mayNotApply: true });
  const points = leaf({ key: "b", kind: "points", max: 400 });
  const percent = leaf({ key: "c", kind: "percent" });
  const count = leaf({ key: "d", kind: "count" });
  test.each([
    [met, "yes", { met: true }],
    [met, "no", { met: false }],
    [met, "not_applicable", { notApplicable: true }],
    [met, "", null],
    [points, "2,5", { value: 250 }],
    [percent, "98,25", { value: 9825 }],
    [percent, "98 %", { value: 9800 }],
    [count, "3", { value: 300 }],
  ])("%#: is read and shown again", (of, typed, answer) => {
    expect(readAnswer(of, typed)).toEqual({ answer });
    expect(readAnswer(of, answerTyped(answer))).toEqual({ answer });
  });

  test.each([
    [met, "perhaps"],
    [points, "4,01"],
    [points, "-1"],
    [points, "not_applicable"],
    [percent, "98.5"],
    [count, "1,5"],
    [count, "-1"],
  ])("%#: is refused with what to type instead", (of, typed) => {
    expect(readAnswer(of, typed)).toMatchObject({ issue: { path: "answer" } });
  });

  test("ticked as not applicable, what stands in the field does not count", () => {
    expect(readAnswer({ ...percent, mayNotApply: true }, "50", false)).toEqual({
      answer: { notApplicable: true },
    });
    expect(readAnswer(percent, "50", false)).toMatchObject({ issue: { code: "answer_unreadable" } });
  });
});

describe("a fact", () => {
  const fact = (code: Fact["code"], value: number | null): Fact => ({
    code,
    value,
    day: "2026-11-22",
    href: "/x",
  });
  test("answers a criterion of its measure, and none where nothing is known", () => {
    const percent = leaf({ key: "c", kind: "percent" });
    expect(answerFrom(percent, fact("subjects_safe_share", 7125))).toEqual({ value: 7125 });
    expect(answerFrom(percent, fact("festival_held", 300))).toBeNull();
    expect(answerFrom(percent, fact("subjects_safe_share", null))).toBeNull();
    expect(answerFrom(leaf({ key: "d", kind: "count" }), fact("festival_held", 300))).toEqual({ value: 300 });
    expect(answerFrom(leaf({ key: "e", kind: "points", max: 100 }), fact("festival_held", 300))).toBeNull();
  });

  test("of a share is met when it is whole or at what the criterion says; of a count from one on", () => {
    const met = leaf({ key: "a", kind: "met" });
    expect(answerFrom(met, fact("subjects_safe_share", 9999))).toEqual({ met: false });
    expect(answerFrom(met, fact("subjects_safe_share", 10_000))).toEqual({ met: true });
    expect(answerFrom({ ...met, metAt: 7000 }, fact("subjects_safe_share", 7000))).toEqual({ met: true });
    expect(answerFrom(met, fact("models", 100))).toEqual({ met: true });
  });

  test("disagrees with another answer, not with none and not where the criterion does not apply", () => {
    const met = leaf({ key: "a", kind: "met", mayNotApply: true });
    const known = fact("models", 0);
    expect(disagrees(met, { met: true }, known)).toBe(true);
    expect(disagrees(met, { met: false }, known)).toBe(false);
    expect(disagrees(met, { notApplicable: true }, known)).toBe(false);
    expect(disagrees(met, null, known)).toBe(false);
    expect(disagrees(met, { met: true }, undefined)).toBe(false);
  });
});

test("who is satisfied is counted among the forms that came back", () => {
  expect(satisfiedShare({ surveyCollected: 480, surveySatisfied: 470 })).toBe(9791);
  expect(satisfiedShare({ surveyCollected: 0, surveySatisfied: 0 })).toBeNull();
  expect(satisfiedShare({ surveyCollected: 480, surveySatisfied: null })).toBeNull();
});

test("a target asks for whole units", () => {
  expect(distanceTo({ units: 21, recognised: 6, percent: 3000 })).toEqual({ needed: 7, left: 1 });
  expect(distanceTo({ units: 21, recognised: 21, percent: 10_000 })).toEqual({ needed: 21, left: 0 });
});

describe("targets of the country", () => {
  const row = (unitId: string, year: number, percent: number, units: number): TargetRow => ({
    ...{
      id: `${unitId} ${year}`,
      unitId,
      year,
      percent,
      units,
      version: 1,
      paper: "",
      unitCode: "",
      unitName: "",
    },
    ...{ unitKind: "province", unitLevel: unitId === "VN" ? "nation" : "province", stand: 2026 },
    ...{ registered: 0, recognised: 0 },
  });
  const country = row("VN", 2030, 5000, 100);
  const rows = [country, row("a", 2028, 10_000, 20), row("a", 2026, 5000, 20), row("b", 2030, 4500, 41)];

  test("beside it stands what the provinces mean to reach by then, each by its last target", () => {
    expect(provincesTogether(country, rows)).toEqual({ provinces: 2, needed: 39, beyond: -11 });
    expect(provincesTogether(country, [...rows, row("c", 2031, 10_000, 50)])).toMatchObject({ provinces: 2 });
    expect(provincesTogether(row("VN", 2026, 1000, 100), rows)).toEqual({
      ...{ provinces: 1, needed: 10, beyond: 0 },
    });
  });

  test("who sees not the whole country reads what it asks, and no number of it", () => {
    const seen = withoutCountry(rows);
    expect(seen.rows).toHaveLength(3);
    expect(seen.country).toEqual([{ id: "VN 2030", year: 2030, percent: 5000, paper: "" }]);
  });
});

test("the address of the list says what is asked, and nothing that nobody knows", () => {
  const filter = readApplicationFilter({
    year: "2026",
    state: "sent",
    kind: "unit",
    scheme: "safe_area",
    page: "2",
    q: "",
  });
  expect(applicationsHref(filter)).toBe(
    "/recognitions/applications?year=2026&scheme=safe_area&state=sent&kind=unit",
  );
  expect(applicationsHref(filter, { page: 2 })).toContain("page=2");
  expect(readApplicationFilter({ year: "x", state: "gone", kind: "person", page: "-1" })).toMatchObject({
    ...{ year: null, state: null, kind: null, page: 1 },
  });
});
