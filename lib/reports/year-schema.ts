import { z } from "zod";
import { yearFigureCodes } from "./catalogue";
import { figuresInput, reportAddress } from "./schema";

const once = (value: unknown) => (Array.isArray(value) ? value[0] : value);

/** The years that have figures. */
export const firstYear = 2012;
export const lastYear = 2100;

/** The address of figures of a year: a figure for map, ranking and trend. */
export const yearAddress = reportAddress.pick({ unit: true, map: true, page: true }).extend({
  year: z.preprocess(once, z.coerce.number().int().min(firstYear).max(lastYear).optional().catch(undefined)),
  figure: z.preprocess(once, z.enum(yearFigureCodes).optional().catch(undefined)),
  sort: z.preprocess(once, z.enum(["value", "name"]).catch("value").default("value")),
  /** Of which commune's records, or which criterion's units, are shown. */
  criterion: z.preprocess(once, z.uuid().optional().catch(undefined)),
});
export type YearAddress = z.output<typeof yearAddress>;

/** Where a figure of a year comes from: of the whole unit, or of one of the units of the time that make it. */
export const yearOriginAddress = yearAddress
  .pick({ unit: true, map: true, page: true, year: true, figure: true })
  .extend({ of: z.preprocess(once, z.uuid().optional().catch(undefined)) });
export type YearOriginAddress = z.output<typeof yearOriginAddress>;

/** True of an address that asks after a figure of a year, not of a season. */
export function asksYear(params: Record<string, string | string[] | undefined>): boolean {
  const figure = once(params.figure);
  return yearFigureCodes.some((code) => code === figure) || (!figure && once(params.year) !== undefined);
}

/** What GET /api/figures is asked of a year; nothing is assumed that was not said. */
export const yearFiguresInput = figuresInput.omit({ season: true }).extend({
  year: z
    .string({ error: "Tham số year ghi nhiều lần; chỉ ghi một lần." })
    .regex(/^\d{4}$/, "Tham số year là năm, bốn chữ số, ví dụ 2026.")
    .transform(Number)
    .refine((year) => year >= firstYear && year <= lastYear, `Tham số year từ ${firstYear} đến ${lastYear}.`),
});
export type YearFiguresInput = z.output<typeof yearFiguresInput>;
