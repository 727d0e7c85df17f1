import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import { type Day, dayOf, toDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { originalOf } from "@/lib/core/merge";
import { reconcile } from "@/lib/core/reconcile";
import { NotThere, refuseIf } from "@/lib/core/refusal";
import { isClosed } from "@/lib/core/review";
import { score } from "@/lib/recognitions/criteria/scoring";
import { type AnswerContent, answerReaders, emptyAnswer, readAnswer } from "./answers";
import { answersOf } from "./answers-of";
import { type Asked, getAsked } from "./document-queries";
import { type LockedApplication, lockApplication } from "./lock-commands";
import { type PapersContent, papersReaders } from "./papers";
import { getApplication, otherResults, papersOf, readAnswers } from "./queries";
import type { SaveAnswerInput, SavePapersInput } from "./schema";
import { leafById, nextTask, tasksOf } from "./tasks";
import { applicationIssue } from "./words";
import { contentObstacles } from "./workflow";

type Saved = { id: string; merged: boolean };

/** Saves what is said at one criterion; the others are somebody else's to write at the same time. */
export async function saveAnswer(
  tx: Tx,
  actor: Actor,
  input: SaveAnswerInput,
  today: Day = dayOf(new Date()),
): Promise<Saved & { criterion: string; next: string | null }> {
  const row = await lockApplication(tx, input.id);
  refuseIf(contentObstacles(row, actor));
  const asked = await getAsked(tx, row);
  const leaf = asked && leafById({ document: asked.document, criterionIds: asked.ids }, input.criterion);
  if (!asked || !leaf) throw new NotThere();
  if (isClosed(row.openCriteria, input.criterion)) refuseIf([applicationIssue("criterion_closed")]);
  const read = readAnswer(leaf, input.answer, input.notApplicable !== "yes");
  if (read.issue) {
    refuseIf([read.issue]);
    throw new Error("unreachable");
  }
  const stored = (await readAnswers(tx, row.id, asked))[leaf.key];
  const before: AnswerContent = stored ?? emptyAnswer;
  const mine: AnswerContent = { answer: read.answer, explanation: input.explanation, links: input.links };
  const saved = {
    table: "application_answer",
    id: stored?.id ?? randomUUID(),
    version: stored?.version ?? 0,
  };
  const form = await reconcile(tx, actor, saved, answerReaders(leaf), input, mine, before);
  const content = { ...before, ...form.content };
  if (JSON.stringify(marks(leaf, content)) !== JSON.stringify(marks(leaf, before))) {
    await writeAnswer(
      tx,
      actor,
      row,
      { id: saved.id, criterionId: input.criterion, there: Boolean(stored) },
      content,
    );
    await rescore(tx, actor, row, asked);
  }
  const record = await getApplication(tx, row.id, today);
  const next = record && nextTask(tasksOf(record), leaf.key);
  return { id: row.id, merged: form.merged, criterion: input.criterion, next: next?.id ?? null };
}

const marks = (leaf: Parameters<typeof answerReaders>[0], content: AnswerContent) =>
  originalOf(answerReaders(leaf), content);

type Place = { id: string; criterionId: string; there: boolean };

/** Writes what is said at one criterion; files and records of the unit are kept by their own forms. */
export async function writeAnswer(
  tx: Tx,
  actor: Actor,
  row: LockedApplication,
  { id, criterionId, there }: Place,
  { answer, explanation, links }: AnswerContent,
): Promise<void> {
  const data = {
    value: answer?.value ?? null,
    met: answer?.met ?? null,
    grade: answer?.grade ?? null,
    notApplicable: answer?.notApplicable ?? false,
    explanation,
    enteredById: actor.userId,
    enteredByName: actor.fullName,
    updatedAt: new Date(),
  };
  const own = { applicationId: row.id, unitId: row.unitId };
  if (there) {
    await tx.applicationAnswer.update({
      where: { id },
      data: { ...data, version: { increment: 1 } },
      select: { id: true },
    });
  } else
    await tx.applicationAnswer.create({ data: { id, criterionId, ...own, ...data }, select: { id: true } });
  await tx.answerEvidence.deleteMany({ where: { answerId: id, recordId: null } });
  await tx.answerEvidence.createMany({
    data: links.map((link, position) => ({
      answerId: id,
      ...own,
      ...link,
      position,
    })),
  });
}

/** Works out the score anew from what is stored; whoever changed something is one of the editors. */
export async function rescore(tx: Tx, actor: Actor, row: LockedApplication, asked: Asked): Promise<void> {
  const answers = await readAnswers(tx, row.id, asked);
  const { normalised, metCount } = score(asked.document, answersOf(answers), await otherResults(tx, row));
  await tx.application.update({
    where: { id: row.id },
    data: {
      selfTotal: normalised,
      selfMet: metCount,
      enteredById: actor.userId,
      enteredByName: actor.fullName,
      version: { increment: 1 },
      updatedAt: new Date(),
    },
    select: { id: true },
  });
}

/** Saves what stands beside the criteria: registration, survey, opinions, report. */
export async function savePapers(tx: Tx, actor: Actor, input: SavePapersInput): Promise<Saved> {
  const row = await lockApplication(tx, input.id);
  refuseIf(contentObstacles(row, actor));
  const stored = papersOf(await tx.application.findUniqueOrThrow({ where: { id: row.id } }));
  const keys = papersReaders.map(({ path }) => path);
  const mine = Object.fromEntries(keys.map((key) => [key, input[key]])) as PapersContent;
  const saved = { table: "application", id: row.id, version: row.version };
  const form = await reconcile(tx, actor, saved, papersReaders, input, mine, stored);
  const content = { ...stored, ...form.content };
  if (JSON.stringify(content) === JSON.stringify(stored)) return { id: row.id, merged: form.merged };
  await tx.application.update({
    where: { id: row.id },
    data: {
      ...content,
      partyDay: content.partyDay && toDate(content.partyDay),
      committeeDay: content.committeeDay && toDate(content.committeeDay),
      enteredById: actor.userId,
      enteredByName: actor.fullName,
      version: { increment: 1 },
      updatedAt: new Date(),
    },
    select: { id: true },
  });
  return { id: row.id, merged: form.merged };
}
