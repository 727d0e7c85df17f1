import type { Answers } from "@/lib/recognitions/criteria/scoring";
import type { StoredAnswer } from "./record";

/** The answers as the scoring reads them. */
export function answersOf(answers: Readonly<Record<string, Pick<StoredAnswer, "answer">>>): Answers {
  return Object.fromEntries(Object.entries(answers).map(([key, { answer }]) => [key, answer ?? undefined]));
}
