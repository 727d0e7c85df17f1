"use server";

import { action } from "@/lib/core/action";
import { textOfFile } from "@/lib/core/delimited";
import type { FormAction } from "@/lib/core/refusal";
import { applyChange, undoChange } from "./apply-commands";
import {
  acceptChange,
  discardChange,
  draftChange,
  editChangeHead,
  refuseChange,
  replaceLines,
  requestChange,
  withdrawChange,
} from "./commands";
import { maxFileBytes } from "./file";
import {
  applyInput,
  editHeadInput,
  fileChangeInput,
  formChangeInput,
  moveInput,
  refuseInput,
  replaceFileInput,
  undoInput,
} from "./schema";

/** A change of very many units judges and derives the whole tree. */
const patience = 60_000;

/** Back to the page of the change, which says what was done. */
const after =
  (done: string) =>
  ({ id }: { id: string }) =>
    `/units/changes/${id}?done=${done}`;

export const draftChangeAction = action("units.change", formChangeInput, draftChange, after("draft"));
export const requestChangeAction = action("units.request", formChangeInput, requestChange, after("request"));
export const withdrawChangeAction = action("units.request", moveInput, withdrawChange, after("withdraw"));
export const acceptChangeAction = action("units.change", moveInput, acceptChange, after("accept"));
export const refuseChangeAction = action("units.change", refuseInput, refuseChange, after("refuse"));
export const discardChangeAction = action("units.change", moveInput, discardChange, after("discard"));
export const editHeadAction = action("units.change", editHeadInput, editChangeHead, after("edit"));
export const applyChangeAction = action("units.change", applyInput, applyChange, after("apply"), patience);
export const undoChangeAction = action("units.change", undoInput, undoChange, after("undo"), patience);

const importAction = action("units.change", fileChangeInput, draftChange, after("draft"));
const replaceAction = action("units.change", replaceFileInput, replaceLines, after("upload"));

export async function importChangeAction(...given: Parameters<FormAction>): ReturnType<FormAction> {
  return withFileText(importAction, ...given);
}

export async function replaceFileAction(...given: Parameters<FormAction>): ReturnType<FormAction> {
  return withFileText(replaceAction, ...given);
}

/** Forms carry text: the file is read into a field of its own, and is not sent back where something else is wrong. */
async function withFileText(
  inner: FormAction,
  ...[state, data]: Parameters<FormAction>
): ReturnType<FormAction> {
  const file = data.get("file");
  data.set("file", file instanceof File ? await contentOf(file) : "");
  const next = await inner(state, data);
  const { file: _, ...values } = next.values;
  return { ...next, values };
}

async function contentOf(file: File): Promise<string> {
  if (file.size === 0) return "problem:missing";
  if (file.size > maxFileBytes) return "problem:too_large";
  const read = textOfFile(new Uint8Array(await file.arrayBuffer()));
  return "text" in read ? read.text : `problem:${read.problem}`;
}
