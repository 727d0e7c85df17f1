"use server";

import { action } from "@/lib/core/action";
import { cancelExport } from "./commands";
import { cancelExportInput } from "./schema";

export const cancelExportAction = action(
  "export.take",
  cancelExportInput,
  cancelExport,
  ({ id }) => `/exports/${id}`,
);
