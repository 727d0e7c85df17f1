"use server";

import { action } from "@/lib/core/action";
import * as after from "./afterwards-commands";
import * as commands from "./commands";
import * as plans from "./plan-commands";
import * as schema from "./schema";

const page = (id: string, said: string) => `/recognitions/decisions/${id}?done=${said}`;
const recognised = (id: string, said: string) => `/recognitions/recognised/${id}?done=${said}`;

export const draftDecisionAction = action(
  "recognition.appraise",
  schema.draftDecisionInput,
  commands.draftDecision,
  ({ id }) => page(id, "draft"),
);
export const dropFromDecisionAction = action(
  "recognition.appraise",
  schema.dropItemInput,
  commands.dropFromDecision,
  ({ id }) => page(id, "drop"),
);
export const discardDecisionAction = action(
  "recognition.appraise",
  schema.discardDecisionInput,
  commands.discardDecision,
  () => "/recognitions/decisions?done=discard",
);
export const signDecisionAction = action(
  "recognition.decide",
  schema.signDecisionInput,
  (tx, actor, input) => commands.signDecision(tx, actor, input),
  ({ id }) => page(id, "sign"),
  120_000,
);
export const withdrawRecognitionAction = action(
  "recognition.decide",
  schema.withdrawRecognitionInput,
  (tx, actor, input) => after.withdrawRecognition(tx, actor, input),
  ({ id }) => recognised(id, "withdraw"),
);
export const recheckRecognitionAction = action(
  "recognition.decide",
  schema.recheckInput,
  (tx, actor, input) => after.recheckRecognition(tx, actor, input),
  ({ id }) => recognised(id, "recheck"),
);
export const decideAfterMergerAction = action(
  "recognition.decide",
  schema.succeedInput,
  (tx, actor, input) => after.decideAfterMerger(tx, actor, input),
  ({ id }) => recognised(id, "merger"),
);
export const planStrengtheningAction = action(
  "recognition.enter",
  schema.planInput,
  plans.planStrengthening,
  ({ id }) => `/recognitions/plans?application=${id}&done=1`,
);
