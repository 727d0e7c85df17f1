import "server-only";
import type { Tx } from "@/lib/core/db";
import { unitTitle } from "@/lib/core/words";
import type { SubjectKind, UnitKind } from "@/prisma/generated/enums";
import type { Answer } from "./scoring";
import type { AnsweredApplication } from "./what-if";

/** More are not worked through in one request; the page says so. */
export const mostApplications = 5_000;

/** Years in which applications were handed in by an edition, newest first, in the reader's scope. */
export async function answeredYears(tx: Tx, setId: string): Promise<{ year: number; count: number }[]> {
  return tx.$queryRaw`
    select year, count(*)::int as count from application
     where set_id = ${setId}::uuid and state in ('sent', 'returned', 'passed', 'proposed', 'recognised', 'not_met')
     group by year order by year desc`;
}

type Row = {
  id: string;
  subject: string | null;
  kind: UnitKind;
  name: string;
  subjectKind: SubjectKind;
  answers: Record<string, { value: number | null; met: boolean | null; grade: string | null; none: boolean }>;
};

/** What was handed in by an edition in a year: the answers by the keys of their criteria. */
export async function listAnswered(tx: Tx, setId: string, year: number): Promise<AnsweredApplication[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select a.id, s.name as subject, u.kind, u.name, a.subject_kind as "subjectKind",
           coalesce(jsonb_object_agg(c.key, jsonb_build_object('value', n.value, 'met', n.met, 'grade', n.grade,
             'none', n.not_applicable)) filter (where c.key is not null), '{}') as answers
      from application a
      join unit u on u.id = a.unit_id
      left join subject s on s.id = a.subject_id
      left join application_answer n on n.application_id = a.id
      left join criterion c on c.id = n.criterion_id and c.set_id = a.set_id
     where a.set_id = ${setId}::uuid and a.year = ${year}
       and a.state in ('sent', 'returned', 'passed', 'proposed', 'recognised', 'not_met')
     group by a.id, s.name, u.kind, u.name, u.code
     order by u.code, s.name nulls first, a.id
     limit ${mostApplications}`;
  return rows.map(({ id, subject, kind, name, subjectKind, answers }) => ({
    id,
    label: subject ? `${subject}, ${unitTitle({ kind, name })}` : unitTitle({ kind, name }),
    subjectKind,
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
