import type { RecordKind, RecordState, Role, SeasonState, UnitLevel } from "@/prisma/generated/enums";
import { type Actor, eyesOf, may } from "./actor";
import { type Permission, rolesWith } from "./permissions";
import type { Issue } from "./refusal";
import { workflowIssue } from "./words";

/** Kinds of record of Ngày hội that go up the chain of units. */
export type ChainKind = Extract<RecordKind, "festival" | "plan" | "report">;

/** What the workflow must know of a record; the same columns in every table that has one. */
export type WorkflowRow = {
  id: string;
  unitId: string;
  unitLevel: UnitLevel;
  state: RecordState;
  /** Where the record lies: the unit that must act next, or that decided last. */
  holderUnitId: string | null;
  holderLevel: UnitLevel | null;
  /** True when that unit is closed today: the unit above it acts in its place. */
  holderClosed: boolean;
  /** True once a unit above has passed the record on: it can no longer be recalled. */
  received: boolean;
  enteredById: string;
  /** Everybody who changed the content since it was begun; who began it stands first. */
  editorIds: readonly string[];
  /** The unit for which it was begun: a province's where it entered for a commune. */
  createdByUnitId: string | null;
  sentById: string | null;
  version: number;
  seasonState: SeasonState;
  /** True while the province's report that counts this record is signed; never of a report itself. */
  reportSigned: boolean;
};

/** How an actor stands to a record. */
export type Relation = "own" | "above" | "holder" | "nation";

export type StepName =
  | "submit"
  | "handBack"
  | "send"
  | "recall"
  | "forward"
  | "accept"
  | "return"
  | "lock"
  | "unlock";

type Step = {
  from: readonly RecordState[];
  to: RecordState;
  at: readonly Relation[];
  /** Any of these permissions is enough. */
  by: (kind: ChainKind) => readonly Permission[];
  /** The reason is asked for, stored and shown to the unit. */
  reason: boolean;
  /** Only records of these kinds take it; of all kinds where nothing is said. */
  kinds?: readonly ChainKind[];
};

const enter = (kind: ChainKind): Permission[] => [`${kind}.enter`];
const send = (kind: ChainKind): Permission[] => [`${kind}.send`];
const either = (kind: ChainKind): Permission[] => [`${kind}.enter`, `${kind}.send`];

/** The steps of every record, as data: from where, to where, by whom, on whose record (domain §2.5, §14.4). */
export const steps: Record<StepName, Step> = {
  submit: { from: ["draft", "returned"], to: "submitted", at: ["own", "above"], by: enter, reason: false },
  handBack: { from: ["submitted"], to: "draft", at: ["own"], by: either, reason: false },
  send: {
    from: ["draft", "submitted", "returned"],
    to: "sent",
    at: ["own", "above"],
    by: send,
    reason: false,
  },
  recall: { from: ["sent"], to: "draft", at: ["own"], by: either, reason: false },
  forward: { from: ["sent"], to: "sent", at: ["holder"], by: () => ["review.forward"], reason: false },
  accept: { from: ["sent"], to: "accepted", at: ["holder"], by: () => ["review.accept"], reason: false },
  return: {
    from: ["sent", "accepted"],
    to: "returned",
    at: ["holder"],
    by: () => ["review.return"],
    reason: true,
  },
  lock: { from: ["accepted"], to: "locked", at: ["nation"], by: () => ["report.lock"], reason: false },
  // The report alone: its points stay locked until they are corrected one by one.
  unlock: {
    from: ["locked"],
    to: "accepted",
    at: ["nation"],
    by: () => ["report.lock"],
    reason: true,
    kinds: ["report"],
  },
};

const takes = (kind: ChainKind, step: Step) => step.kinds?.includes(kind) ?? true;

/** Kinds of record that a unit above begins for a unit below. */
const begunFromAbove: readonly ChainKind[] = ["festival"];

/** One row of the table that the database holds every move against. */
export type WorkflowRule = {
  kind: ChainKind;
  step: StepName;
  from: RecordState;
  to: RecordState;
  relation: Relation;
  role: Role;
};

/** The steps with every role that has a permission to them: the rows of workflow_rule. */
export function workflowRules(): WorkflowRule[] {
  const kinds: ChainKind[] = ["festival", "plan", "report"];
  return kinds.flatMap((kind) =>
    (Object.keys(steps) as StepName[]).flatMap((step) => {
      const { from, to, at, by } = steps[step];
      if (!takes(kind, steps[step])) return [];
      const relations = at.filter((relation) => relation !== "above" || begunFromAbove.includes(kind));
      const roles = [...new Set(by(kind).flatMap(rolesWith))];
      return from.flatMap((state) =>
        relations.flatMap((relation) =>
          roles.map((role) => ({ kind, step, from: state, to, relation, role })),
        ),
      );
    }),
  );
}

/** The level that decides about records of a level: the province about its communes, the nation about provinces. */
export function decidingLevel(unitLevel: UnitLevel): UnitLevel {
  return unitLevel === "province" ? "nation" : "province";
}

/** Every way in which the actor stands to the record. The row is known to be in scope: the database gave it. */
export function relations(kind: ChainKind, row: WorkflowRow, actor: Actor): Relation[] {
  const own = actor.actsFor.includes(row.unitId);
  const holds = row.holderUnitId !== null && actor.actsFor.includes(row.holderUnitId);
  const inPlaceOf = row.holderClosed && row.holderLevel === "district" && actor.unit.level === "province";
  const found: Relation[] = [];
  if (own) found.push("own");
  // What a province began for a commune it may finish and send; the commune's own records it only decides about.
  else if (begunFromAbove.includes(kind) && actor.unit.level === "province" && begunBy(row, actor))
    found.push("above");
  if (holds || inPlaceOf) found.push("holder");
  if (actor.unit.level === "nation") found.push("nation");
  return found;
}

function begunBy(row: WorkflowRow, actor: Actor): boolean {
  return row.createdByUnitId !== null && actor.actsFor.includes(row.createdByUnitId);
}

/** True for the person who began the record; only they take it away again. */
export function isCreator(row: WorkflowRow, actor: Actor): boolean {
  return row.editorIds[0] === actor.userId;
}

/** What was signed stands still: only the nation moves a record that a signed report counts. */
function heldByReport(row: WorkflowRow, actor: Actor): boolean {
  return row.reportSigned && actor.unit.level !== "nation";
}

/** What is in the way of a step, in words; an empty list means that the button works and the server agrees. */
export function obstacles(name: StepName, kind: ChainKind, row: WorkflowRow, actor: Actor): Issue[] {
  const step = steps[name];
  const issues: Issue[] = [];
  if (!step.from.includes(row.state) || !takes(kind, step)) issues.push(workflowIssue("wrong_state"));
  if (!step.by(kind).some((permission) => may(actor, permission)))
    issues.push(workflowIssue("not_permitted"));
  if (!relations(kind, row, actor).some((relation) => step.at.includes(relation))) {
    issues.push(workflowIssue("not_yours"));
  }
  if (row.seasonState !== "open" && row.seasonState !== "reopened" && actor.unit.level !== "nation") {
    issues.push(workflowIssue("season_closed"));
  }
  if (heldByReport(row, actor)) issues.push(workflowIssue("report_signed"));
  if (name === "accept") {
    if (actor.unit.level !== decidingLevel(row.unitLevel)) issues.push(workflowIssue("not_deciding"));
    const eyes = eyesOf(actor);
    if ([row.enteredById, row.sentById, ...row.editorIds].some((id) => id !== null && eyes.includes(id))) {
      issues.push(workflowIssue("four_eyes"));
    }
  }
  if (name === "recall" && row.received) issues.push(workflowIssue("received"));
  return issues;
}

/** The steps that exist for this actor on this record now, each with what is in its way. */
export function availableSteps(kind: ChainKind, row: WorkflowRow, actor: Actor): StepName[] {
  return (Object.keys(steps) as StepName[]).filter((name) => obstacles(name, kind, row, actor).length === 0);
}

/** May the content be changed: by those who enter, in a record that lies with its own unit. */
export function editObstacles(kind: ChainKind, row: WorkflowRow, actor: Actor): Issue[] {
  if (row.state === "locked") {
    return kind === "festival" && may(actor, "festival.correct") ? [] : [workflowIssue("locked")];
  }
  const issues: Issue[] = [];
  if (!["draft", "returned", "submitted"].includes(row.state)) issues.push(workflowIssue("wrong_state"));
  if (!enter(kind).some((permission) => may(actor, permission))) issues.push(workflowIssue("not_permitted"));
  if (!relations(kind, row, actor).some((relation) => relation === "own" || relation === "above")) {
    issues.push(workflowIssue("not_yours"));
  }
  if (row.seasonState !== "open" && row.seasonState !== "reopened")
    issues.push(workflowIssue("season_closed"));
  if (heldByReport(row, actor)) issues.push(workflowIssue("report_signed"));
  return issues;
}
