import "server-only";
import type { Day } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { criteriaOf, leavesOf } from "@/lib/recognitions/criteria/document";
import { assessmentDays } from "@/lib/recognitions/schemes/window";
import { Prisma } from "@/prisma/generated/client";
import { type Fact, type FactCode, isFactCode, knownFacts } from "./facts";
import { satisfiedShare } from "./papers";
import type { ApplicationRecord } from "./record";

const { sql, join } = Prisma;

type Reading = (unit: string, from: Day, to: Day) => Prisma.Sql;

/** The functions of the database that know; what an application knows itself has none. */
const readings: Record<Exclude<FactCode, "satisfaction_survey">, Reading> = {
  festival_held: (unit, from, to) => sql`fact_festival_held(${unit}::uuid, ${from}::date, ${to}::date)`,
  models: (unit, from, to) => sql`fact_models(${unit}::uuid, ${from}::date, ${to}::date)`,
  unit_awards: (unit, from, to) => sql`fact_unit_awards(${unit}::uuid, ${from}::date, ${to}::date)`,
  movement_class: (unit, from, to) => sql`fact_movement_class(${unit}::uuid, ${from}::date, ${to}::date)`,
  subjects_registered_share: (unit, from, to) =>
    sql`fact_subjects_registered_share(${unit}::uuid, ${from}::date, ${to}::date)`,
  subjects_safe_share: (unit, from, to) =>
    sql`fact_subjects_safe_share(${unit}::uuid, ${from}::date, ${to}::date)`,
  residential_safe_share: (unit, from, to) =>
    sql`fact_residential_safe_share(${unit}::uuid, ${from}::date, ${to}::date)`,
  safe_area: (unit, from, to) => sql`fact_safe_area(${unit}::uuid, ${from}::date, ${to}::date)`,
};

type Of = Pick<ApplicationRecord, "id" | "document" | "unit" | "year" | "papers" | "subject"> & {
  window: Parameters<typeof assessmentDays>[0];
};

/** What the portal knows today about the criteria that name a source, by the key of the criterion. */
export async function readFacts(tx: Tx, of: Of, today: Day): Promise<Record<string, Fact>> {
  const leaves = of.document ? criteriaOf(of.document).flatMap(leavesOf) : [];
  // What is known of a commune says nothing of one of its subjects, but for the survey.
  const named = leaves.flatMap(({ key, source }) =>
    isFactCode(source) && (!of.subject || source === "satisfaction_survey") ? [{ key, code: source }] : [],
  );
  const asked = [...new Set(named.map(({ code }) => code))];
  const { from, to } = assessmentDays(of.window, of.year);
  const counted = asked.flatMap((code) =>
    code === "satisfaction_survey"
      ? []
      : [sql`select ${code} as code, ${readings[code](of.unit.id, from, to)} as value`],
  );
  const rows =
    counted.length === 0
      ? []
      : await tx.$queryRaw<{ code: FactCode; value: number | null }[]>(join(counted, " union all "));
  const values = new Map<FactCode, number | null>(rows.map(({ code, value }) => [code, value]));
  values.set("satisfaction_survey", satisfiedShare(of.papers));
  const told = { unitCode: of.unit.code, year: of.year, id: of.id };
  return Object.fromEntries(
    named.map(({ key, code }) => [
      key,
      {
        code,
        value: values.get(code) ?? null,
        day: today,
        href: knownFacts[code].href(told),
      } satisfies Fact,
    ]),
  );
}
