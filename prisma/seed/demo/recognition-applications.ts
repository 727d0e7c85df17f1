import type { AnswerContent } from "@/lib/recognitions/applications/answers";
import { criteriaWords } from "@/lib/recognitions/applications/display";
import { disagrees, type Fact } from "@/lib/recognitions/applications/facts";
import type { StoredAnswer } from "@/lib/recognitions/applications/record";
import { type CriteriaDocument, criteriaOf, leavesOf } from "@/lib/recognitions/criteria/document";
import type { OtherResults } from "@/lib/recognitions/criteria/scoring";
import { lateNote, registrationTiming } from "@/lib/recognitions/registration/window";
import { decidingOn, type SchemeSubject } from "@/lib/recognitions/schemes/subjects";
import type { SubjectKind, UnitLevel } from "@/prisma/generated/enums";
import { rulingNote, rulingOf } from "./recognised";
import { type DrawnAnswer, drawAnswers } from "./recognition-answers";
import { demoId, fraction, oneOf } from "./recognition-draw";
import { type Campaign, type Fate, stories } from "./recognition-fates";
import { drawPapers } from "./recognition-papers";
import type { People, Row } from "./recognition-rows";
import { registeredDay, walk } from "./recognition-steps";

/** Who may take part: a commune, or a subject of its register. */
export type Candidate = {
  unitId: string;
  code: string;
  title: string;
  provinceId: string;
  provinceTitle: string;
  districtId: string | null;
  districtTitle: string | null;
  subjectId: string | null;
  subjectCode: string;
  kind: SubjectKind;
};

/** What an application is bound to. */
export type Binding = {
  schemeId: string;
  subject: SchemeSubject;
  setId: string;
  additionId: string | null;
  document: CriteriaDocument;
  ids: Readonly<Record<string, string>>;
};

export type Begun = { candidate: Candidate; id: string; fate: Fate; key: string };

/** How far somebody came in a campaign, and the id that their application will have. */
export function begin(campaign: Campaign, candidate: Candidate, fate: Fate): Begun {
  const key = `application:${campaign.scheme}:${campaign.year}:${candidate.code}:${candidate.subjectCode}`;
  return { candidate, fate, key, id: demoId(new Date(`${campaign.registers[0]}T01:00:00Z`), key) };
}

const refusals = [
  "Chưa đạt tiêu chuẩn theo kết quả thẩm định; đơn vị xây dựng kế hoạch khắc phục trong năm sau.",
  "Còn tiêu chí bắt buộc chưa đạt tại thời điểm xét.",
];
const withdrawals = [
  "Đơn vị chưa đủ điều kiện, tập trung củng cố để đăng ký năm sau.",
  "Sắp xếp lại đơn vị trong năm, chưa đủ thời gian xây dựng.",
];
const asked = [
  "Bổ sung số, ngày văn bản và minh chứng kèm theo.",
  "Nêu số liệu so với năm trước, cách tính tỷ lệ.",
  "Làm rõ kết quả; số liệu chưa khớp với báo cáo năm.",
];
const supplements = [
  "Đã bổ sung: văn bản số 48/BC-CAX ngày 05/11, số liệu đối chiếu với báo cáo năm.",
  "Đã bổ sung số liệu so với năm trước và danh sách kèm theo.",
  "Đã làm rõ cách tính; số liệu do Công an xã và UBND cùng xác nhận.",
];
const passing: readonly Fate[] = [
  "recognised",
  "proposed",
  "passed",
  "at_nation",
  "sent",
  "resent",
  "returned",
];

/** Everything that is written of an application. */
export function compose(
  campaign: Campaign,
  { candidate, id, fate, key }: Begun,
  of: Binding,
  facts: Readonly<Record<string, Fact>>,
  others: OtherResults,
  people: People,
): Row {
  const { subject, document } = of;
  const registeredOn = registeredDay(key, campaign);
  const decides = decidingOn(subject, registeredOn);
  const holders: Record<UnitLevel, string> = {
    commune: candidate.unitId,
    district: candidate.districtId ?? candidate.provinceId,
    province: candidate.provinceId,
    nation: people.nationId,
  };
  const ruling = rulingOf(campaign, of.schemeId, { unitId: holders[decides], level: decides });
  const taken = walk(key, fate, campaign, { decides, district: candidate.districtId !== null }, ruling);
  const last = taken.at(-1);
  if (!last) throw new Error(`${key} has no step`);
  const story = stories[`${campaign.scheme}:${campaign.year}:${candidate.code}`];
  const working = ["building", "withdrawn"].includes(last.state);
  const filled = last.state === "registered" ? 0 : working ? (story?.filled ?? fraction(`${key}:filled`)) : 1;
  const passes = passing.includes(fate) ? true : fate === "not_met" ? false : null;
  const weak = story?.weak;
  const drawn = drawAnswers(key, document, facts, { passes: weak ? null : passes, filled, weak }, others);
  const bound = last.state !== "registered";
  const sent = taken.findLast(({ step }) => step === "send");
  const finished = taken.find(({ step }) => step === "finish") ?? taken.find(({ step }) => step === "send");
  const link = (evidence: string) => ({
    title: evidence || "Hồ sơ kèm theo",
    address: `/festivals?season=${campaign.year % 2 === 0 ? campaign.year : campaign.year - 1}&unit=${candidate.code}`,
  });
  const leaves = criteriaOf(document).flatMap(leavesOf);
  const answers = leaves.flatMap((leaf) => {
    const said = drawn.answers[leaf.key];
    if (!bound || !said) return [];
    const fact = facts[leaf.key];
    return [
      {
        ...{ leaf, said, id: demoId((taken[1] ?? last).at, `${key}:${leaf.key}`) },
        links: leaf.evidenceRequired ? [link(leaf.evidence)] : [],
        fact: sent && fact ? { ...fact, day: vietnamDay(sent.at) } : null,
      },
    ];
  });
  if (sent && document.scoring === "met") lookedOtherwise(key, answers);
  const remarked = taken.some(({ step }) => step === "return") ? remarks(key, answers, facts, of.ids) : [];
  const before = remarked.length > 0 ? fieldsBefore(document, of.ids, answers) : {};
  // Of what was sent again, the explanation is what came since.
  for (const { leafKey, criterionId } of fate === "resent" ? remarked : []) {
    const found = answers.find(({ leaf }) => leaf.key === leafKey);
    if (!found) continue;
    before[criterionId] = (before[criterionId] ?? "").replace(/\nGiải trình: [^\n]*/, "");
    found.said = { ...found.said, explanation: oneOf(supplements, `${key}:${leafKey}`) };
  }
  const result = bound ? drawn.score : null;
  return {
    id,
    ...{
      unitId: candidate.unitId,
      subjectId: candidate.subjectId,
      kind: candidate.kind,
      year: campaign.year,
    },
    ...{ schemeId: of.schemeId, decides, state: last.state, holderId: holders[last.holder] },
    ...{ setId: bound ? of.setId : null, additionId: bound ? of.additionId : null, registeredOn },
    received: ["passed", "proposed"].includes(last.state) || (last.state === "sent" && fraction(key) < 0.4),
    openCriteria: remarked.map(({ criterionId }) => criterionId),
    papers: drawPapers(key, campaign, candidate, registeredOn, last.state, filled, finished?.at),
    ...{ selfTotal: result?.normalised ?? null, selfMet: result?.metCount ?? null },
    outcomeClass: last.state === "recognised" ? (result?.class ?? "") : "",
    outcomeReason:
      fate === "not_met" ? oneOf(refusals, key) : fate === "withdrawn" ? oneOf(withdrawals, key) : "",
    ...{ version: taken.length + answers.length, createdAt: taken[0]?.at ?? last.at, updatedAt: last.at },
    taken: taken.map((one, nth) => ({
      ...{ step: one.step, at: one.at, role: one.role, holderId: holders[one.holder] },
      id: demoId(one.at, `${key}:step:${nth}`),
      note:
        one.step === "recognise"
          ? rulingNote(ruling)
          : noteOf(one.step, key, subject, campaign.year, registeredOn),
    })),
    answers: answers.map(({ leaf, said, links, fact, id: answerId }) => ({
      ...{ id: answerId, criterionId: of.ids[leaf.key] ?? "", ...said, links, fact },
    })),
    remarks: remarked.map(({ criterionId, remark }) => ({ criterionId, remark })),
    fields: before,
    ruling: last.state === "recognised" ? ruling : null,
    candidate,
  };
}

type Said = { leaf: ReturnType<typeof leavesOf>[number]; said: DrawnAnswer; links: AnswerContent["links"] };

type Sent = Said & { fact: Fact | null };

/** Of some, the portal knew a little less when they were sent: what it knows now is marked. */
function lookedOtherwise(key: string, answers: Sent[]): void {
  for (const one of answers) {
    const { leaf, fact } = one;
    const value = (fact?.value ?? 0) - 160;
    if (leaf.kind !== "percent" || !fact || value < (leaf.metAt ?? 10_001)) continue;
    if (one.said.answer.value !== fact.value || fraction(`${key}:${leaf.key}:then`) > 0.12) continue;
    one.fact = { ...fact, value };
    one.said = { ...one.said, answer: { value } };
  }
}

/** One or two criteria of which more is asked. */
function remarks(
  key: string,
  answers: readonly Said[],
  facts: Readonly<Record<string, Fact>>,
  ids: Readonly<Record<string, string>>,
): { leafKey: string; criterionId: string; remark: string }[] {
  const free = answers.filter(({ leaf, said }) => !disagrees(leaf, said.answer, facts[leaf.key]));
  const chosen = [0, 1].flatMap((nth) => {
    const found = free[Math.floor(fraction(`${key}:asked:${nth}`) * free.length)];
    return found && (nth === 0 || fraction(`${key}:twice`) < 0.5) ? [found.leaf.key] : [];
  });
  return [...new Set(chosen)].map((leafKey) => ({
    ...{ leafKey, criterionId: ids[leafKey] ?? "" },
    remark: oneOf(asked, `${key}:remark:${leafKey}`),
  }));
}

/** What stood at the criteria when the application came back. */
function fieldsBefore(
  document: CriteriaDocument,
  criterionIds: Readonly<Record<string, string>>,
  answers: readonly Said[],
): Record<string, string> {
  const stored = answers.map(
    ({ leaf, said, links }) => [leaf.key, { ...said, links, records: [], files: [] }] as const,
  );
  return criteriaWords({
    ...{ document, criterionIds },
    answers: Object.fromEntries(stored) as unknown as Record<string, StoredAnswer>,
  });
}

function noteOf(
  step: string,
  key: string,
  subject: SchemeSubject,
  year: number,
  registeredOn: string,
): string {
  if (step === "register") {
    return registrationTiming(subject, year, registeredOn) === "late" ? lateNote(subject, year) : "";
  }
  if (step === "return") return "Bổ sung, làm rõ các tiêu chí được đánh dấu rồi gửi lại.";
  if (step === "refuse") return oneOf(refusals, key);
  return step === "withdraw" ? oneOf(withdrawals, key) : "";
}

const vietnamDay = (at: Date) => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
