import type { ApplicationStep } from "@/lib/recognitions/applications/workflow";
import { steps as workflow } from "@/lib/recognitions/applications/workflow";
import type { ApplicationState, Role, UnitLevel } from "@/prisma/generated/enums";
import type { Ruling } from "./recognised";
import { between, dayBetween, laterDay, officeHour } from "./recognition-draw";
import type { Campaign, Fate } from "./recognition-fates";

export type StepName = ApplicationStep | "register";
/** A step that was taken: by whom, when, and where the application lies from then on. */
export type Taken = {
  step: StepName;
  at: Date;
  role: Role;
  state: ApplicationState;
  holder: UnitLevel;
};

type Way = { decides: UnitLevel; district: boolean };

/** The steps that lead to where an application is meant to be. */
function stepsTo(fate: Fate, { decides, district }: Way): StepName[] {
  const begun: StepName[] = ["register", "begin"];
  const up: StepName[] = decides === "commune" ? ["send"] : ["finish", "send"];
  if (district && decides !== "district" && decides !== "commune") up.push("forward");
  const top: StepName[] = decides === "nation" ? ["pass", "present"] : [];
  switch (fate) {
    case "none":
      return [];
    case "registered":
      return ["register"];
    case "building":
      return begun;
    case "self_scored":
      return decides === "commune" ? begun : [...begun, "finish"];
    case "sent":
      return [...begun, ...up];
    case "returned":
      return [...begun, ...up, "return"];
    case "resent":
      return [...begun, ...up, "return", ...up];
    case "passed":
      return [...begun, ...up, ...top.slice(0, 1)];
    case "at_nation":
      return [...begun, ...up, ...top];
    case "proposed":
      return [...begun, ...up, ...top, "propose"];
    case "recognised":
      return [...begun, ...up, ...top, "propose", "recognise"];
    case "not_met":
      return [...begun, ...up, "refuse"];
    case "withdrawn":
      return [...begun, "withdraw"];
  }
}

/** Where it lies after a step. */
function holderAfter(step: StepName, { decides, district }: Way, now: UnitLevel): UnitLevel {
  if (step === "return") return "commune";
  if (step === "forward") return "province";
  if (step === "present") return "nation";
  if (step !== "send" || decides === "commune") return now;
  return district ? "district" : "province";
}

const appraises: Record<UnitLevel, Role> = {
  commune: "commune_officer",
  district: "district_officer",
  province: "province_officer",
  nation: "ministry_officer",
};
const decidesAt: Record<UnitLevel, Role> = {
  commune: "commune_chief",
  district: "district_officer",
  province: "province_leader",
  nation: "ministry_leader",
};

function roleOf(step: StepName, { decides }: Way, at: UnitLevel): Role {
  switch (step) {
    case "register":
    case "begin":
    case "finish":
    case "handBack":
      return "commune_officer";
    case "send":
    case "recall":
    case "withdraw":
      return decides === "commune" ? "commune_officer" : "commune_chief";
    case "forward":
      return "district_officer";
    case "return":
      return at === "commune" ? "commune_chief" : appraises[at];
    case "pass":
    case "propose":
      return appraises[at];
    case "present":
      return "province_leader";
    case "recognise":
    case "refuse":
      return decidesAt[at];
  }
}

const ended: readonly Fate[] = ["recognised", "not_met"];
const today = "2026-11-21";

/** The day on which it was registered. */
export function registeredDay(key: string, { registers }: Pick<Campaign, "registers">): string {
  return dayBetween(...registers, `${key}:register`);
}

/** The way of an application so far, each step later than the one before it; it ends on the day on which its decider decides. */
export function walk(
  key: string,
  fate: Fate,
  campaign: Pick<Campaign, "registers" | "sends">,
  way: Way,
  decided: Pick<Ruling, "day" | "at">,
): Taken[] {
  const names = stepsTo(fate, way);
  const registered = registeredDay(key, campaign);
  const begun = laterDay(registered, between(3, 30, `${key}:begin`));
  const first = dayBetween(...campaign.sends, `${key}:send`);
  const rest = Math.max(1, names.length - 3);
  const last = ended.includes(fate) ? decided.day : laterDay(first, rest * 2);
  const days = Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000);
  let holder: UnitLevel = "commune";
  let before = new Date(0);
  return names.map((step, nth) => {
    const role = roleOf(step, way, holder);
    holder = holderAfter(step, way, holder);
    const day =
      nth === 0
        ? registered
        : nth === 1
          ? begun
          : step === "withdraw"
            ? laterDay(begun, between(20, 60, `${key}:withdraw`))
            : laterDay(first, Math.floor((days * (nth - 2)) / rest));
    const ends = step === "recognise" || step === "refuse";
    let at = ends ? decided.at : officeHour(day > today ? today : day, `${key}:${nth}`);
    if (at <= before) at = new Date(before.getTime() + between(17, 90, `${key}:${nth}:later`) * 60_000);
    before = at;
    const state = step === "register" ? "registered" : workflow[step].to;
    return { step, at, role, state, holder };
  });
}
