import "server-only";
import { dayOf } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { BadParameter } from "@/lib/core/json-read";
import { pageOfFestivals } from "./list-queries";
import type { FestivalsInput } from "./list-schema";
import { listSeasonRefs } from "./queries";

/** What GET /api/festivals answers: a page of the list that the person sees, with the number of all that are filtered. */
export async function answerFestivals(tx: Tx, { filter, size }: FestivalsInput) {
  const now = new Date();
  const { rows, count } = await pageOfFestivals(tx, filter, dayOf(now), size);
  if (count === 0) await assertSeason(tx, filter.season);
  return {
    season: filter.season,
    page: filter.page,
    size,
    count,
    asOf: now.toISOString(),
    festivals: rows.map(({ giftValue, ...row }) => ({ ...row, giftValue: Number(giftValue) })),
  };
}

/** Nothing found may mean that there is no such season; asked only then. */
async function assertSeason(tx: Tx, year: number): Promise<void> {
  const years = (await listSeasonRefs(tx)).map((season) => season.year);
  if (years.includes(year)) return;
  throw new BadParameter(
    "season",
    `Không có mùa Ngày hội năm ${year}. Các mùa có số liệu: ${years.join(", ")}.`,
  );
}
