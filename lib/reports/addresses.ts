import { withQuery } from "@/lib/core/paging";
import type { FigureEntry } from "./catalogue";
import type { MapChoice } from "./schema";

/** What a page of figures is about: the part of the address that every link keeps. */
export type Asked = { season: number; unit: string; map: MapChoice };

/** The rows that a figure counts, as a filter of the list of points. */
export function rowsAddress(asked: Asked, entry: Pick<FigureEntry, "filter">, provisional = false): string {
  const state = provisional ? "sent" : "accepted,locked";
  return withQuery("/festivals", { ...asked, state, status: "held", ...entry.filter });
}

/** All figures of a unit. */
export function figuresAddress(asked: Asked): string {
  return withQuery("/reports/figures", asked);
}
