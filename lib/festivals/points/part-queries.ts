import "server-only";
import type { Tx } from "@/lib/core/db";
import { Prisma } from "@/prisma/generated/client";
import { type CountedPart, countedParts, type Filter } from "./filter";
import type { FestivalRow, PartCounts } from "./record";

const { sql } = Prisma;

/** Rows p of what a point gave or held, and what they add up to: the same as the figures count (festivals/measures.ts). */
const counted: Record<CountedPart, { rows: Prisma.Sql; amount: Prisma.Sql }> = {
  medal: {
    rows: sql`festival_award p where p.authority = 'ministry' and p.form = 'medal'`,
    amount: sql`sum(p.count)`,
  },
  merit: {
    rows: sql`festival_award p where p.authority = 'ministry' and p.form = 'merit_certificate'`,
    amount: sql`sum(p.count)`,
  },
  other_awards: {
    rows: sql`festival_award p where ((p.form = 'merit_certificate' and p.authority = 'province_committee')
      or (p.form = 'commendation' and p.authority in ('commune_committee', 'district_committee', 'province_police')))`,
    amount: sql`sum(p.count)`,
  },
  pledges: { rows: sql`festival_pledge p where true`, amount: sql`sum(p.count)` },
  models: { rows: sql`festival_model p where true`, amount: sql`count(*)` },
};

/** The condition that a point f has such rows. */
export function hasCounted(part: CountedPart): Prisma.Sql {
  return sql`exists (select from ${counted[part].rows} and p.festival_id = f.id)`;
}

/** Of the counted parts that a filter asks for. */
export function askedParts({ has }: Pick<Filter, "has">): CountedPart[] {
  return countedParts.filter((part) => has.includes(part));
}

/** Rows of the list, each with how much of every part that the filter asks for it has. */
export async function withParts(tx: Tx, filter: Filter, rows: FestivalRow[]): Promise<FestivalRow[]> {
  const ids = rows.map(({ id }) => id);
  const found = new Map<string, PartCounts>(ids.map((id) => [id, {}]));
  for (const part of ids.length > 0 ? askedParts(filter) : []) {
    const amounts = await tx.$queryRaw<{ id: string; amount: number }[]>`
      select p.festival_id as id, (${counted[part].amount})::int as amount
        from ${counted[part].rows} and p.festival_id = any(${ids}::uuid[]) group by p.festival_id`;
    for (const { id, amount } of amounts) found.set(id, { ...found.get(id), [part]: amount });
  }
  return askedParts(filter).length === 0 ? rows : rows.map((row) => ({ ...row, parts: found.get(row.id) }));
}

/** What everything that is filtered has of these parts together: the number of the figure that led here. */
export async function partTotals(tx: Tx, filter: Filter, where: Prisma.Sql): Promise<PartCounts> {
  const totals: PartCounts = {};
  for (const part of askedParts(filter)) {
    const [row] = await tx.$queryRaw<{ amount: number | null }[]>`
      with hits as materialized (select f.id from festival f ${where})
      select (${counted[part].amount})::float8 as amount
        from ${counted[part].rows} and p.festival_id in (select id from hits)`;
    totals[part] = row?.amount ?? 0;
  }
  return totals;
}
