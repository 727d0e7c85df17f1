"use server";

import { action } from "@/lib/core/action";
import { removeEvidence } from "@/lib/evidence/commands";
import { removeEvidenceInput } from "@/lib/evidence/schema";
import { evidenceAnchor, recordPage } from "@/lib/evidence/words";
import { answerFiles } from "./evidence-queries";

export const removeAnswerFileAction = action(
  answerFiles.permission,
  removeEvidenceInput,
  (tx, actor, input) => removeEvidence(tx, actor, answerFiles, input),
  ({ record, part }) => `${recordPage("application", record, part)}?done=removed#${evidenceAnchor}`,
);
