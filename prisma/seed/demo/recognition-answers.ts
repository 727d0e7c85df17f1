import { answerFrom, disagrees, type Fact } from "@/lib/recognitions/applications/facts";
import {
  type CriteriaDocument,
  criteriaOf,
  gradesOf,
  type LeafCriterion,
  leavesOf,
  thresholdsOf,
} from "@/lib/recognitions/criteria/document";
import type { Answer, Answers, OtherResults, Score } from "@/lib/recognitions/criteria/scoring";
import { score } from "@/lib/recognitions/criteria/scoring";
import { between, fraction, oneOf } from "./recognition-draw";

/** What is said at a criterion of the demonstration. */
export type DrawnAnswer = { answer: Answer; explanation: string };
export type Drawn = { answers: Record<string, DrawnAnswer>; score: Score };

/** What an application is meant to come to, and how much of it is filled in yet. */
type Meant = { passes: boolean | null; filled: number; weak?: boolean };

const explanations = [
  "Số liệu theo báo cáo tổng kết năm của đơn vị.",
  "Theo sổ theo dõi của Công an xã, đối chiếu với biên bản họp Ban Chỉ đạo.",
  "Đã triển khai từ quý I, có sơ kết 6 tháng.",
  "Hồ sơ, biên bản lưu tại đơn vị.",
];
const shortfalls = [
  "Còn tồn tại, đã có kế hoạch khắc phục trong năm sau.",
  "Chưa hoàn thành chỉ tiêu; nguyên nhân do mới sắp xếp đơn vị.",
  "Kết quả thấp hơn năm trước, đã họp rút kinh nghiệm.",
];
const outside =
  "Cổng chưa ghi nhận đủ: một phần kết quả được thực hiện ngoài Ngày hội, có danh sách kèm theo.";

/** The best answer to a criterion, or one a little below. */
function good(of: LeafCriterion, key: string): Answer {
  const little = fraction(`${key}:little`) < 0.25;
  switch (of.kind) {
    case "met":
    case "parts":
      return { met: true };
    case "points":
      return { value: little ? Math.round((of.max * 0.9) / 50) * 50 : of.max };
    case "grade": {
      const met = gradesOf(of).filter((step) => step.met);
      return { grade: (met[little ? met.length - 1 : 0] ?? met[0])?.grade ?? "" };
    }
    case "percent":
    case "count": {
      const most = Math.max(of.metAt ?? 0, ...thresholdsOf(of).map(({ at }) => at));
      if (of.kind === "count") return { value: most + (little ? 100 : 0) };
      return { value: most >= 10_000 ? most : Math.min(10_000, most + between(0, 180, key)) };
    }
  }
}

/** An answer that does not meet a criterion, or gives few points. */
function poor(of: LeafCriterion, key: string): Answer {
  switch (of.kind) {
    case "met":
    case "parts":
      return { met: false };
    case "points":
      return { value: Math.round((of.max * 0.5) / 50) * 50 };
    case "grade":
      return { grade: gradesOf(of).findLast((step) => !step.met)?.grade ?? "" };
    case "percent":
      return { value: Math.max(0, (of.metAt ?? 8_000) - between(300, 1_900, key)) };
    case "count":
      return { value: 0 };
  }
}

/** An answer of an area that is classed lowest. */
const weakest = (of: LeafCriterion, key: string): Answer =>
  of.kind === "points" ? { value: Math.round((of.max * 0.4) / 50) * 50 } : poor(of, key);

/** Answers to what an application is asked, drawn from its key so that it comes to what it is meant to. */
export function drawAnswers(
  key: string,
  document: CriteriaDocument,
  facts: Readonly<Record<string, Fact>>,
  { passes, filled, weak }: Meant,
  others: OtherResults,
): Drawn {
  const leaves = criteriaOf(document).flatMap(leavesOf);
  const answers: Record<string, DrawnAnswer> = {};
  const shown = Math.ceil(leaves.length * filled);
  leaves.slice(0, shown).forEach((leaf) => {
    answers[leaf.key] = weak
      ? { answer: weakest(leaf, key), explanation: oneOf(shortfalls, `${key}:${leaf.key}:short`) }
      : drawAnswer(leaf, `${key}:${leaf.key}`, facts[leaf.key], passes === false);
  });
  const scored = () => score(document, plain(answers), others);
  // Whatever is drawn, what is meant to pass passes, and what is meant to fail does.
  for (const leaf of leaves) {
    if (passes !== true || filled < 1 || scored().met) break;
    const answer = good(leaf, "best:0");
    answers[leaf.key] = { answer, explanation: reason(leaf, answer, facts[leaf.key], `${key}:${leaf.key}`) };
  }
  for (let nth = 0; passes === false && scored().met && nth < 60; nth++) {
    const leaf = oneOf(leaves.slice(Math.min(3, leaves.length - 1)), `${key}:fails:${nth}`);
    answers[leaf.key] = { answer: poor(leaf, key), explanation: oneOf(shortfalls, `${key}:short:${nth}`) };
  }
  return { answers, score: scored() };
}

function drawAnswer(leaf: LeafCriterion, key: string, fact: Fact | undefined, low: boolean): DrawnAnswer {
  const known = fact && answerFrom(leaf, fact);
  const wanted = low && fraction(`${key}:low`) < 0.08 ? poor(leaf, key) : good(leaf, key);
  // What the portal knows is taken over where it serves; otherwise the difference is explained.
  const answer = known && (known.met ?? (known.value ?? 0) >= (leaf.metAt ?? 0)) ? known : wanted;
  return { answer, explanation: reason(leaf, answer, fact, key) };
}

function reason(leaf: LeafCriterion, answer: Answer, fact: Fact | undefined, key: string): string {
  if (disagrees(leaf, answer, fact)) return outside;
  return leaf.evidenceRequired || fraction(`${key}:why`) < 0.22 ? oneOf(explanations, `${key}:said`) : "";
}

export const plain = (answers: Readonly<Record<string, DrawnAnswer>>): Answers =>
  Object.fromEntries(Object.entries(answers).map(([key, { answer }]) => [key, answer]));
