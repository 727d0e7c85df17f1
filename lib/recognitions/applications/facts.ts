import type { Day } from "@/lib/core/dates";
import { formatHundredths } from "@/lib/core/decimals";
import { withQuery } from "@/lib/core/paging";
import type { LeafCriterion } from "@/lib/recognitions/criteria/document";
import type { Answer } from "@/lib/recognitions/criteria/scoring";
import type { FactSource } from "@/lib/recognitions/criteria/sources";

/** What a page asks the rows behind a fact for. */
type Asked = { unitCode: string; year: number; id: string };

type KnownFact = {
  measure: "count" | "percent";
  /** What is counted. */
  unit: string;
  /** Told beside the criterion; it says nothing about whether it is met. */
  tells?: true;
  /** Where the rows are. */
  href: (asked: Asked) => string;
};

/**
 * What the portal can read today, of the sources that a criterion may name (criteria/sources.ts): each by the SQL function
 * fact_<code>, but the last, which stands in the application. A domain that comes to know more adds a row and a function.
 */
export const knownFacts = {
  festival_held: {
    measure: "count",
    unit: "điểm",
    href: ({ unitCode, year }) =>
      withQuery("/festivals", { season: year, unit: unitCode, state: "accepted,locked", status: "held" }),
  },
  models: {
    measure: "count",
    unit: "mô hình",
    href: ({ unitCode, year }) =>
      withQuery("/festivals", {
        ...{ season: year, unit: unitCode, state: "accepted,locked", status: "held", has: "models" },
      }),
  },
  // Praise at a Ngày hội is not yet the title that a criterion asks for.
  unit_awards: {
    measure: "count",
    unit: "lượt tập thể được khen tại Ngày hội",
    tells: true,
    href: ({ unitCode, year }) =>
      withQuery("/festivals", { season: year, unit: unitCode, state: "accepted,locked", status: "held" }),
  },
  movement_class: {
    measure: "count",
    unit: "điểm phân loại",
    tells: true,
    href: ({ unitCode, year }) =>
      withQuery("/recognitions/applications", {
        scheme: "movement_class",
        year,
        unit: unitCode,
        kind: "unit",
      }),
  },
  subjects_registered_share: {
    measure: "percent",
    unit: "%",
    href: ({ unitCode }) => withQuery("/recognitions/subjects", { unit: unitCode, managed: "commune" }),
  },
  subjects_safe_share: {
    measure: "percent",
    unit: "%",
    href: ({ unitCode, year }) =>
      withQuery("/recognitions/applications", { scheme: "safe_area", year, unit: unitCode }),
  },
  residential_safe_share: {
    measure: "percent",
    unit: "%",
    href: ({ unitCode, year }) =>
      withQuery("/recognitions/applications", {
        scheme: "safe_area",
        year,
        unit: unitCode,
        kind: "residential",
      }),
  },
  safe_area: {
    measure: "count",
    unit: "lần",
    href: ({ unitCode, year }) =>
      withQuery("/recognitions/applications", { scheme: "safe_area", year, unit: unitCode, kind: "unit" }),
  },
  satisfaction_survey: {
    measure: "percent",
    unit: "%",
    href: ({ id }) => `/recognitions/applications/${id}/papers#field-surveyIssued`,
  },
} as const satisfies Partial<Record<FactSource, KnownFact>>;

export type FactCode = keyof typeof knownFacts;

export function isFactCode(code: string | null): code is FactCode {
  return code !== null && Object.hasOwn(knownFacts, code);
}

/** A fact on a day; value in hundredths, null where there is nothing to count from. It is frozen in this form. */
export type Fact = { code: FactCode; value: number | null; day: Day; href: string };

/** "3 điểm", "98,5 %". */
export function factText({ code, value }: Pick<Fact, "code" | "value">): string {
  return value === null ? "chưa có số liệu" : `${formatHundredths(value)} ${knownFacts[code].unit}`;
}

/** The answer that a fact gives to a criterion; null where it gives none. */
export function answerFrom(of: LeafCriterion, fact: Fact): Answer | null {
  const known: KnownFact = knownFacts[fact.code];
  if (fact.value === null || known.tells) return null;
  switch (of.kind) {
    case "percent":
      return knownFacts[fact.code].measure === "percent" ? { value: fact.value } : null;
    case "count":
      return knownFacts[fact.code].measure === "count" ? { value: fact.value } : null;
    case "met":
      return {
        met: fact.value >= (of.metAt ?? (knownFacts[fact.code].measure === "percent" ? 10_000 : 100)),
      };
    case "points":
    case "grade":
    case "parts":
      return null;
  }
}

/** True where somebody answers otherwise than the portal knows: that wants a reason. */
export function disagrees(of: LeafCriterion, answer: Answer | null, fact: Fact | undefined): boolean {
  const known = fact && answerFrom(of, fact);
  if (!known || !answer || answer.notApplicable) return false;
  return known.value !== answer.value || known.met !== answer.met;
}
