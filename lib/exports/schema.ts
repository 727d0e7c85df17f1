import { z } from "zod";
import { id } from "@/lib/core/fields";
import { ExportFormat } from "@/prisma/generated/enums";

/** What an export's address says beside the list's own filter: a workbook unless it asks for another file that there is. */
export const exportAddress = z.object({
  format: z.preprocess((asked) => asked ?? "xlsx", z.enum(ExportFormat)),
});

export const cancelExportInput = z.object({ id });
export type CancelExportInput = z.output<typeof cancelExportInput>;

/** How many files one person may have under way. */
export const underWayLimit = 3;
