import type { SpecialDay } from "@/lib/core/working-days";

/** A special day as V05 keeps it. */
export type HolidayRow = SpecialDay & { id: string; confirmed: boolean };
