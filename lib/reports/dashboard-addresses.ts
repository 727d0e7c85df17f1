import { withQuery } from "@/lib/core/paging";
import type { Asked } from "./addresses";
import type { FigureCode } from "./catalogue";
import type { MapChoice } from "./schema";

/** The part of an address that a dashboard keeps; one's own unit is not named, so that whoever opens it sees theirs. */
export type Kept = { season?: number; unit?: string; map?: MapChoice; figure?: FigureCode };

type Query = Record<string, string | number | undefined>;

/** What every link of a dashboard keeps. */
export function keptOf(
  chosen: { own: boolean; unit: { code: string }; season: { year: number }; map: MapChoice },
  figure?: FigureCode,
): Kept {
  return {
    season: chosen.season.year,
    unit: chosen.own ? undefined : chosen.unit.code,
    map: chosen.map,
    figure,
  };
}

export const dashboardLink = (kept: Kept, change: Query = {}) => withQuery("/reports", kept, change);

/** The units and records that make a figure. */
export function originLink({ season, unit, map }: Asked, figure: FigureCode, of?: string, page = 1): string {
  return withQuery("/reports/origin", { season, unit, map, figure, of }, { page });
}

/** Who is late and who is missing, unit by unit. */
export const disciplineLink = ({ season, unit, map }: Kept, change: Query = {}) =>
  withQuery("/reports/discipline", { season, unit, map }, change);

/** What was sent, accepted, returned and corrected since a day. */
export const changesLink = (query: Query, change: Query = {}) => withQuery("/reports/changes", query, change);

/** What was done to the points of a unit that the asked map does not know stands on the map of today. */
export const changedAt = <K extends Kept>(kept: K, later: boolean): K =>
  later ? { ...kept, map: "now" } : kept;

export const compareLink = (kept: Kept, change: Query = {}) => withQuery("/reports/compare", kept, change);
