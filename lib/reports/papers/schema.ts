import { z } from "zod";
import { maps } from "@/lib/reports/schema";

/** Whether a paper takes in what the units below wrote. */
export const paperAddress = z.object({
  gather: z.literal("1").optional().catch(undefined),
});

const once = (value: unknown) => (Array.isArray(value) ? value[0] : value);

/** Whose report of which season; an address that does not say it leads nowhere. */
export const seasonPaperAddress = z.object({
  season: z.preprocess(
    once,
    z
      .string()
      .regex(/^\d{4}$/)
      .transform(Number),
  ),
  unit: z.preprocess(once, z.string().regex(/^(VN|\d{2}|\d{3}|\d{5})$/)),
  map: z.preprocess(once, z.enum(maps).default("then")),
});
