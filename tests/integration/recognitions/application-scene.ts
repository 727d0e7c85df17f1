import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import type { FormState } from "@/lib/core/refusal";
import { Refusal } from "@/lib/core/refusal";
import { saveAnswer, savePapers } from "@/lib/recognitions/applications/commands";
import { beginApplication, sendApplication } from "@/lib/recognitions/applications/flow-commands";
import { getApplication } from "@/lib/recognitions/applications/queries";
import type { ApplicationRecord } from "@/lib/recognitions/applications/record";
import { saveAnswerInput, savePapersInput } from "@/lib/recognitions/applications/schema";
import { registerApplications } from "@/lib/recognitions/registration/commands";
import type { Outcomes } from "@/lib/recognitions/registration/outcome";
import type { TestUnit } from "@/tests/support/actors";
import { as, run, type Scene } from "./scene";

export const today = "2026-11-22";

/** The codes of a refusal; nothing where it was none. */
export async function refusal(work: Promise<unknown>): Promise<string[]> {
  const error = await work.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (error instanceof Refusal) return error.issues.map(({ code }) => code);
  if (error) throw error;
  return [];
}

/** A registration past all code of ours, as somebody writes it. */
export function insertApplication(
  scene: Scene,
  actor: Actor,
  unit: TestUnit,
  more: Record<string, unknown>,
): Promise<number> {
  const row = {
    unit_id: unit.id,
    subject_kind: unit.kind,
    scheme_id: scene.scheme,
    decides: unit.kind === "ward" ? "nation" : "province",
    holder_unit_id: unit.id,
    registered_on: "2026-02-01",
    entered_by_id: actor.userId,
    entered_by_name: actor.fullName,
    ...more,
  };
  const quoted = Object.values(row).map((value) => (value === null ? "null" : `'${value}'`));
  return run(actor, `insert into application (${Object.keys(row).join(", ")}) values (${quoted.join(", ")})`);
}

type Registration = {
  year?: number;
  registeredOn?: string;
  itself?: boolean;
  subjects?: string[];
  scheme?: string;
};

/** Registers, and gives what became of each. */
export async function register(scene: Scene, actor: Actor, of: Registration = {}): Promise<Outcomes> {
  const { year = 2026, registeredOn = "2026-02-10", itself = false, subjects = [] } = of;
  return as(actor, async (tx) => {
    const { resultId } = await registerApplications(
      tx,
      actor,
      {
        ...{ scheme: of.scheme ?? scene.scheme, year, registeredOn, number: "", subjects },
        itself: itself ? "yes" : undefined,
      },
      today,
    );
    const [row] = await tx.$queryRaw<{ result: Outcomes }[]>`
      select result from submission where id = ${resultId}::uuid`;
    return row?.result as Outcomes;
  });
}

/** The record as somebody sees it. */
export async function recordFor(actor: Actor, id: string): Promise<ApplicationRecord> {
  const record = await as(actor, (tx) => getApplication(tx, id, today));
  if (!record) throw new Error("not there");
  return record;
}

/** The commune itself, registered and begun. */
export async function begun(
  scene: Scene,
  actor: Actor,
  of: Registration = { itself: true },
): Promise<string> {
  const { rows } = await register(scene, actor, of);
  const id = rows[0]?.id;
  if (!id) throw new Error(rows[0]?.note ?? "nothing registered");
  const { row } = await recordFor(actor, id);
  await as(actor, (tx) => beginApplication(tx, actor, { id, version: row.version, note: "" }, today));
  return id;
}

type Typed = {
  answer?: string;
  explanation?: string;
  links?: { title: string; address: string }[];
} & Partial<{
  version: number;
  original: FormState["values"];
}>;

/** Saves one criterion as its form would, by its key. */
export async function answer(actor: Actor, id: string, key: string, typed: Typed) {
  const record = await recordFor(actor, id);
  const { links = [], ...rest } = typed;
  const input = saveAnswerInput.parse({
    ...{ id, criterion: record.criterionIds[key], version: String(record.answers[key]?.version ?? 0) },
    ...{ answer: "", explanation: "" },
    ...rest,
    links: links.map((link) => ({ ...link })),
    intent: "continue",
    original: typed.original ? JSON.stringify(typed.original) : undefined,
  });
  return as(actor, (tx) => saveAnswer(tx, actor, input, today));
}

export const papers = {
  registrationNumber: "12/CAX",
  ...{ surveyIssued: "500", surveyCollected: "480", surveySatisfied: "470" },
  ...{ partyOpinion: "Nhất trí.", partyNumber: "15/CV-ĐU", partyDay: "10/11/2025" },
  ...{ committeeOpinion: "Nhất trí.", committeeNumber: "120/UBND", committeeDay: "11/11/2025" },
  report: "Đã hoàn thành các tiêu chí.",
};

export async function fillPapers(actor: Actor, id: string, change: Partial<typeof papers> = {}) {
  const { row } = await recordFor(actor, id);
  const input = savePapersInput.parse({ ...papers, ...change, id, version: String(row.version), intent: "" });
  return as(actor, (tx) => savePapers(tx, actor, input));
}

/** Everything that the scene's set asks, answered. */
export async function fill(actor: Actor, id: string, change: Record<string, Typed> = {}): Promise<void> {
  const plain: Record<string, Typed> = {
    met: { answer: "yes" },
    points: { answer: "2,5" },
    percent: { answer: "71,25" },
    grade: { answer: "good" },
  };
  for (const [key, typed] of Object.entries({ ...plain, ...change })) await answer(actor, id, key, typed);
  await fillPapers(actor, id);
}

export async function send(actor: Actor, id: string) {
  const { row } = await recordFor(actor, id);
  return as(actor, (tx) => sendApplication(tx, actor, { id, version: row.version, note: "" }, today));
}

export const somebody = () => randomUUID();
