import { type Actor, eyesOf, may } from "@/lib/core/actor";
import { type Permission, rolesWith } from "@/lib/core/permissions";
import type { Issue } from "@/lib/core/refusal";
import { workflowIssue } from "@/lib/core/words";
import type { ApplicationState, Role, UnitLevel } from "@/prisma/generated/enums";

/** What the workflow must know of an application. */
export type ApplicationRow = {
  id: string;
  unitId: string;
  /** The level that decides about it. */
  decides: UnitLevel;
  /** The level at which it lies. */
  stage: UnitLevel;
  state: ApplicationState;
  /** With whom it lies; its own unit until it is sent. */
  holderUnitId: string;
  /** True when that unit is closed today: the province acts in the place of its district. */
  holderClosed: boolean;
  /** True once somebody above has begun to work on it: it can no longer be recalled. */
  received: boolean;
  enteredById: string;
  editorIds: readonly string[];
  sentById: string | null;
  version: number;
};

export type ApplicationStep =
  | "begin"
  | "finish"
  | "handBack"
  | "send"
  | "recall"
  | "forward"
  | "return"
  | "pass"
  | "present"
  | "propose"
  | "recognise"
  | "refuse"
  | "withdraw";

/** Where a step is taken: by the application's own unit, or by the one with which it lies. */
type Place = "own" | "holder";

type Step = {
  from: readonly ApplicationState[];
  to: ApplicationState;
  at: Place;
  /** Any of these permissions is enough. */
  by: (decides: UnitLevel) => readonly Permission[];
  /** At which levels it may lie, where not at all up to the one that decides. */
  where?: (stage: UnitLevel, decides: UnitLevel) => boolean;
  /** The reason is asked for, stored and shown to the unit. */
  reason: boolean;
};

const enter = (): Permission[] => ["recognition.enter"];
/** What ends at the commune is handed in by the officer and decided by the chief; what leaves it, the chief signs. */
const sign = (decides: UnitLevel): Permission[] =>
  decides === "commune" ? ["recognition.enter", "recognition.send"] : ["recognition.send"];
const either = (): Permission[] => ["recognition.enter", "recognition.send"];
const atHome = (stage: UnitLevel) => stage === "commune";
const below = (stage: UnitLevel, decides: UnitLevel) => order[stage] < order[decides];
const deciding = (stage: UnitLevel, decides: UnitLevel) => stage === decides;

const order: Record<UnitLevel, number> = { commune: 0, district: 1, province: 2, nation: 3 };

/** The steps of an application, as data: from where, to where, by whom (domain §3.5, §5.3). */
export const steps: Record<ApplicationStep, Step> = {
  begin: { from: ["registered"], to: "building", at: "own", by: enter, where: atHome, reason: false },
  finish: {
    from: ["building", "returned"],
    to: "self_scored",
    at: "own",
    by: enter,
    where: atHome,
    reason: false,
  },
  handBack: { from: ["self_scored"], to: "building", at: "own", by: either, where: atHome, reason: false },
  send: {
    from: ["building", "returned", "self_scored"],
    to: "sent",
    at: "own",
    by: sign,
    where: atHome,
    reason: false,
  },
  recall: { from: ["sent"], to: "building", at: "own", by: either, reason: false },
  forward: {
    from: ["sent"],
    to: "sent",
    at: "holder",
    by: () => ["recognition.forward"],
    where: (stage, decides) => stage === "district" && below(stage, decides),
    reason: false,
  },
  return: {
    from: ["sent", "passed", "proposed"],
    to: "returned",
    at: "holder",
    by: () => ["recognition.appraise"],
    reason: true,
  },
  pass: {
    from: ["sent"],
    to: "passed",
    at: "holder",
    by: () => ["recognition.appraise"],
    where: (stage, decides) => stage === "province" && below(stage, decides),
    reason: false,
  },
  // The leader of the province signs the tờ trình to the level that decides.
  present: {
    from: ["passed"],
    to: "sent",
    at: "holder",
    by: () => ["recognition.decide"],
    where: below,
    reason: false,
  },
  propose: {
    from: ["sent"],
    to: "proposed",
    at: "holder",
    by: () => ["recognition.appraise"],
    where: deciding,
    reason: false,
  },
  recognise: {
    from: ["proposed"],
    to: "recognised",
    at: "holder",
    by: () => ["recognition.decide"],
    where: deciding,
    reason: false,
  },
  refuse: {
    from: ["sent", "passed", "proposed"],
    to: "not_met",
    at: "holder",
    by: () => ["recognition.decide"],
    reason: true,
  },
  withdraw: {
    from: ["registered", "building", "self_scored", "returned"],
    to: "withdrawn",
    at: "own",
    by: sign,
    where: atHome,
    reason: true,
  },
};

const stepNames = Object.keys(steps) as ApplicationStep[];
const levels = Object.keys(order) as UnitLevel[];

/** The level of the unit that somebody in a role acts for; none for roles that take no step of an application. */
const levelOfRole: Record<Role, UnitLevel | null> = {
  ministry_admin: "nation",
  ministry_officer: "nation",
  ministry_leader: "nation",
  province_admin: "province",
  province_officer: "province",
  province_leader: "province",
  district_officer: "district",
  commune_officer: "commune",
  commune_chief: "commune",
  partner: null,
  appraiser: null,
};

/** The states in which nothing changes any more. */
export const finalStates: readonly ApplicationState[] = ["recognised", "not_met", "withdrawn"];

/** The states in which its own unit writes: answers, opinions, survey, report. */
export const openStates: readonly ApplicationState[] = ["registered", "building", "returned"];

/** One row of the table that the database holds every move against. */
export type ApplicationRule = {
  decides: UnitLevel;
  stage: UnitLevel;
  from: ApplicationState;
  to: ApplicationState;
  relation: Place;
  role: Role;
  step: ApplicationStep;
};

/** The steps with every role that has a permission to them, per deciding level and stage: the rows of application_rule. */
export function applicationRules(): ApplicationRule[] {
  return levels.flatMap((decides) =>
    levels
      .filter((stage) => order[stage] <= order[decides])
      .flatMap((stage) =>
        stepNames
          .filter((name) => lies(name, stage, decides))
          .flatMap((step) => {
            const { from, to, at, by } = steps[step];
            const roles = [...new Set(by(decides).flatMap(rolesWith))].filter((role) =>
              actsAt(role, at, stage),
            );
            return from.flatMap((state) =>
              roles.map((role) => ({ decides, stage, from: state, to, relation: at, role, step })),
            );
          }),
      ),
  );
}

function lies(name: ApplicationStep, stage: UnitLevel, decides: UnitLevel): boolean {
  return order[stage] <= order[decides] && (steps[name].where?.(stage, decides) ?? true);
}

function actsAt(role: Role, at: Place, stage: UnitLevel): boolean {
  const level = levelOfRole[role];
  if (at === "own") return level === "commune";
  return level === stage || (stage === "district" && level === "province");
}

/** Every way in which the actor stands to an application that is in scope. */
export function relationsTo(row: ApplicationRow, actor: Actor): Place[] {
  const found: Place[] = [];
  if (actor.actsFor.includes(row.unitId)) found.push("own");
  const inPlaceOf = row.holderClosed && row.stage === "district" && actor.unit.level === "province";
  if (actor.actsFor.includes(row.holderUnitId) || inPlaceOf) found.push("holder");
  return found;
}

/** What is in the way of a step, in words; an empty list means that the button works and the server agrees. */
export function stepObstacles(name: ApplicationStep, row: ApplicationRow, actor: Actor): Issue[] {
  const step = steps[name];
  const issues: Issue[] = [];
  if (!step.from.includes(row.state) || !lies(name, row.stage, row.decides)) {
    issues.push(workflowIssue("wrong_state"));
  }
  if (!step.by(row.decides).some((permission) => may(actor, permission))) {
    issues.push(workflowIssue("not_permitted"));
  }
  if (!relationsTo(row, actor).includes(step.at)) issues.push(workflowIssue("not_yours"));
  if ((name === "recognise" || name === "refuse") && wroteIt(row, actor)) {
    issues.push(workflowIssue("four_eyes"));
  }
  if (name === "recall" && row.received) issues.push(workflowIssue("received"));
  return issues;
}

function wroteIt(row: ApplicationRow, actor: Actor): boolean {
  const eyes = eyesOf(actor);
  return [row.enteredById, row.sentById, ...row.editorIds].some((id) => id !== null && eyes.includes(id));
}

/** The steps that exist for this actor on this application now. */
export function stepsFor(row: ApplicationRow, actor: Actor): ApplicationStep[] {
  return stepNames.filter((name) => stepObstacles(name, row, actor).length === 0);
}

/** What is in the way of changing its content. */
export function contentObstacles(row: ApplicationRow, actor: Actor): Issue[] {
  const issues: Issue[] = [];
  if (!openStates.includes(row.state)) issues.push(workflowIssue("wrong_state"));
  if (!may(actor, "recognition.enter")) issues.push(workflowIssue("not_permitted"));
  if (!relationsTo(row, actor).includes("own")) issues.push(workflowIssue("not_yours"));
  return issues;
}
