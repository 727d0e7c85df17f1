import file from "../accounts.json";

export type DemoAccount = {
  username: string;
  fullName: string;
  role: string;
  roleName: string;
  unit: string;
  unitCode: string;
  level: string;
  jobTitle: string;
  /** Code of a second unit of the same level where the person holds the same role. */
  alsoAt?: string;
  decisionNumber?: string;
  /** First day of the assignment, where it is not the first day of the unit. */
  validFrom?: string;
  /** An assignment to the same unit that has ended. */
  earlier?: { from: string; to: string };
};

/** Who may sign in to the demonstration; the launcher prints the same table. */
export const accounts: readonly DemoAccount[] = file.accounts;

/** One password for all of them, unless DEMO_PASSWORD says another. */
export const defaultPassword: string = file.defaultPassword;
