"use server";

import { action } from "@/lib/core/action";
import { registerApplications } from "./commands";
import { registerInput } from "./schema";

export const registerApplicationsAction = action(
  "recognition.enter",
  registerInput,
  (tx, actor, input) => registerApplications(tx, actor, input),
  ({ resultId }) => `/recognitions/outcomes/${resultId}`,
  60_000,
);
