"use server";

import { action } from "@/lib/core/action";
import {
  acceptPlan,
  acceptPlans,
  createPlan,
  editPlan,
  forwardPlan,
  handBackPlan,
  recallPlan,
  returnPlan,
  sendPlan,
  submitPlan,
} from "./plan-commands";
import {
  acceptPlansInput,
  createPlanInput,
  editPlanInput,
  planStepInput,
  returnPlanInput,
} from "./plan-schema";

const page = ({ id }: { id: string }) => `/festivals/plans/${id}`;

export const createPlanAction = action("plan.enter", createPlanInput, createPlan, page);
export const editPlanAction = action("plan.enter", editPlanInput, editPlan, page);
export const submitPlanAction = action("plan.enter", planStepInput, submitPlan, page);
export const handBackPlanAction = action("plan.enter", planStepInput, handBackPlan, page);
export const sendPlanAction = action("plan.send", planStepInput, sendPlan, page);
export const recallPlanAction = action("plan.enter", planStepInput, recallPlan, page);
export const forwardPlanAction = action("review.forward", planStepInput, forwardPlan, page);
export const acceptPlanAction = action("review.accept", planStepInput, acceptPlan, page);
export const returnPlanAction = action("review.return", returnPlanInput, returnPlan, page);
export const acceptPlansAction = action("review.accept", acceptPlansInput, acceptPlans, (result, input) => {
  const [path, query = ""] = input.back.split("?");
  const params = new URLSearchParams(query);
  params.set("accepted", String(result.accepted));
  params.set("left", String(result.left));
  return `${path}?${params}`;
});
