import "server-only";
import { type Actor, may } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import type { Found, HitPage, SearchSource } from "@/lib/core/search";
import { pointSearch } from "@/lib/festivals/points/search-queries";
import { planSearch, reportSearch, seasonSearch } from "@/lib/festivals/search-queries";
import { peopleSearch } from "@/lib/identity/search-queries";
import { applicationSearch, subjectSearch } from "@/lib/recognitions/search-queries";
import { unitSearch } from "@/lib/units/search-queries";

/** Every kind of thing that the portal's search finds, in the order in which they are shown. */
const sources: readonly SearchSource[] = [
  unitSearch,
  pointSearch,
  planSearch,
  reportSearch,
  seasonSearch,
  applicationSearch,
  subjectSearch,
  peopleSearch,
];

/** What was found of one kind. */
export type SearchGroup = Found & { kind: string; label: string; noun: string };

/** Everything in scope that a search finds, by kind; kinds without a hit are left out. With `kind`, that one alone. */
export async function search(
  tx: Tx,
  actor: Actor,
  typed: string,
  page: HitPage,
  kind?: string,
): Promise<SearchGroup[]> {
  const groups: SearchGroup[] = [];
  for (const { needs, find, ...source } of sources) {
    if (!may(actor, needs) || (kind !== undefined && kind !== source.kind)) continue;
    const found = await find(tx, actor, typed, page);
    if (found.total > 0) groups.push({ kind: source.kind, label: source.label, noun: source.noun, ...found });
  }
  return groups;
}
