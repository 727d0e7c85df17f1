/** What a person can mend: where (a field's path, "" for the whole form), a stable code, and a sentence that helps. */
export type Issue = { path: string; code: string; message: string };

/** One field that two people filled in differently. */
export type Difference = { path: string; label: string; mine: string; theirs: string };

/** An expected "no". It is thrown, never returned, so that everything before it in the transaction is undone. */
export class Refusal extends Error {
  readonly issues: Issue[];
  constructor(issues: Issue[]) {
    super(issues.map((issue) => issue.code).join(", "));
    this.name = "Refusal";
    this.issues = issues;
  }
}

/** Somebody else saved the record since this form was opened. */
export class Conflict extends Error {
  readonly version: number;
  readonly differences: Difference[];
  constructor(version: number, differences: Difference[]) {
    super("conflict");
    this.name = "Conflict";
    this.version = version;
    this.differences = differences;
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
  errorId?: string;
  values: Record<string, string | string[]>;
  conflict?: Difference[];
  /** A new id for the form, where the old one was used up by other content. */
  requestId?: string;
  nonce: number;
};

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;

/** A form that nobody has sent yet. */
export const idleForm: FormState = { status: "idle", issues: [], values: {}, nonce: 0 };
