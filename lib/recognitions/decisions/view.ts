import type { Day } from "@/lib/core/dates";
import type {
  CriteriaScoring,
  DecisionState,
  RecognitionState,
  SubjectKind,
  UnitKind,
  UnitLevel,
} from "@/prisma/generated/enums";
import type { Ranked } from "./ranking";
import type { Standing } from "./words";

/** One line of the list of a decision. */
export type DecisionLine = Ranked & {
  place: number;
  kind: SubjectKind;
  unitId: string;
  unitKind: UnitKind;
  unitName: string;
  province: string;
  scoring: CriteriaScoring;
  /** Its code, and what people call it. */
  class: string;
  classLabel: string;
  recognitionId: string | null;
  serial: string | null;
};

export type DecisionView = {
  id: string;
  version: number;
  state: DecisionState;
  unit: { id: string; level: UnitLevel; kind: UnitKind; name: string };
  /** Of the province that it lies in, or that it is: "tỉnh Hà Tĩnh"; empty of the nation. */
  provinceName: string;
  scheme: { id: string; name: string; shortName: string; legalBasis: string; title: string };
  year: number;
  issuer: string;
  number: string;
  decidedOn: Day | null;
  signerName: string;
  signerPost: string;
  validTo: Day | null;
  enteredByName: string;
  sample: boolean;
  lines: DecisionLine[];
};

export type DecisionListRow = {
  id: string;
  unitKind: UnitKind;
  unitName: string;
  scheme: string;
  year: number;
  state: DecisionState;
  issuer: string;
  number: string;
  decidedOn: Day | null;
  lines: number;
};

export type Proposed = { schemeId: string; scheme: string; year: number; n: number };

export type RecognitionRow = {
  id: string;
  applicationId: string;
  decisionId: string;
  unitId: string;
  unitCode: string;
  unitKind: UnitKind;
  unitName: string;
  province: string;
  provinceKind: UnitKind | null;
  name: string;
  kind: SubjectKind;
  scheme: string;
  schemeTitle: string;
  year: number;
  class: string;
  /** The lowest class of its set: decided, but nothing to hand a certificate for. */
  weak: boolean;
  serial: string;
  code: string;
  number: string;
  decidedOn: Day;
  issuer: string;
  signerName: string;
  signerPost: string;
  deciderId: string;
  deciderLevel: UnitLevel;
  deciderName: string;
  sample: boolean;
  state: RecognitionState;
  validTo: Day | null;
  standing: Standing;
  endedOn: Day | null;
  endReason: string;
  endNumber: string;
  endedByName: string;
  version: number;
};

/** What the list of decisions is asked for. */
export type DecisionFilter = {
  year: number | null;
  /** Code of the scheme. */
  scheme: string;
  page: number;
};

/** What the list of recognitions is asked for. */
export type RecognisedFilter = DecisionFilter & { standing: Standing | null };

export type RecheckLine = {
  year: number;
  kept: boolean;
  cause: string;
  paperNumber: string;
  checkedOn: Day;
  enteredByName: string;
};

export type SuccessionLine = {
  carried: boolean;
  successor: string | null;
  reason: string;
  paperNumber: string;
  decidedOn: Day;
  enteredByName: string;
};

export type RecognitionView = RecognitionRow & {
  /** The reader's unit decided it, or stands in the place of the district that did. */
  mine: boolean;
  rechecks: RecheckLine[];
  succession: SuccessionLine | null;
  /** Who took the unit over, where it is no more. */
  successors: { id: string; kind: UnitKind; name: string }[];
};

export type Verified = {
  status: "valid" | "withdrawn" | "ended" | "pending";
  /** The residential area, agency, enterprise or school; null where the unit itself is recognised. */
  name: string | null;
  unitKind: UnitKind;
  unitName: string;
  scheme: string;
  year: number;
  number: string;
  decidedOn: Day;
  issuer: string;
};

export type VerifyAnswer = { kind: "found"; of: Verified } | { kind: "unknown" } | { kind: "limited" };

/** What was classed lowest, with the plan to strengthen it. */
export type WeakRow = {
  /** The application. */
  id: string;
  name: string;
  kind: SubjectKind;
  unitId: string;
  unitKind: UnitKind;
  unitName: string;
  scheme: string;
  year: number;
  class: string;
  /** Of the plan; 0 where there is none yet. */
  version: number;
  /** Null where there is no plan yet. */
  causes: string | null;
  measures: string | null;
  dueOn: Day | null;
  result: string | null;
  doneOn: Day | null;
  enteredByName: string | null;
};
