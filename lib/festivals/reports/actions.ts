"use server";

import { action } from "@/lib/core/action";
import {
  acceptReport,
  createReport,
  editReport,
  handBackReport,
  recallReport,
  returnReport,
  sendReport,
  submitReport,
} from "./commands";
import { lockReport, lockReports, unlockReport } from "./lock-commands";
import {
  createReportInput,
  editReportInput,
  lockReportInput,
  lockReportsInput,
  reportStepInput,
  returnReportInput,
  sendReportInput,
  unlockReportInput,
} from "./schema";

/** Back to the page of the record, which says what was done. */
const after =
  (done: string) =>
  ({ id }: { id: string }) =>
    `/festivals/reports/${id}?done=${done}`;

export const createReportAction = action("report.enter", createReportInput, createReport, after("create"));
export const editReportAction = action("report.enter", editReportInput, editReport, after("save"));
export const submitReportAction = action("report.enter", reportStepInput, submitReport, after("submit"));
export const handBackReportAction = action(
  "report.enter",
  reportStepInput,
  handBackReport,
  after("handBack"),
);
export const sendReportAction = action("report.send", sendReportInput, sendReport, after("send"));
export const recallReportAction = action("report.enter", reportStepInput, recallReport, after("recall"));
export const acceptReportAction = action("review.accept", reportStepInput, acceptReport, after("accept"));
export const returnReportAction = action("review.return", returnReportInput, returnReport, after("return"));
export const lockReportAction = action("report.lock", lockReportInput, lockReport, after("lock"));
export const unlockReportAction = action("report.lock", unlockReportInput, unlockReport, after("unlock"));
export const lockReportsAction = action(
  "report.lock",
  lockReportsInput,
  lockReports,
  ({ year, locked }) => `/festivals/reports/lock?season=${year}&locked=${locked.length}`,
  // The whole country is some 43.000 points; 16.500 took 7 seconds.
  180_000,
);

// Who signs may hand back and recall as well as who enters; the trail names the right that was used.
export const handBackReportAsSignerAction = action(
  "report.send",
  reportStepInput,
  handBackReport,
  after("handBack"),
);
export const recallReportAsSignerAction = action(
  "report.send",
  reportStepInput,
  recallReport,
  after("recall"),
);
