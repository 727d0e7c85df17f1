import "server-only";
import { isNational } from "@/lib/core/actor";
import { type Day, formatDay } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import {
  countedTo,
  type HitPage,
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

/** How many of the latest points tell whether a word is common. */
const recent = 20_000;

type Row = {
  id: string;
  name: string;
  place: string;
  heldOn: Day;
  state: RecordState;
  unitKind: UnitKind;
  unitName: string;
};

function hit(row: Row): SearchHit {
  return {
    id: row.id,
    title: row.name,
    note: [row.place, unitTitle({ kind: row.unitKind, name: row.unitName }), formatDay(row.heldOn)]
      .filter((text) => text !== "")
      .join(" · "),
    href: `/festivals/${row.id}`,
    state: row.state,
  };
}

/** Those ids as the screen shows them; row security is asked again. */
async function show(tx: Tx, ids: string[]): Promise<SearchHit[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select f.id, f.name, f.place, f.held_on::text as "heldOn", f.state, u.kind as "unitKind", u.name as "unitName"
      from festival f join unit u on u.id = f.unit_id
     where f.id = any(${ids}::uuid[])
     order by f.held_on desc, f.id desc`;
  return rows.map(hit);
}

type Matches = { total: number; ids: string[] };

async function matching(tx: Tx, points: Prisma.Sql, { limit, offset }: HitPage): Promise<Matches> {
  const [found] = await tx.$queryRaw<{ total: bigint; ids: string[] }[]>`
    with found as materialized (${points})
    select (select count(*) from found) as total,
           array(select id from found order by held_on desc, id desc limit ${limit} offset ${offset}) as ids`;
  return { total: Number(found?.total ?? 0), ids: found?.ids ?? [] };
}

/** The latest points of the country, in the order in which they are shown; read in the index alone. */
const latest = sql`
  select l.id, l.held_on, l.search_key from season s cross join lateral (
    select f.id, f.held_on, f.search_key from festival f where f.season_id = s.id
     order by f.held_on desc, f.id desc limit ${recent}) l
   order by s.year desc, l.held_on desc, l.id desc`;

/**
 * The nation has a million. What is common fills the pages from the latest points alone; what is not comes from the index
 * of letters, which would gather hundreds of thousands of rows for a common word to show twenty.
 */
async function matchingInNation(tx: Tx, words: string[], page: HitPage): Promise<Matches> {
  const window = sql`
    select f.id, f.held_on from (${latest} limit ${recent}) f where ${holdsWords(sql`f.search_key`, words)}`;
  const common = await matching(tx, window, page);
  if (common.total > countedTo) return common;
  const capped = sql`select f.id, f.held_on from festival f where ${holdsWords(sql`f.search_key`, words)} limit ${countedTo + 1}`;
  const rare = await matching(tx, capped, page);
  if (rare.total <= countedTo) return rare;
  // The latest points of all are among the latest read: this page is already known.
  if (common.total >= page.offset + page.limit) return { total: rare.total, ids: common.ids };
  // Seldom in the latest, yet more than are counted: back through the seasons until the page is full
  // (`|| ''` keeps the index of letters out of it).
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select f.id from season s cross join lateral (
      select f.id, f.held_on from festival f
       where f.season_id = s.id and ${holdsWords(sql`(f.search_key || '')`, words)}
       order by f.held_on desc, f.id desc limit ${page.limit + page.offset}) f
     order by s.year desc, f.held_on desc, f.id desc limit ${page.limit} offset ${page.offset}`;
  return { total: rare.total, ids: rows.map(({ id }) => id) };
}

/**
 * Points by any spelling of name or place, the latest first. Who is bound to units reads the keys of these in one index
 * (festival_search_unit): letters are compared behind row security, where no index of letters helps.
 */
export const pointSearch: SearchSource = {
  kind: "points",
  label: "Điểm Ngày hội",
  noun: "điểm",
  needs: "festival.view",
  async find(tx, actor, typed, page) {
    const words = searchWords(typed);
    if (words.length === 0) return nothingFound;
    const { total, ids } = isNational(actor)
      ? await matchingInNation(tx, words, page)
      : await matching(
          tx,
          sql`select f.id, f.held_on from festival f where ${holdsWords(sql`f.search_key`, words)}`,
          page,
        );
    return { hits: await show(tx, ids), total: Math.min(total, countedTo), more: total > countedTo };
  },
};
