import "server-only";
import { type Day, formatDay } from "@/lib/core/dates";
import {
  countedTo,
  holdsWords,
  nothingFound,
  type SearchHit,
  type SearchSource,
  searchWords,
} from "@/lib/core/search";
import { unitTitle } from "@/lib/core/words";
import { Prisma } from "@/prisma/generated/client";
import type { RecordState, UnitKind } from "@/prisma/generated/enums";

const { sql } = Prisma;

type PaperRow = {
  id: string;
  number: string;
  issuedOn: Day | null;
  state: RecordState;
  year: number;
  unitKind: UnitKind;
  unitName: string;
  total: bigint;
};

type Paper = {
  table: Prisma.Sql;
  folder: "plans" | "reports";
  title: string;
  key: Prisma.Sql;
  titleWords: string[];
};

/** Words that stand in every title; a year among the words is the season's. */
function asked(typed: string, titleWords: readonly string[]) {
  const words = searchWords(typed, titleWords);
  const years = words.filter((word) => /^20\d\d$/.test(word)).map(Number);
  return { years, rest: words.filter((word) => !/^20\d\d$/.test(word)) };
}

/** Papers of a season by number, issuer, signer or the name of their unit. Two ways, each with an index of its own. */
async function findPapers(
  { table, folder, title, key, titleWords }: Paper,
  ...[tx, , typed, page]: Parameters<SearchSource["find"]>
) {
  const { years, rest } = asked(typed, titleWords);
  if (searchWords(typed).length === 0) return nothingFound;
  const rows = await tx.$queryRaw<PaperRow[]>`
    with found as materialized (
      select r.id from ${table} r where ${holdsWords(key, rest)}
      union
      select r.id from ${table} r
       where r.unit_id = any(array(select u.id from unit u where ${holdsWords(sql`u.search_key`, rest)}))
    )
    select r.id, r.number, r.issued_on::text as "issuedOn", r.state, s.year, u.kind as "unitKind", u.name as "unitName",
           count(*) over () as total
      from found join ${table} r on r.id = found.id join season s on s.id = r.season_id join unit u on u.id = r.unit_id
     where cardinality(${years}::int[]) = 0 or s.year = any(${years}::int[])
     order by s.year desc, u.level, u.code, r.id
     limit ${page.limit} offset ${page.offset}`;
  const total = Number(rows[0]?.total ?? 0);
  const hits = rows.map(
    (row): SearchHit => ({
      id: row.id,
      title: `${title} ${row.year}, ${unitTitle({ kind: row.unitKind, name: row.unitName })}`,
      note:
        row.number === ""
          ? "chưa có số"
          : `số ${row.number}${row.issuedOn ? `, ${formatDay(row.issuedOn)}` : ""}`,
      href: `/festivals/${folder}/${row.id}`,
      state: row.state,
    }),
  );
  return { hits, total: Math.min(total, countedTo), more: total > countedTo };
}

const plan: Paper = {
  table: sql`festival_plan`,
  folder: "plans",
  title: "Kế hoạch Ngày hội",
  key: sql`r.search_key`,
  titleWords: ["ke", "hoach", "ngai", "hoi"],
};

const report: Paper = {
  table: sql`festival_report`,
  folder: "reports",
  title: "Báo cáo kết quả Ngày hội",
  // A few hundred in the country: nothing is kept for them.
  key: sql`fold(r.number || ' ' || r.signer)`,
  titleWords: ["bao", "cao", "ket", "qua", "ngai", "hoi"],
};

export const planSearch: SearchSource = {
  kind: "plans",
  label: "Kế hoạch",
  noun: "kế hoạch",
  needs: "festival.view",
  find: (...asked) => findPapers(plan, ...asked),
};

export const reportSearch: SearchSource = {
  kind: "reports",
  label: "Báo cáo tỉnh",
  noun: "báo cáo",
  needs: "festival.view",
  find: (...asked) => findPapers(report, ...asked),
};

/** Seasons by year and theme, and their documents by number and title; one that is being prepared is the ministry's. */
export const seasonSearch: SearchSource = {
  kind: "seasons",
  label: "Mùa Ngày hội và văn bản",
  noun: "mục",
  needs: "festival.view",
  async find(tx, actor, typed, { limit, offset }) {
    const words = searchWords(typed);
    if (words.length === 0) return nothingFound;
    const rows = await tx.$queryRaw<
      { id: string; season: string; title: string; note: string; total: bigint }[]
    >`
      select x.*, count(*) over () as total from (
        select s.id::text as id, s.id::text as season, s.year, 'Mùa Ngày hội ' || s.year as title, s.theme as note from season s
         where s.state <> 'draft' or ${actor.unit.level === "nation"}
        union all
        select d.id::text, s.id::text, s.year, d.title, 'số ' || d.number || ', mùa ' || s.year
          from season_document d join season s on s.id = d.season_id
         where s.state <> 'draft' or ${actor.unit.level === "nation"}
      ) x
       where ${holdsWords(sql`fold(x.title || ' ' || x.note)`, words)}
       order by x.year desc, x.id limit ${limit} offset ${offset}`;
    const hits = rows.map(
      (row): SearchHit => ({
        id: row.id,
        title: row.title,
        note: row.note,
        href: `/festivals/seasons/${row.season}`,
        state: null,
      }),
    );
    return { hits, total: Number(rows[0]?.total ?? 0), more: false };
  },
};
