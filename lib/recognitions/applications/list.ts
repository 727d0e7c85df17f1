import type {
  ApplicationState,
  CriteriaScoring,
  SubjectKind,
  UnitKind,
  UnitLevel,
} from "@/prisma/generated/enums";

export type ApplicationListRow = {
  id: string;
  name: string;
  kind: SubjectKind;
  unitCode: string;
  unitKind: UnitKind;
  unitName: string;
  scheme: string;
  year: number;
  state: ApplicationState;
  stage: UnitLevel;
  decides: UnitLevel;
  /** Null before it is begun. */
  scoring: CriteriaScoring | null;
  selfTotal: number | null;
  selfMet: number | null;
  /** Criteria and parts that have an answer, of how many; for who works on it. */
  answered: number;
  asked: number;
  registeredOn: string;
  /** It came after its window. */
  late: boolean;
};

export type SubjectApplication = {
  id: string;
  scheme: string;
  year: number;
  state: ApplicationState;
  stage: UnitLevel;
};

/** True for what its own unit can begin, or send. */
export function isOpen({ state }: Pick<ApplicationListRow, "state">): boolean {
  return ["registered", "building", "returned"].includes(state);
}

/** True for what waits, at the level that decides, for who appraises there. */
export function judgeable(
  { state, stage, decides }: Pick<ApplicationListRow, "state" | "stage" | "decides">,
  at: UnitLevel,
): boolean {
  return state === "sent" && stage === decides && stage === at;
}
