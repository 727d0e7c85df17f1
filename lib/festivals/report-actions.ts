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
} from "./report-commands";
import { lockReport, lockReports } from "./report-lock-commands";
import {
  createReportInput,
  editReportInput,
  lockReportInput,
  lockReportsInput,
  reportStepInput,
  returnReportInput,
  sendReportInput,
} from "./report-schema";

const page = ({ id }: { id: string }) => `/festivals/reports/${id}`;

export const createReportAction = action("report.enter", createReportInput, createReport, page);
export const editReportAction = action("report.enter", editReportInput, editReport, page);
export const submitReportAction = action("report.enter", reportStepInput, submitReport, page);
export const handBackReportAction = action("report.enter", reportStepInput, handBackReport, page);
export const sendReportAction = action("report.send", sendReportInput, sendReport, page);
export const recallReportAction = action("report.enter", reportStepInput, recallReport, page);
export const acceptReportAction = action("review.accept", reportStepInput, acceptReport, page);
export const returnReportAction = action("review.return", returnReportInput, returnReport, page);
export const lockReportAction = action("report.lock", lockReportInput, lockReport, page);
export const lockReportsAction = action(
  "report.lock",
  lockReportsInput,
  lockReports,
  ({ year }) => `/festivals/reports/lock?season=${year}`,
);
