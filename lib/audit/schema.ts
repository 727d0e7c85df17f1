import { z } from "zod";
import { isDay, parseDay } from "@/lib/core/dates";
import { actWords, tableWords } from "./words";

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const line = z.preprocess(first, z.string().trim().max(100).catch("")).default("");
const listed = (words: Readonly<Record<string, unknown>>) =>
  z.preprocess(
    first,
    z
      .string()
      .refine((value) => Object.hasOwn(words, value))
      .optional()
      .catch(undefined),
  );
const dayField = z.preprocess(
  (value) => (typeof first(value) === "string" ? (parseDay(String(first(value))) ?? undefined) : undefined),
  z.string().refine(isDay).optional(),
);

/** Which page of a list; the first where nobody can tell. */
export const pageField = z
  .preprocess((value) => Number(first(value)) || 1, z.number().int().min(1).max(100_000).catch(1))
  .default(1);

/** Which entries of the trail are shown; what cannot be read is left out rather than refused. */
export const auditFilter = z.object({
  /** Name or user name of the person. */
  who: line,
  /** The person themselves, where a link led here. */
  person: z.preprocess(first, z.uuid().optional().catch(undefined)),
  /** Code or name of a unit; it and all below it. */
  unit: line,
  table: listed(tableWords),
  act: listed({ ...actWords, console: "" }),
  from: dayField,
  to: dayField,
  page: pageField,
});

export type AuditFilter = z.output<typeof auditFilter>;

/** The filter as it stands in an address, without the page. */
export function filterQuery({ who, person, unit, table, act, from, to }: AuditFilter) {
  return {
    who,
    person: person ?? "",
    unit,
    table: table ?? "",
    act: act ?? "",
    from: from ?? "",
    to: to ?? "",
  };
}

/** A check of the trail, with a seal from paper or without. */
export const verifyTrailInput = z.object({ seal: z.string().trim().max(80).default("") });

export type VerifyTrailInput = z.output<typeof verifyTrailInput>;
