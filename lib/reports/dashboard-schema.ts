import { z } from "zod";
import { isDay } from "@/lib/core/dates";
import { figureCodes } from "./catalogue";
import { standings } from "./discipline";
import { reportAddress } from "./schema";

const once = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const figure = z.preprocess(once, z.enum(figureCodes).optional().catch(undefined));

/** The figure that an address asks for and that there is not: said, because another one is shown in its place. */
export function unknownFigure(params: Record<string, string | string[] | undefined>): string | null {
  const asked = once(params.figure);
  if (typeof asked !== "string" || asked === "" || figureCodes.some((known) => known === asked)) return null;
  return asked.slice(0, 20);
}

const code = z.preprocess(
  once,
  z
    .string()
    .regex(/^(VN|\d{2}|\d{3}|\d{5})$/)
    .optional()
    .catch(undefined),
);
const year = z.preprocess(once, z.coerce.number().int().min(1990).max(2100).optional().catch(undefined));

/** Units below in which a figure is broken down; districts in the seasons that had them. */
export const divisions = ["place", "district"] as const;
export type Division = (typeof divisions)[number];

/** The address of a dashboard: a figure for its map, its ranking and its trend. */
export const dashboardAddress = reportAddress.omit({ sort: true, q: true }).extend({
  figure,
  by: z.preprocess(once, z.enum(divisions).catch("place").default("place")),
  sort: z.preprocess(once, z.enum(["value", "name"]).catch("value").default("value")),
});
export type DashboardAddress = z.output<typeof dashboardAddress>;

/** The address of who is late and who is missing: all units, or the communes that stand so. */
export const disciplineAddress = reportAddress
  .pick({ season: true, unit: true, map: true, page: true })
  .extend({ standing: z.preprocess(once, z.enum(standings).optional().catch(undefined)) });
export type DisciplineAddress = z.output<typeof disciplineAddress>;

/** What two sets of figures differ in. */
export const comparisons = ["season", "unit", "mean"] as const;
export type Comparison = (typeof comparisons)[number];

/** The address of a comparison: a unit in a season, beside another season, another unit or the nation's mean. */
export const compareAddress = reportAddress.pick({ season: true, unit: true, map: true }).extend({
  with: z.preprocess(once, z.enum(comparisons).catch("season").default("season")),
  year,
  other: code,
  figure,
});
export type CompareAddress = z.output<typeof compareAddress>;

/** Where a figure comes from: of the whole unit, or of one of the units that make it. */
export const originAddress = reportAddress
  .pick({ season: true, unit: true, map: true, page: true })
  // Of which unit of the season's time the records are asked for.
  .extend({ figure, of: code });
export type OriginAddress = z.output<typeof originAddress>;

/** What is done to records that those above care about. */
export const changeActs = ["sent", "accepted", "returned", "corrected"] as const;
export type ChangeAct = (typeof changeActs)[number];

/** What changed since a day: of which unit, by which act. The season says which map is that of the time. */
export const changesAddress = z.object({
  since: z.preprocess(once, z.string().refine(isDay).optional().catch(undefined)),
  season: reportAddress.shape.season,
  unit: code,
  map: reportAddress.shape.map,
  act: z.preprocess(once, z.enum(changeActs).optional().catch(undefined)),
  page: reportAddress.shape.page,
});
export type ChangesAddress = z.output<typeof changesAddress>;
