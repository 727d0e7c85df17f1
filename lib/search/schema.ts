import { z } from "zod";

/** What the address of a search may say; anything else is as if it were not there. */
export const searchInput = z.object({
  q: z.string().trim().max(100).catch(""),
  /** One kind alone, in pages. */
  kind: z.enum(["units", "points", "plans", "reports", "seasons", "people"]).or(z.literal("")).catch(""),
  page: z.coerce.number().int().min(1).max(50).catch(1),
});

/** A group of suggestions below the search box. */
export type Suggestions = {
  label: string;
  /** "12 điểm", "hơn 300 điểm". */
  count: string;
  hits: { title: string; note: string; href: string }[];
}[];
