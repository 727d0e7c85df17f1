/** One row of the result of an act on many. */
export type Outcome = {
  /** The application; null where none came of it. */
  id: string | null;
  name: string;
  done: boolean;
  /** Why not, or what is to be known. */
  note: string;
};

export type OutcomeAct = "register" | "begin" | "alike" | "send" | "pass" | "propose";

/** What an act on many came to; kept for the person who did it. */
export type Outcomes = { act: OutcomeAct; scheme: string; year: number | null; rows: Outcome[] };

/** How many were done; those left alone stand first, because somebody must still see to them. */
export function sortOutcomes({ rows }: Pick<Outcomes, "rows">): { done: number; rows: Outcome[] } {
  return {
    done: rows.filter(({ done }) => done).length,
    rows: [...rows.filter(({ done }) => !done), ...rows.filter(({ done }) => done)],
  };
}
