"use server";

import { action } from "@/lib/core/action";
import { removeEvidence } from "@/lib/evidence/commands";
import { removeEvidenceInput } from "@/lib/evidence/schema";
import { evidenceAnchor } from "@/lib/evidence/words";
import { pointEvidence } from "./evidence-queries";

export const removePointEvidenceAction = action(
  pointEvidence.permission,
  removeEvidenceInput,
  (tx, actor, input) => removeEvidence(tx, actor, pointEvidence, input),
  ({ record }) => `/festivals/${record}?done=removed#${evidenceAnchor}`,
);
