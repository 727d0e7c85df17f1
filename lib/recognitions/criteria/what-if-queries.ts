import "server-only";
import { setImmediate } from "node:timers/promises";
import type { Tx } from "@/lib/core/db";
import { unitTitle } from "@/lib/core/words";
import { Prisma } from "@/prisma/generated/client";
import type { SubjectKind, UnitKind } from "@/prisma/generated/enums";
import { asAddition, withAddition } from "./addition";
import type { CriteriaDocument } from "./document";
import { getSet, listSets } from "./queries";
import type { Answer, OtherResults } from "./scoring";
import type { SetPage, SetRow } from "./view";
import { type AnsweredApplication, type Asked, beginWhatIf, type WhatIf } from "./what-if";

/** More are not worked through in one request; the page says so. */
export const mostApplications = 5_000;

type Year = { year: number; count: number };

export type Trial = {
  /** The editions whose applications can be taken. */
  earlier: SetRow[];
  base: SetRow | null;
  years: Year[];
  year: Year | null;
  /** The two editions as they stand in an application, and what was answered; null where there is nothing to try. */
  tried: { before: CriteriaDocument; after: CriteriaDocument; applications: AnsweredApplication[] } | null;
};

/** What an edition would have done to the applications of an earlier one, in the reader's scope. */
export async function getTrial(
  tx: Tx,
  draft: SetPage,
  asked: { base?: string; year?: string },
): Promise<Trial> {
  const sets = await listSets(tx, { schemeId: draft.schemeId, ownerUnitId: draft.owner?.id ?? null });
  const earlier = sets.filter((one) => one.id !== draft.id && one.state !== "draft" && shares(one, draft));
  const { base, years } = await withApplications(tx, earlier, asked.base);
  if (!base) return { earlier, base, years, year: null, tried: null };
  const year = years.find((one) => String(one.year) === asked.year) ?? years[0] ?? null;
  if (!year) return { earlier, base, years, year, tried: null };
  const applications = await listAnswered(tx, base, year.year);
  const [before, after] = base.owner
    ? [asAddition(base.document), asAddition(draft.document)]
    : [base.document, draft.document];
  return { earlier, base, years, year, tried: { before, after, applications } };
}

/** Editions for other subjects say nothing of this one; a draft without subjects is compared with all. */
const shares = (one: SetRow, draft: SetRow) =>
  draft.subjectKinds.length === 0 || one.subjectKinds.some((kind) => draft.subjectKinds.includes(kind));

/** The edition that was asked for; else the newest by which something was handed in, else the newest. */
async function withApplications(tx: Tx, earlier: readonly SetRow[], asked: string | undefined) {
  const chosen = earlier.find(({ id }) => id === asked);
  let newest: { base: SetPage | null; years: Year[] } = { base: null, years: [] };
  for (const { id } of chosen ? [chosen] : earlier) {
    const base = await getSet(tx, id);
    if (!base) continue;
    const found = { base, years: await answeredYears(tx, base) };
    if (found.years.length > 0) return found;
    newest = newest.base ? newest : found;
  }
  return newest;
}

/** Works a trial through when its transaction is over; others get their turn meanwhile. */
export async function runTrial({ tried }: Trial): Promise<WhatIf | null> {
  if (!tried) return null;
  const trial = beginWhatIf(tried.before, tried.after);
  for (const [nth, one] of tried.applications.entries()) {
    trial.add(one);
    if (nth % 50 === 49) await setImmediate();
  }
  return trial.found();
}

/** Whose applications were answered by an edition: begun with it, or, of a province's additions, beside it. */
const answeredBy = ({ id, owner }: Pick<SetRow, "id" | "owner">) =>
  owner ? Prisma.sql`a.addition_set_id = ${id}::uuid` : Prisma.sql`a.set_id = ${id}::uuid`;

/** What was withdrawn or is still being written says nothing. */
const handedIn = Prisma.sql`a.state in ('sent', 'returned', 'passed', 'proposed', 'recognised', 'not_met')`;

/** Years in which applications were handed in by an edition, newest first, in the reader's scope. */
async function answeredYears(tx: Tx, set: SetPage): Promise<Year[]> {
  return tx.$queryRaw`
    select a.year, count(*)::int as count from application a
     where ${answeredBy(set)} and ${handedIn} group by a.year order by a.year desc`;
}

type Row = {
  id: string;
  setId: string;
  additionSetId: string | null;
  subject: string | null;
  kind: UnitKind;
  name: string;
  province: string | null;
  subjectKind: SubjectKind;
  answers: Record<string, { value: number | null; met: boolean | null; grade: string | null; none: boolean }>;
  others: OtherResults;
};

/** What was handed in by an edition in a year: the answers by the keys of their criteria, how other schemes ended. */
async function listAnswered(tx: Tx, set: SetPage, year: number): Promise<AnsweredApplication[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select a.id, a.set_id as "setId", a.addition_set_id as "additionSetId", s.name as subject, u.kind, u.name,
           case when p.level = 'province' then p.name else pp.name end as province, a.subject_kind as "subjectKind",
           (select coalesce(jsonb_object_agg(
                     case when c.set_id = a.addition_set_id then '+' || c.key else c.key end,
                     jsonb_build_object('value', n.value, 'met', n.met, 'grade', n.grade, 'none', n.not_applicable)), '{}')
              from application_answer n join criterion c on c.id = n.criterion_id
             where n.application_id = a.id) as answers,
           (select coalesce(jsonb_object_agg(os.code, o.state), '{}')
              from application o join scheme os on os.id = o.scheme_id
             where o.unit_id = a.unit_id and o.year = a.year and o.subject_id is not distinct from a.subject_id and o.id <> a.id
               and o.state in ('recognised', 'not_met')) as others
      from application a
      join unit u on u.id = a.unit_id
      left join unit p on p.id = u.parent_id
      left join unit pp on pp.id = p.parent_id
      left join subject s on s.id = a.subject_id
     where ${answeredBy(set)} and a.year = ${year} and ${handedIn}
     order by u.code, s.name nulls first, a.id
     limit ${mostApplications}`;
  const asked = await askedBeside(tx, set, rows);
  return rows.map(({ id, subject, kind, name, province, subjectKind, answers, others, ...bound }) => ({
    ...{ id, subjectKind, others, asked: asked(bound) },
    label: [subject, unitTitle({ kind, name }), province].filter(Boolean).join(", "),
    answers: Object.fromEntries(
      Object.entries(answers).map(([key, { value, met, grade, none }]): [string, Answer] => [
        key,
        {
          ...(value === null ? {} : { value }),
          ...(met === null ? {} : { met }),
          ...(grade === null ? {} : { grade }),
          ...(none ? { notApplicable: true } : {}),
        },
      ]),
    ),
  }));
}

type Bound = Pick<Row, "setId" | "additionSetId">;

/** What stood beside the edition in each application: what its province added, or the nation's set that it was added to. */
async function askedBeside(tx: Tx, set: SetPage, rows: readonly Bound[]) {
  const other = (row: Bound) => (set.owner ? row.setId : row.additionSetId);
  const asked = new Map<string | null, Asked>();
  for (const id of new Set(rows.map(other))) {
    const beside = id === null ? null : ((await getSet(tx, id))?.document ?? null);
    asked.set(id, (edition) => put(set, edition, beside));
  }
  return (row: Bound) => asked.get(other(row));
}

function put(
  { owner }: SetPage,
  edition: CriteriaDocument,
  beside: CriteriaDocument | null,
): CriteriaDocument {
  if (!beside) return edition;
  // Additions come here with the keys that they have in an application.
  return owner ? { ...beside, groups: [...beside.groups, ...edition.groups] } : withAddition(edition, beside);
}
