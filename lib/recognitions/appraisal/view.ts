import type { Day } from "@/lib/core/dates";
import type { ApplicationRecord } from "@/lib/recognitions/applications/record";
import type { Answer } from "@/lib/recognitions/criteria/scoring";
import type {
  AppraisalNoteKind,
  AppraisalState,
  SheetState,
  SubjectKind,
  UnitKind,
  UnitLevel,
} from "@/prisma/generated/enums";

export type TeamRow = {
  id: string;
  name: string;
  scheme: string;
  year: number;
  decisionNumber: string;
  decidedOn: Day;
  unitName: string;
  unitKind: UnitKind;
  members: number;
  open: number;
};

export type TeamMember = {
  id: string;
  userId: string;
  userName: string;
  userUnit: string;
  /** What is open on this person's desk, in this team. */
  load: number;
};

/** An application that lies with the unit and has no appraisal yet. */
export type Waiting = {
  id: string;
  name: string;
  kind: SubjectKind;
  unitKind: UnitKind;
  unitName: string;
  province: string;
};

export type TeamAppraisal = Waiting & {
  appraisalId: string;
  state: AppraisalState;
  sent: number;
  members: number;
  passed: boolean | null;
};

export type TeamView = {
  id: string;
  version: number;
  unitId: string;
  name: string;
  schemeId: string;
  scheme: string;
  year: number;
  decisionNumber: string;
  decidedOn: Day;
  moderateFrom: number;
  members: TeamMember[];
  waiting: Waiting[];
  appraisals: TeamAppraisal[];
};

/** What a member, or the team, finds at a criterion. */
export type Finding = { answer: Answer | null; remark: string; cites: string[] };

export type Sheet = {
  id: string;
  assignmentId: string;
  userId: string;
  userName: string;
  edition: number;
  state: SheetState;
  reason: string;
  sentAt: Date | null;
  version: number;
  updatedAt: Date;
  /** By the id of the criterion. */
  findings: Readonly<Record<string, Finding>>;
};

export type Agreed = { answer: Answer; remark: string; moderation: string };

export type Desk = {
  assignmentId: string;
  userId: string;
  userName: string;
  userUnit: string;
  sentAt: Date | null;
};

export type Note = {
  id: string;
  kind: AppraisalNoteKind;
  heldOn: Day;
  place: string;
  present: string;
  content: string;
  enteredByName: string;
};

/** Something that a score may rest on. */
export type Citable = { code: string; label: string /** Where it is, if it is anywhere. */; href?: string };

/** One appraisal with everything that its pages show. */
export type AppraisalView = {
  id: string;
  version: number;
  unitId: string;
  level: UnitLevel;
  round: number;
  state: AppraisalState;
  team: { id: string; name: string; decisionNumber: string; decidedOn: Day; moderateFrom: number };
  record: ApplicationRecord;
  desks: Desk[];
  /** All who are to score have sent theirs. */
  revealed: boolean;
  /** The last that each has sent; nobody's but one's own before they are revealed. */
  sheets: Sheet[];
  /** One's own draft. */
  draft: Sheet | null;
  agreed: Readonly<Record<string, Agreed>>;
  notes: Note[];
  /** By the id of the criterion: its evidence. */
  evidence: Readonly<Record<string, Citable[]>>;
  result: { total: number; met: number; class: string; passed: boolean } | null;
  conclusion: string;
  agreedByName: string;
  agreedAt: Date | null;
};

export type MyAppraisal = {
  id: string;
  name: string;
  kind: SubjectKind;
  unitKind: UnitKind;
  unitName: string;
  scheme: string;
  year: number;
  state: AppraisalState;
  sentAt: Date | null;
};

/** What became of an application beyond its own page. */
export type Track = {
  rounds: {
    id: string;
    level: UnitLevel;
    state: AppraisalState;
    passed: boolean | null;
    team: string;
    round: number;
  }[];
  recognition: { id: string; serial: string } | null;
};
