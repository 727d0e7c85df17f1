"use server";

import { action } from "@/lib/core/action";
import {
  acceptSupplement,
  createSupplement,
  editSupplement,
  recallSupplement,
  returnSupplement,
  sendSupplement,
} from "./commands";
import { nameExceptions } from "./exception-commands";
import {
  createSupplementInput,
  editSupplementInput,
  nameExceptionsInput,
  returnSupplementInput,
  supplementStepInput,
} from "./schema";

const after =
  (done: string) =>
  ({ id }: { id: string }) =>
    `/festivals/supplements/${id}?done=${done}`;

export const nameExceptionsAction = action(
  "report.enter",
  nameExceptionsInput,
  nameExceptions,
  ({ id }) => `/festivals/reports/${id}?done=missing#coverage`,
);
export const createSupplementAction = action(
  "report.enter",
  createSupplementInput,
  createSupplement,
  after("create"),
);
export const editSupplementAction = action(
  "report.enter",
  editSupplementInput,
  editSupplement,
  after("save"),
);
export const sendSupplementAction = action("report.send", supplementStepInput, sendSupplement, after("send"));
export const recallSupplementAction = action(
  "report.send",
  supplementStepInput,
  recallSupplement,
  after("recall"),
);
export const acceptSupplementAction = action(
  "review.accept",
  supplementStepInput,
  acceptSupplement,
  after("accept"),
);
export const returnSupplementAction = action(
  "review.return",
  returnSupplementInput,
  returnSupplement,
  after("return"),
);
