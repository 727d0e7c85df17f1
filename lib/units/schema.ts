import { z } from "zod";

/** What the address of the list of units may say; anything else is as if it were not there. */
export const unitFilter = z.object({
  q: z.string().trim().max(100).catch(""),
  level: z.enum(["province", "district", "commune"]).or(z.literal("")).catch(""),
  life: z.enum(["now", "ended", "coming", "all"]).catch("now"),
  group: z.uuid().or(z.literal("")).catch(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export type UnitFilter = z.infer<typeof unitFilter>;
