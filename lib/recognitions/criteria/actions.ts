"use server";

import { action } from "@/lib/core/action";
import type { FormState } from "@/lib/core/refusal";
import { moveRow, removeRow, saveCriterion, saveGroup } from "./criterion-commands";
import {
  createSetInput,
  editHeadInput,
  editRuleInput,
  importInput,
  moveInput,
  publishInput,
  removeInput,
  retireInput,
  saveCriterionInput,
  saveGroupInput,
  setInput,
} from "./schema";
import {
  cloneSet,
  createSet,
  deleteDraft,
  editHead,
  editRule,
  importSet,
  publishSet,
  retireSet,
} from "./set-commands";

const set = ({ id }: { id: string }) => `/recognitions/criteria/${id}`;
const editor = ({ id }: { id: string }) => `${set({ id })}/edit`;
const done = (what: string) => (result: { id: string }) => `${set(result)}?done=${what}`;

export const createSetAction = action("criteria.draft", createSetInput, createSet, editor);
export const cloneSetAction = action("criteria.draft", setInput, cloneSet, editor);
export const editHeadAction = action("criteria.draft", editHeadInput, editHead, editor);
export const editRuleAction = action("criteria.draft", editRuleInput, editRule, editor);
export const saveGroupAction = action("criteria.draft", saveGroupInput, saveGroup, editor);
export const saveCriterionAction = action(
  "criteria.draft",
  saveCriterionInput,
  saveCriterion,
  (result) => `${editor(result)}#c-${result.criterionId}`,
);
export const moveRowAction = action(
  "criteria.draft",
  moveInput,
  moveRow,
  (result, input) => `${editor(result)}#${input.what === "group" ? "g" : "c"}-${input.rowId}`,
);
export const removeRowAction = action("criteria.draft", removeInput, removeRow, editor);
export const deleteDraftAction = action(
  "criteria.draft",
  setInput,
  deleteDraft,
  ({ schemeId }) => `/recognitions/schemes/${schemeId}?done=deleted`,
);
export const publishSetAction = action("criteria.publish", publishInput, publishSet, done("publish"));
export const retireSetAction = action("criteria.publish", retireInput, retireSet, done("retire"));

const importText = action("criteria.draft", importInput, importSet, editor);

/** A file is taken as its text, so that it can be shown and mended in the form where something is wrong with it. */
export async function importSetAction(state: FormState, data: FormData): Promise<FormState> {
  const file = data.get("file");
  data.delete("file");
  if (file instanceof File && file.size > 0) {
    if (file.size > 300_000) {
      const message = "Tệp quá lớn: nhiều nhất 300 KB.";
      return {
        ...state,
        status: "invalid",
        issues: [{ path: "content", code: "size", message }],
        nonce: state.nonce + 1,
      };
    }
    data.set("content", await file.text());
  }
  return importText(state, data);
}
