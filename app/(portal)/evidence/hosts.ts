import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import type { FormAction } from "@/lib/core/refusal";
import { removePointEvidenceAction } from "@/lib/festivals/points/evidence-actions";
import { takesPointFiles } from "@/lib/festivals/points/evidence-queries";
import { removeAnswerFileAction } from "@/lib/recognitions/applications/evidence-actions";
import { takesAnswerFiles } from "@/lib/recognitions/applications/evidence-queries";
import type { RecordKind } from "@/prisma/generated/enums";

type Host = {
  takes: (tx: Tx, actor: Actor, record: string, part: string) => Promise<boolean>;
  remove: FormAction;
};

/** How a file of each kind of record is taken away. */
export const hosts: Partial<Record<RecordKind, Host>> = {
  festival: { takes: takesPointFiles, remove: removePointEvidenceAction },
  application: { takes: takesAnswerFiles, remove: removeAnswerFileAction },
};
