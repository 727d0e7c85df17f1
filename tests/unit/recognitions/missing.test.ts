import { expect, test } from "vitest";
import { missing } from "@/lib/recognitions/applications/missing";
import type { Answer } from "@/lib/recognitions/criteria/scoring";
import { criterion, documentOf } from "@/tests/support/criteria";

/** What keeps an application from being handed in, each thing alone. */
type Of = Parameters<typeof missing>[0];
const papers: Of["papers"] = {
  ...{ registrationNumber: "1/CAP", surveyIssued: 10, surveyCollected: 9, surveySatisfied: 8 },
  ...{ partyOpinion: "Nhất trí.", partyNumber: "1/CV", partyDay: "2026-11-01" },
  ...{ committeeOpinion: "Nhất trí.", committeeNumber: "2/CV", committeeDay: "2026-11-01" },
  report: "Đã làm.",
};
type Said = { explanation?: string; links?: { title: string; address: string }[] };
const codes = (
  answer: Answer | null,
  row: Partial<Parameters<typeof criterion>[0]> = {},
  { explanation = "", links = [] }: Said = {},
  more: Partial<Of> = {},
) =>
  missing({
    document: documentOf([[criterion({ key: "a", max: 100, ...row })]]),
    answers: { a: { answer, explanation, links, records: [], files: [] } },
    facts: {},
    papers,
    kind: "ward",
    ...more,
  } as unknown as Of).map(({ code }) => code);

test("an answer to each criterion; why one does not apply", () => {
  expect(codes({ met: true })).toEqual([]);
  expect(codes(null)).toEqual(["answer_missing"]);
  expect(codes({ notApplicable: true })).toEqual(["reason_missing"]);
  expect(codes({ notApplicable: true }, {}, { explanation: "Không có sông." })).toEqual([]);
});

test("what proves it, where proof is asked for", () => {
  const asked = { evidenceRequired: true };
  expect(codes({ met: true }, asked)).toEqual(["evidence_missing"]);
  expect(codes({ met: true }, asked, { links: [{ title: "Trang", address: "/festivals" }] })).toEqual([]);
});

test("a word where it says otherwise than the portal knows", () => {
  const count = { kind: "count" as const, source: "festival_held" };
  const facts = { a: { code: "festival_held", value: 300, day: "2026-11-22", href: "/festivals" } };
  const of = (value: number, said: Said = {}) => codes({ value }, count, said, { facts } as Partial<Of>);
  expect(of(300)).toEqual([]);
  expect(of(200)).toEqual(["fact_differs"]);
  expect(of(200, { explanation: "Một ngày ghép hai nơi." })).toEqual([]);
});

test.each([
  [{ partyOpinion: "" }, "partyOpinion_missing"],
  [{ partyNumber: "" }, "partyNumber_missing"],
  [{ partyDay: null }, "partyNumber_missing"],
  [{ committeeOpinion: "" }, "committeeOpinion_missing"],
  [{ committeeNumber: "" }, "committeeNumber_missing"],
  [{ committeeDay: null }, "committeeNumber_missing"],
  [{ report: "" }, "report_missing"],
])("of a commune's own papers %j", (paper, code) => {
  const more = { papers: { ...papers, ...paper } };
  expect(codes({ met: true }, {}, {}, more)).toEqual([code]);
  // A residential area brings none of them.
  expect(codes({ met: true }, {}, {}, { ...more, kind: "residential" })).toEqual([]);
});

test("the survey where a criterion asks for it", () => {
  const more = { papers: { ...papers, surveySatisfied: null } };
  expect(codes({ met: true }, {}, {}, more)).toEqual([]);
  expect(codes({ met: true }, { source: "satisfaction_survey" }, {}, more)).toEqual([
    "surveySatisfied_missing",
  ]);
});
