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
} from "./commands";
import { acceptPlansInput, createPlanInput, editPlanInput, planStepInput, returnPlanInput } from "./schema";

/** Back to the page of the record, which says what was done. */
const after =
  (done: string) =>
  ({ id }: { id: string }) =>
    `/festivals/plans/${id}?done=${done}`;

export const createPlanAction = action("plan.enter", createPlanInput, createPlan, after("create"));
export const editPlanAction = action("plan.enter", editPlanInput, editPlan, after("save"));
export const submitPlanAction = action("plan.enter", planStepInput, submitPlan, after("submit"));
export const handBackPlanAction = action("plan.enter", planStepInput, handBackPlan, after("handBack"));
export const sendPlanAction = action("plan.send", planStepInput, sendPlan, after("send"));
export const recallPlanAction = action("plan.enter", planStepInput, recallPlan, after("recall"));
export const forwardPlanAction = action("review.forward", planStepInput, forwardPlan, after("forward"));
export const acceptPlanAction = action("review.accept", planStepInput, acceptPlan, after("accept"));
export const returnPlanAction = action("review.return", returnPlanInput, returnPlan, after("return"));
export const acceptPlansAction = action("review.accept", acceptPlansInput, acceptPlans, (result, input) => {
  const [path, query = ""] = input.back.split("?");
  const params = new URLSearchParams(query);
  params.set("accepted", String(result.accepted));
  params.set("left", String(result.left));
  return `${path}?${params}`;
});

// Who signs may hand back and recall as well as who enters; the trail names the right that was used.
export const handBackPlanAsSignerAction = action("plan.send", planStepInput, handBackPlan, after("handBack"));
export const recallPlanAsSignerAction = action("plan.send", planStepInput, recallPlan, after("recall"));
