import { z } from "zod";
import { FestivalStatus, HostLevel, LeaderTier, RecordState } from "@/prisma/generated/enums";
import { type Filter, parts, readFilter, sortKeys } from "./filter";

/** The most points that one answer gives; whoever asks for more gets so many, and is told. */
export const largestPage = 100;

/** What was meant is not guessed: each parameter once. */
const once = (name: string) =>
  z.string({ error: `Tham số ${name} ghi nhiều lần; chỉ ghi một lần, các giá trị cách nhau bằng dấu phẩy.` });

/** Some of a closed list, parted by commas; an unknown one is refused, where a page would let it be. */
const codes = (name: string, known: readonly string[]) =>
  once(name)
    .refine(
      (text) => text === "" || text.split(",").every((code) => known.includes(code)),
      `Tham số ${name} chỉ nhận: ${known.join(", ")}.`,
    )
    .optional();

const whole = (name: string, most: number) =>
  once(name)
    .regex(/^[1-9]\d{0,5}$/, `Tham số ${name} là số nguyên từ 1.`)
    .refine((text) => Number(text) <= most, `Tham số ${name} lớn nhất là ${most}.`)
    .optional();

const short = (name: string) => once(name).max(100, `Tham số ${name} dài nhất 100 ký tự.`).optional();

const shape = {
  season: z
    .string({
      error: ({ input }) =>
        Array.isArray(input)
          ? "Tham số season ghi nhiều lần; chỉ ghi một lần."
          : "Thiếu tham số season: năm của mùa Ngày hội, ví dụ 2026.",
    })
    .regex(/^2[01]\d{2}$/, "Tham số season là năm của mùa Ngày hội, bốn chữ số, ví dụ 2026."),
  unit: short("unit"),
  map: codes("map", ["then", "now"]),
  host: codes("host", Object.values(HostLevel)),
  state: codes("state", Object.values(RecordState)),
  status: codes("status", Object.values(FestivalStatus)),
  tier: codes("tier", Object.values(LeaderTier)),
  has: codes("has", parts),
  late: codes("late", ["1", "0"]),
  q: short("q"),
  sort: codes(
    "sort",
    sortKeys.flatMap((key) => [key, `-${key}`]),
  ),
  page: whole("page", 100_000),
  size: whole("size", 999_999),
};

export type FestivalsInput = { filter: Filter & { season: number }; size: number };

/** What GET /api/festivals is asked: what the list's own address says, read by the same reader, but nothing unknown. */
export const festivalsInput = z
  .strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `Không có tham số ${issue.keys?.join(", ")}. Các tham số: ${Object.keys(shape).join(", ")}.`
        : undefined,
  })
  .transform(
    ({ size, ...address }): FestivalsInput => ({
      filter: { ...readFilter(address), season: Number(address.season) },
      size: Math.min(Number(size || 25), largestPage),
    }),
  );
