import { parseHundredths } from "@/lib/core/decimals";
import { type CriteriaDocument, criteriaOf, gradesOf, type LeafCriterion, leavesOf } from "./document";
import type { Answer, Answers, OtherResults } from "./scoring";

/** Name of the field of a criterion in an address that tries a set out. */
export const trialName = (of: Pick<LeafCriterion, "key">) => `a.${of.key}`;

/** What is typed at a criterion, as an answer; what cannot be read is no answer. */
export function answerFrom(of: LeafCriterion, typed: string): Answer | undefined {
  const text = typed.trim();
  if (text === "") return undefined;
  if (text === "none") return of.mayNotApply ? { notApplicable: true } : undefined;
  switch (of.kind) {
    case "met":
      return text === "yes" || text === "no" ? { met: text === "yes" } : undefined;
    case "grade":
      return gradesOf(of).some((one) => one.grade === text) ? { grade: text } : undefined;
    case "parts":
      return undefined;
    default: {
      const value = parseHundredths(text);
      if (value === null || (of.kind === "points" && (value < 0 || value > of.max))) return undefined;
      return { value };
    }
  }
}

export type TrialQuery = Readonly<Record<string, string | string[] | undefined>>;

/** What an address says at a criterion; a number has a box beside it that says that it does not apply. */
export function typedAt(of: Pick<LeafCriterion, "key">, query: TrialQuery): string {
  const typed = query[trialName(of)] ?? "";
  if (typeof typed === "string") return typed;
  return typed.includes("none") ? "none" : (typed[0] ?? "");
}

/** The answers that an address carries. */
export function trialAnswers(document: CriteriaDocument, query: TrialQuery): Answers {
  return Object.fromEntries(
    criteriaOf(document)
      .flatMap(leavesOf)
      .map((of) => {
        return [of.key, answerFrom(of, typedAt(of, query))];
      }),
  );
}

/** How the other scheme ended that limits this one, as an address says it. */
export function otherTried(scheme: string, typed: string | string[] | undefined): OtherResults {
  return typed === "recognised" || typed === "not_met" ? { [scheme]: typed } : {};
}
