import "server-only";
import type { Actor } from "@/lib/core/actor";
import { type Day, fromDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import type { UnitKind, UnitLevel } from "@/prisma/generated/enums";
import { type ExceptionRow, type SupplementPage, type SupplementRow, standingOfException } from "./view";

type Stored = Omit<ExceptionRow, "unit" | "expectedOn"> & {
  unitId: string;
  code: string;
  level: UnitLevel;
  kind: UnitKind;
  name: string;
  expectedOn: Date | null;
};

/** The communes that a report goes without, each with how far its points are now. */
export async function exceptionsOf(tx: Tx, reportId: string): Promise<ExceptionRow[]> {
  const rows = await tx.$queryRaw<Stored[]>`
    select e.id, u.id as "unitId", u.code, u.level, u.kind, u.name, e.reason, e.expected_on as "expectedOn",
           e.supplement_id as "supplementId", p.number as "supplementNumber", e.closed_at as "closedAt",
           count(f.id) filter (where f.state in ('accepted', 'locked'))::int as accepted,
           count(f.id) filter (where f.state = 'sent')::int as waiting,
           count(f.id) filter (where f.state in ('draft', 'submitted', 'returned'))::int as unsent
      from report_exception e
      join festival_report r on r.id = e.report_id
      join unit u on u.id = e.missing_unit_id
      left join report_supplement p on p.id = e.supplement_id
      left join festival f on f.unit_id = u.id and f.season_id = r.season_id
     where e.report_id = ${reportId}::uuid
     group by e.id, u.id, p.number
     order by (e.closed_at is not null), u.code, u.id`;
  return rows.map(({ unitId, code, level, kind, name, ...row }) => ({
    ...row,
    unit: { id: unitId, code, level, kind, name },
    expectedOn: row.expectedOn && fromDate(row.expectedOn),
  }));
}

/** The supplements of a report, the latest first. */
export async function supplementsOf(tx: Tx, reportId: string): Promise<SupplementRow[]> {
  const rows = await tx.reportSupplement.findMany({
    where: { reportId },
    select: {
      id: true,
      number: true,
      issuedOn: true,
      signer: true,
      note: true,
      state: true,
      sentAt: true,
      acceptedAt: true,
    },
    orderBy: { id: "desc" },
  });
  return rows.map((row) => ({ ...row, issuedOn: fromDate(row.issuedOn) }));
}

/** One supplement with what it carries; null when it is not there or not for this person. */
export async function getSupplement(tx: Tx, actor: Actor, id: string): Promise<SupplementPage | null> {
  const row = await tx.reportSupplement.findUnique({
    where: { id },
    select: {
      id: true,
      unitId: true,
      number: true,
      issuedOn: true,
      signer: true,
      note: true,
      state: true,
      version: true,
      enteredById: true,
      enteredByName: true,
      sentById: true,
      sentAt: true,
      acceptedAt: true,
      returnNote: true,
      report: {
        select: {
          id: true,
          number: true,
          issuedOn: true,
          state: true,
          season: { select: { year: true } },
          unit: { select: { id: true, code: true, level: true, kind: true, name: true } },
        },
      },
    },
  });
  if (!row) return null;
  const { unitId, report, ...rest } = row;
  const { season, ...paper } = report;
  const exceptions = await exceptionsOf(tx, report.id);
  const began = row.state === "draft" || row.state === "returned";
  const carries = exceptions.filter((one) =>
    began ? standingOfException(one) === "ready" : one.supplementId === id,
  );
  return {
    ...rest,
    issuedOn: fromDate(row.issuedOn),
    own: actor.actsFor.includes(unitId),
    report: { ...paper, issuedOn: paper.issuedOn && fromDate(paper.issuedOn), year: season.year },
    carries,
    leaves: exceptions.filter((one) => one.closedAt === null && !carries.includes(one)),
  };
}

/** What a commune reads on its first page: that the signed report of its province goes without it. */
export async function ownException(
  tx: Tx,
  actor: Actor,
): Promise<{ year: number; reason: string; expectedOn: Day | null } | null> {
  if (actor.unit.level !== "commune") return null;
  // The report itself is not the commune's to read; the exception says that it was signed.
  const [row] = await tx.$queryRaw<{ year: number; reason: string; expectedOn: Date | null }[]>`
    select s.year, e.reason, e.expected_on as "expectedOn"
      from report_exception e join season s on s.id = exception_season(e.report_id)
     where e.missing_unit_id = any(${[...actor.actsFor]}::uuid[]) and e.supplement_id is null
     order by s.year desc limit 1`;
  return row ? { ...row, expectedOn: row.expectedOn && fromDate(row.expectedOn) } : null;
}
