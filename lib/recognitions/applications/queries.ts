import "server-only";
import { type Day, fromDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { listReceipts } from "@/lib/core/receipt";
import { getReview } from "@/lib/core/reviewing";
import type { Answer, OtherResults } from "@/lib/recognitions/criteria/scoring";
import { score } from "@/lib/recognitions/criteria/scoring";
import { schemeSubjects } from "@/lib/recognitions/schemes/subjects";
import { answersOf } from "./answers-of";
import { type Asked, getAsked } from "./document-queries";
import { readFacts } from "./fact-queries";
import type { Fact } from "./facts";
import { readChosen } from "./own-record-queries";
import type { ChosenRecord } from "./own-records";
import type { PapersContent } from "./papers";
import type { ApplicationRecord, DecisionLine, StoredAnswer } from "./record";

const unitSelect = { id: true, code: true, level: true, kind: true, name: true } as const;

/** An application with everything that its pages show; null when it is not there or not for this person. */
export async function getApplication(tx: Tx, id: string, today: Day): Promise<ApplicationRecord | null> {
  const row = await tx.application.findUnique({
    where: { id },
    include: {
      unit: { select: { ...unitSelect, parentId: true } },
      holder: { select: { ...unitSelect, validTo: true } },
      subject: { select: { id: true, name: true, size: true, people: true } },
      scheme: true,
      set: { select: { id: true, name: true, edition: true, sample: true } },
      additionSet: { select: { name: true } },
    },
  });
  if (!row) return null;
  const asked = await getAsked(tx, row);
  const answers = asked ? await readAnswers(tx, id, asked) : {};
  const subject = schemeSubjects.parse(row.scheme.subjects).find(({ kind }) => kind === row.subjectKind);
  if (!subject) throw new Error(`the scheme ${row.scheme.code} knows no ${row.subjectKind}`);
  const record = {
    ...{ id, unit: row.unit, subject: row.subject, kind: row.subjectKind, year: row.year },
    papers: papersOf(row),
    document: asked?.document ?? null,
  };
  const holder = row.holder;
  return {
    ...record,
    row: {
      ...{ id, unitId: row.unitId, decides: row.decides, stage: row.stage, state: row.state },
      holderUnitId: row.holderUnitId,
      holderClosed: Boolean(holder.validTo && fromDate(holder.validTo) <= today),
      ...{ received: row.received, enteredById: row.enteredById, editorIds: row.editorIds },
      ...{ sentById: row.sentById, version: row.version },
    },
    province: await provinceOf(tx, row.unitId),
    scheme: {
      ...{ id: row.schemeId, code: row.scheme.code, name: row.scheme.name, shortName: row.scheme.shortName },
      ...{ legalBasis: row.scheme.legalBasis, subject },
    },
    registeredOn: fromDate(row.registeredOn),
    set: row.set && { ...row.set, addition: row.additionSet?.name ?? null },
    criterionIds: asked?.ids ?? {},
    answers,
    facts: await readFacts(tx, { ...record, window: subject.window }, today),
    factsKnown: await isInScope(tx, row.unitId),
    score: asked && score(asked.document, answersOf(answers), await otherResults(tx, row)),
    openCriteria: row.openCriteria,
    review: await getReview(tx, id, row.openCriteria),
    decisions: await listDecisions(tx, id),
    receipts: await listReceipts(tx, id),
    holder,
    ...{ outcomeReason: row.outcomeReason, enteredByName: row.enteredByName },
    ...{ sentAt: row.sentAt, updatedAt: row.updatedAt },
    writable: await isWritable(tx, row.unitId),
  };
}

type PaperRow = Omit<PapersContent, "partyDay" | "committeeDay"> & {
  partyDay: Date | null;
  committeeDay: Date | null;
};

export function papersOf(row: PaperRow): PapersContent {
  const { registrationNumber, surveyIssued, surveyCollected, surveySatisfied, report } = row;
  const { partyOpinion, partyNumber, committeeOpinion, committeeNumber } = row;
  return {
    ...{ registrationNumber, surveyIssued, surveyCollected, surveySatisfied, report },
    ...{ partyOpinion, partyNumber, partyDay: row.partyDay && fromDate(row.partyDay) },
    ...{ committeeOpinion, committeeNumber, committeeDay: row.committeeDay && fromDate(row.committeeDay) },
  };
}

/** Everything that an application answers, by the key of the criterion. */
export async function readAnswers(
  tx: Tx,
  applicationId: string,
  { ids }: Pick<Asked, "ids">,
): Promise<Record<string, StoredAnswer>> {
  const rows = await tx.applicationAnswer.findMany({
    where: { applicationId },
    include: { evidence: { where: { recordId: null }, orderBy: [{ position: "asc" }, { id: "asc" }] } },
  });
  const byCriterion = new Map(rows.map((row) => [row.criterionId, row]));
  // What is hidden because somebody reported it proves nothing, and is not named either.
  const files = await tx.evidenceFile.findMany({
    where: { recordKind: "application", recordId: applicationId, removedAt: null, hiddenAt: null },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
    select: { part: true, caption: true, fileName: true },
  });
  const chosen = await readChosen(tx, applicationId);
  return Object.fromEntries(
    Object.entries(ids).flatMap(([key, criterionId]) => {
      const row = byCriterion.get(criterionId);
      const names = files.filter(({ part }) => part === criterionId);
      return row ? [[key, storedAnswer(row, chosen.get(row.id) ?? [], names)] as const] : [];
    }),
  );
}

type AnswerRow = {
  id: string;
  value: number | null;
  met: boolean | null;
  grade: string | null;
  notApplicable: boolean;
  explanation: string;
  fact: unknown;
  version: number;
  enteredByName: string;
  updatedAt: Date;
  evidence: { title: string; address: string }[];
};

function storedAnswer(
  row: AnswerRow,
  records: ChosenRecord[],
  files: { caption: string; fileName: string }[],
): StoredAnswer {
  const { id, explanation, version, enteredByName, updatedAt, evidence } = row;
  return {
    ...{ id, explanation, version, enteredByName, updatedAt },
    answer: answerOf(row),
    links: evidence.map(({ title, address }) => ({ title, address })),
    records,
    files: files.map(({ caption, fileName }) => caption || fileName),
    frozen: row.fact as Fact | null,
  };
}

function answerOf({ value, met, grade, notApplicable }: AnswerRow): Answer | null {
  if (notApplicable) return { notApplicable: true };
  if (met !== null) return { met };
  if (grade !== null) return { grade };
  return value === null ? null : { value };
}

/** How the other schemes of the year ended for the same commune or subject: what a cap asks about. */
export async function otherResults(
  tx: Tx,
  of: { id: string; unitId: string; subjectId: string | null; year: number },
): Promise<OtherResults> {
  const rows = await tx.application.findMany({
    where: {
      ...{ unitId: of.unitId, subjectId: of.subjectId, year: of.year, id: { not: of.id } },
      state: { in: ["recognised", "not_met"] },
    },
    select: { state: true, scheme: { select: { code: true } } },
  });
  return Object.fromEntries(
    rows.map(({ state, scheme }) => [scheme.code, state === "recognised" ? "recognised" : "not_met"]),
  );
}

/** The same for an application by its id. */
export async function getOtherResults(tx: Tx, id: string): Promise<OtherResults> {
  const row = await tx.application.findUnique({
    where: { id },
    select: { id: true, unitId: true, subjectId: true, year: true },
  });
  return row ? otherResults(tx, row) : {};
}

async function listDecisions(tx: Tx, id: string): Promise<DecisionLine[]> {
  return tx.decision.findMany({
    where: { recordKind: "application", recordId: id },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: {
      ...{
        id: true,
        step: true,
        note: true,
        at: true,
        actorName: true,
        actorRole: true,
        actorUnitName: true,
      },
      ...{ delegatorName: true, delegationNumber: true },
    },
  });
}

async function provinceOf(tx: Tx, unitId: string): Promise<string> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    select coalesce(case when p.level = 'province' then unit_kind_label(p.kind) || ' ' || p.name end,
                    unit_kind_label(pp.kind) || ' ' || pp.name, '') as name
      from unit u left join unit p on p.id = u.parent_id left join unit pp on pp.id = p.parent_id
     where u.id = ${unitId}::uuid`;
  return rows[0]?.name ?? "";
}

async function isInScope(tx: Tx, unitId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ known: boolean }[]>`
    select current_user = 'portal_nation' or ${unitId}::uuid in (select scope_units()) as known`;
  return rows[0]?.known ?? false;
}

async function isWritable(tx: Tx, unitId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ writable: boolean }[]>`
    select current_user = 'portal_nation' or ${unitId}::uuid in (select scope_units_writable()) as writable`;
  return rows[0]?.writable ?? false;
}
