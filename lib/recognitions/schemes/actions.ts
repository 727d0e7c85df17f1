"use server";

import { action } from "@/lib/core/action";
import { saveScheme } from "./commands";
import { saveSchemeInput } from "./schema";

export const saveSchemeAction = action(
  "scheme.manage",
  saveSchemeInput,
  saveScheme,
  ({ id }) => `/recognitions/schemes/${id}?done=saved`,
);
