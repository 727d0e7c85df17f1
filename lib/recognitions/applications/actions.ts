"use server";

import { action } from "@/lib/core/action";
import { moveApplications } from "./bulk-commands";
import { saveAnswer, savePapers } from "./commands";
import * as decide from "./decide-commands";
import * as flow from "./flow-commands";
import * as records from "./own-record-commands";
import { recordsAnchor } from "./own-records";
import * as schema from "./schema";
import { saveSheet } from "./sheet-commands";

const page = (id: string, said: string) => `/recognitions/applications/${id}?${said}`;

/** "Lưu" stays; otherwise on to the next criterion that waits, or to the whole where none does. */
export const saveAnswerAction = action(
  "recognition.enter",
  schema.saveAnswerInput,
  (tx, actor, input) => saveAnswer(tx, actor, input),
  ({ id, criterion, next }, { intent }) => {
    if (intent === "draft") return `/recognitions/applications/${id}/criteria/${criterion}?saved=1`;
    return next ? `/recognitions/applications/${id}/criteria/${next}` : page(id, "done=scored");
  },
);
export const chooseRecordsAction = action(
  "recognition.enter",
  schema.chooseRecordsInput,
  records.chooseRecords,
  ({ id, criterion }) => `/recognitions/applications/${id}/criteria/${criterion}?chosen=1#${recordsAnchor}`,
);
export const dropRecordAction = action(
  "recognition.enter",
  schema.dropRecordInput,
  records.dropRecord,
  ({ id, criterion }) => `/recognitions/applications/${id}/criteria/${criterion}?chosen=0#${recordsAnchor}`,
);
export const saveSheetAction = action(
  "recognition.enter",
  schema.saveSheetInput,
  (tx, actor, input) => saveSheet(tx, actor, input),
  ({ id }, { intent }) =>
    intent === "draft" ? `/recognitions/applications/${id}/all?saved=1` : page(id, "done=scored"),
);
export const savePapersAction = action(
  "recognition.enter",
  schema.savePapersInput,
  savePapers,
  ({ id }, { intent }) =>
    intent === "draft" ? `/recognitions/applications/${id}/papers?saved=1` : page(id, "done=papers"),
);
export const beginApplicationAction = action(
  "recognition.enter",
  schema.moveInput,
  (tx, actor, input) => flow.beginApplication(tx, actor, input),
  ({ id }) => page(id, "done=begin"),
);
export const finishApplicationAction = action(
  "recognition.enter",
  schema.moveInput,
  (tx, actor, input) => flow.finishApplication(tx, actor, input),
  ({ id }) => page(id, "done=finish"),
);
export const sendApplicationAction = action(
  "recognition.enter",
  schema.moveInput,
  (tx, actor, input) => flow.sendApplication(tx, actor, input),
  ({ id }) => page(id, "done=send"),
);
export const handBackApplicationAction = action(
  "recognition.enter",
  schema.moveInput,
  flow.handBackApplication,
  ({ id }) => page(id, "done=handBack"),
);
export const recallApplicationAction = action(
  "recognition.enter",
  schema.moveInput,
  flow.recallApplication,
  ({ id }) => page(id, "done=recall"),
);
export const withdrawApplicationAction = action(
  "recognition.enter",
  schema.withdrawInput,
  flow.withdrawApplication,
  ({ id }) => page(id, "done=withdraw"),
);
export const returnApplicationAction = action(
  "recognition.appraise",
  schema.returnInput,
  (tx, actor, input) => flow.returnApplication(tx, actor, input),
  ({ id }) => page(id, "done=return"),
);
export const moveApplicationsAction = action(
  "recognition.enter",
  schema.manyInput,
  (tx, actor, input) => moveApplications(tx, actor, input),
  ({ resultId }) => `/recognitions/outcomes/${resultId}`,
  120_000,
);
export const passApplicationAction = action(
  "recognition.appraise",
  schema.moveInput,
  (tx, actor, input) => decide.passApplication(tx, actor, input),
  ({ id }) => page(id, "done=pass"),
);
export const proposeApplicationAction = action(
  "recognition.appraise",
  schema.moveInput,
  (tx, actor, input) => decide.proposeApplication(tx, actor, input),
  ({ id }) => page(id, "done=propose"),
);
export const forwardApplicationAction = action(
  "recognition.forward",
  schema.moveInput,
  decide.forwardApplication,
  ({ id }) => page(id, "done=forward"),
);
export const presentApplicationAction = action(
  "recognition.decide",
  schema.moveInput,
  (tx, actor, input) => decide.presentApplication(tx, actor, input),
  ({ id }) => page(id, "done=present"),
);
export const refuseApplicationAction = action(
  "recognition.decide",
  schema.refuseInput,
  decide.refuseApplication,
  ({ id }) => page(id, "done=refuse"),
);
export const judgeApplicationsAction = action(
  "recognition.appraise",
  schema.judgeManyInput,
  (tx, actor, input) => moveApplications(tx, actor, input),
  ({ resultId }) => `/recognitions/outcomes/${resultId}`,
  120_000,
);
