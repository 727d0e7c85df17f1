import type { Day } from "@/lib/core/dates";
import type { ReceiptLine } from "@/lib/core/receipt";
import type { Review } from "@/lib/core/review";
import type { CriteriaDocument } from "@/lib/recognitions/criteria/document";
import type { Score } from "@/lib/recognitions/criteria/scoring";
import type { SchemeSubject } from "@/lib/recognitions/schemes/subjects";
import type { Role, SubjectKind, UnitKind, UnitLevel } from "@/prisma/generated/enums";
import type { AnswerContent } from "./answers";
import type { Fact } from "./facts";
import type { ChosenRecord } from "./own-records";
import type { PapersContent } from "./papers";
import type { ApplicationRow } from "./workflow";

export type UnitRef = { id: string; code: string; level: UnitLevel; kind: UnitKind; name: string };

/** What is stored at one criterion. */
export type StoredAnswer = AnswerContent & {
  id: string;
  version: number;
  /** Records of the unit brought as evidence. */
  records: ChosenRecord[];
  /** Names of the files given as evidence. */
  files: string[];
  /** What the portal knew when it was handed in. */
  frozen: Fact | null;
  enteredByName: string;
  updatedAt: Date;
};

export type DecisionLine = {
  id: string;
  step: string;
  note: string;
  at: Date;
  actorName: string;
  actorRole: Role;
  actorUnitName: string;
  delegatorName: string | null;
  delegationNumber: string | null;
};

/** The edition that an application is bound to, as its pages name it. */
export type BoundSet = {
  id: string;
  name: string;
  edition: number;
  sample: boolean;
  addition: string | null;
};

/** An application with everything that its pages show. */
export type ApplicationRecord = {
  id: string;
  row: ApplicationRow;
  unit: UnitRef;
  /** The province above, "tỉnh Nghệ An". */
  province: string;
  subject: { id: string; name: string; size: number | null; people: number | null } | null;
  kind: SubjectKind;
  scheme: {
    id: string;
    code: string;
    name: string;
    shortName: string;
    legalBasis: string;
    subject: SchemeSubject;
  };
  year: number;
  registeredOn: Day;
  set: BoundSet | null;
  /** What this kind of subject is asked; null until it is begun. */
  document: CriteriaDocument | null;
  /** The row of each criterion and part, by key. */
  criterionIds: Readonly<Record<string, string>>;
  answers: Readonly<Record<string, StoredAnswer>>;
  /** What the portal knows today, by the key of the criterion that names the source. */
  facts: Readonly<Record<string, Fact>>;
  /** False where the reader's scope does not hold the rows behind the facts. */
  factsKnown: boolean;
  papers: PapersContent;
  score: Score | null;
  openCriteria: readonly string[];
  review: Review;
  decisions: DecisionLine[];
  receipts: ReceiptLine[];
  holder: UnitRef;
  outcomeReason: string;
  enteredByName: string;
  sentAt: Date | null;
  updatedAt: Date;
  /** False for the records of a unit that is closed. */
  writable: boolean;
};
