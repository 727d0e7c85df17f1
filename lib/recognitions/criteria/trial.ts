import { parseHundredths } from "@/lib/core/decimals";
import { type CriteriaDocument, criteriaOf, gradesOf, type LeafCriterion, leavesOf } from "./document";
import type { Answer, Answers } from "./scoring";

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

/** The answers that an address carries. */
export function trialAnswers(
  document: CriteriaDocument,
  query: Readonly<Record<string, string | string[] | undefined>>,
): Answers {
  return Object.fromEntries(
    criteriaOf(document)
      .flatMap(leavesOf)
      .map((of) => {
        const typed = query[trialName(of)];
        return [of.key, answerFrom(of, typeof typed === "string" ? typed : "")];
      }),
  );
}
