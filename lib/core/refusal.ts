/** What a person can mend: where (a field's path, "" for the whole form), a stable code, and a sentence that helps. */
export type Issue = { path: string; code: string; message: string };

/** Whose text of a field counts. */
export type Side = "mine" | "theirs";

/** One field that two people filled in differently. */
export type Difference = {
  path: string;
  label: string;
  /** What both began from; null when that is not known. */
  original: string | null;
  mine: string;
  theirs: string;
  /** The side that alone changed it; null when both did. */
  suggested: Side | null;
  chosen: Side | null;
  /** What the choice of a side sends: it holds for these two texts and for no others. */
  values: Record<Side, string>;
};

/** What stands between two people who saved one record. */
export type Clash = {
  /** "Trần Thị B, lúc 08:42, 21/11/2026" */ by: string;
  differences: Difference[];
};

/** An expected "no". It is thrown, never returned, so that everything before it in the transaction is undone. */
export class Refusal extends Error {
  readonly issues: Issue[];
  /** What stands above the list; without it that nothing was done. */
  readonly title: string | undefined;
  constructor(issues: Issue[], title?: string) {
    super(issues.map((issue) => issue.code).join(", "));
    this.name = "Refusal";
    this.issues = issues;
    this.title = title;
  }
}

/** Somebody else saved the record since this form was opened. */
export class Conflict extends Error {
  readonly version: number;
  readonly differences: Difference[];
  /** Who, and when. */
  readonly by: string;
  /** What cannot be saved of the two together. */
  readonly issues: Issue[];
  constructor(version: number, differences: Difference[], by: string, issues: Issue[] = []) {
    super("conflict");
    this.name = "Conflict";
    this.version = version;
    this.differences = differences;
    this.by = by;
    this.issues = issues;
  }
}

/** The record is not there, or not for this person: nobody is told which. */
export class NotThere extends Error {
  constructor() {
    super("not there");
    this.name = "NotThere";
  }
}

/** Throws when something is still in the way. */
export function refuseIf(issues: Issue[]): void {
  if (issues.length > 0) throw new Refusal(issues);
}

/** The state of a form between two submissions; values are what was typed, word for word. */
export type FormState = {
  status: "idle" | "invalid" | "refused" | "conflict" | "failed" | "signed-out" | "done";
  issues: Issue[];
  message?: string;
  /** Above the list of a refusal, where it is not that nothing was done. */
  title?: string;
  errorId?: string;
  values: Record<string, string | string[]>;
  /** Stays until the form is saved, whatever else comes back in between. */
  conflict?: Clash;
  /** A new id for the form, where the old one was used up by other content. */
  requestId?: string;
  /** Shown from what was typed earlier and never saved: since when, and whether the record was saved meanwhile. */
  restored?: { at: string; changed: boolean };
  nonce: number;
};

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;

/** A form that nobody has sent yet. */
export const idleForm: FormState = { status: "idle", issues: [], values: {}, nonce: 0 };
