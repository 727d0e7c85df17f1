import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import {
  countedTo,
  type Found,
  type HitPage,
  holdsWords,
  nothingFound,
  type SearchSource,
  searchWords,
} from "@/lib/core/search";
import { unitTitle } from "@/lib/core/words";
import { Prisma } from "@/prisma/generated/client";
import type { ApplicationState, SubjectKind, UnitKind, UnitLevel } from "@/prisma/generated/enums";
import { applicationStateText, subjectKindWords } from "./words";

const { sql } = Prisma;

type Counted = { total: number };
type SubjectHit = Counted & {
  id: string;
  name: string;
  kind: SubjectKind;
  unitKind: UnitKind;
  unitName: string;
};

async function findSubjects(tx: Tx, _actor: Actor, typed: string, page: HitPage): Promise<Found> {
  const words = searchWords(typed);
  if (words.length === 0) return nothingFound;
  const rows = await tx.$queryRaw<SubjectHit[]>`
    with hits as (select s.* from subject s where ${holdsWords(sql`s.search_key`, words)} limit ${countedTo + 1})
    select h.id, h.name, h.kind, u.kind as "unitKind", u.name as "unitName", (select count(*)::int from hits) as total
      from hits h join unit u on u.id = h.unit_id order by h.search_key, h.id limit ${page.limit} offset ${page.offset}`;
  return found(rows, ({ id, name, kind, unitKind, unitName }) => ({
    id,
    title: name,
    note: `${subjectKindWords[kind]}, ${unitTitle({ kind: unitKind, name: unitName })}`,
    href: `/recognitions/subjects/${id}`,
    state: null,
  }));
}

type ApplicationHit = Counted & {
  id: string;
  name: string | null;
  unitKind: UnitKind;
  unitName: string;
  scheme: string;
  year: number;
  state: ApplicationState;
  stage: UnitLevel;
};

async function findApplications(tx: Tx, _actor: Actor, typed: string, page: HitPage): Promise<Found> {
  const words = searchWords(typed);
  if (words.length === 0) return nothingFound;
  const rows = await tx.$queryRaw<ApplicationHit[]>`
    with hits as (
      select a.id, s.name, u.kind, u.name as unit_name, m.short_name, a.year, a.state, a.stage, u.code
        from application a join unit u on u.id = a.unit_id join scheme m on m.id = a.scheme_id
        left join subject s on s.id = a.subject_id
       where a.subject_id in (select id from subject k where ${holdsWords(sql`k.search_key`, words)})
          or a.subject_id is null and a.unit_id in (select id from unit k where ${holdsWords(sql`k.search_key`, words)})
       limit ${countedTo + 1}
    )
    select id, name, kind as "unitKind", unit_name as "unitName", short_name as scheme, year, state, stage,
           (select count(*)::int from hits) as total
      from hits order by year desc, code, name nulls first, id limit ${page.limit} offset ${page.offset}`;
  return found(rows, ({ id, name, unitKind, unitName, scheme, year, state, stage }) => {
    const unit = unitTitle({ kind: unitKind, name: unitName });
    return {
      id,
      title: `${scheme} ${year}: ${name ?? unit}`,
      note: [name ? unit : "", applicationStateText({ state, stage })].filter(Boolean).join(", "),
      href: `/recognitions/applications/${id}`,
      state: null,
    };
  });
}

function found<Row extends Counted>(rows: Row[], hit: (row: Row) => Found["hits"][number]): Found {
  const total = rows[0]?.total ?? 0;
  return { hits: rows.map(hit), total: Math.min(total, countedTo), more: total > countedTo };
}

export const subjectSearch: SearchSource = {
  kind: "subject",
  label: "Khu dân cư, cơ quan, doanh nghiệp, trường học",
  noun: "đối tượng",
  needs: "recognition.view",
  find: findSubjects,
};

export const applicationSearch: SearchSource = {
  kind: "application",
  label: "Hồ sơ công nhận",
  noun: "hồ sơ",
  needs: "recognition.view",
  find: findApplications,
};
