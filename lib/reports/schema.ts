import { z } from "zod";
import type { UnitLevel } from "@/prisma/generated/enums";
import { waitingKinds, waitingStates } from "./waiting";

/** On the map of the season, or on the map of today. */
export const maps = ["then", "now"] as const;
export type MapChoice = (typeof maps)[number];

/** Which of several values was meant cannot be known. */
const saidTwice = (name: string, otherwise: string) => (issue: { input?: unknown }) =>
  Array.isArray(issue.input) ? `Tham số ${name} ghi nhiều lần; chỉ ghi một lần.` : otherwise;

const season = z
  .string({ error: saidTwice("season", "Thiếu tham số season: năm của mùa Ngày hội, ví dụ 2022.") })
  .regex(/^\d{4}$/, "Tham số season là năm của mùa Ngày hội, bốn chữ số, ví dụ 2022.")
  .transform(Number);

const unit = z
  .string({ error: saidTwice("unit", "Thiếu tham số unit: mã đơn vị, ví dụ 42; VN là toàn quốc.") })
  .regex(
    /^(VN|\d{2}|\d{3}|\d{5})$/,
    "Tham số unit là VN (toàn quốc) hoặc mã đơn vị: 2 chữ số với tỉnh, 3 với huyện, 5 với xã.",
  );

const map = z.enum(maps, {
  error: saidTwice("map", "Tham số map là then (địa giới của mùa) hoặc now (địa giới hiện nay)."),
});

/** What GET /api/figures is asked; nothing is assumed that was not said. */
export const figuresInput = z.object({ season, unit, map });
export type FiguresInput = z.output<typeof figuresInput>;

export const sortKeys = ["name", "communes", "points", "turnout", "reported", "held", "missing"] as const;
export type SortKey = (typeof sortKeys)[number];

const once = (value: unknown) => (Array.isArray(value) ? value[0] : value);

/** The address of a page of figures; what cannot be read is as if it were not there. */
export const reportAddress = z.object({
  season: z.preprocess(once, season.optional().catch(undefined)),
  unit: z.preprocess(once, unit.optional().catch(undefined)),
  map: z.preprocess(once, map.optional().catch(undefined)),
  sort: z.preprocess(
    once,
    z
      .string()
      .regex(/^-?(name|communes|points|turnout|reported|held|missing)$/)
      .optional()
      .catch(undefined),
  ),
  q: z.preprocess(once, z.string().max(100).catch("").default("")),
  page: z.preprocess(once, z.coerce.number().int().min(1).max(1000).catch(1).default(1)),
});
export type ReportAddress = z.output<typeof reportAddress>;

/** The level that a code belongs to, by its shape. */
export function levelOfCode(code: string): UnitLevel {
  if (code === "VN") return "nation";
  if (code.length === 2) return "province";
  return code.length === 3 ? "district" : "commune";
}

/** Which records of which season are measured, which state of theirs is shown by unit, and on which map. */
export const waitingAddress = z.object({
  season: reportAddress.shape.season,
  map: z.preprocess(once, map.catch("now")),
  kind: z.preprocess(once, z.enum(waitingKinds).catch("festival")),
  state: z.preprocess(once, z.enum(waitingStates).catch("sent")),
});
export type WaitingAddress = z.output<typeof waitingAddress>;
