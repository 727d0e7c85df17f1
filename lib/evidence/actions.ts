"use server";

import { after } from "next/server";
import { action } from "@/lib/core/action";
import { decideReport, destroyUnneeded, reportEvidence } from "./report-commands";
import * as schema from "./schema";
import { evidenceAnchor, recordPage } from "./words";

export const reportEvidenceAction = action(
  "evidence.report",
  schema.reportEvidenceInput,
  reportEvidence,
  ({ recordKind, recordId, part }) =>
    `${recordPage(recordKind, recordId, part)}?done=reported#${evidenceAnchor}`,
);

export const decideReportAction = action(
  "evidence.decide",
  schema.decideReportInput,
  async (tx, actor, input) => {
    const result = await decideReport(tx, actor, input);
    // Asked once more there: where this transaction fails, the content is still needed.
    after(() => destroyUnneeded(actor, result.removed));
    return result;
  },
  (_, { decision }) => `/admin/evidence?done=${decision}`,
);
