import "server-only";
import type { Tx } from "@/lib/core/db";
import { NotThere } from "@/lib/core/refusal";
import type { SubjectKind } from "@/prisma/generated/enums";
import type { ApplicationRow } from "./workflow";

/** An application under lock: what the workflow must know, and what it is bound to. */
export type LockedApplication = ApplicationRow & {
  subjectId: string | null;
  subjectKind: SubjectKind;
  schemeId: string;
  year: number;
  setId: string | null;
  additionSetId: string | null;
  openCriteria: string[];
  registeredOn: Date;
};

/** Locks an application for a step or an edit. A row out of scope is not there. */
export async function lockApplication(tx: Tx, id: string): Promise<LockedApplication> {
  const rows = await tx.$queryRaw<LockedApplication[]>`
    select r.id, r.unit_id as "unitId", r.decides, r.stage, r.state, r.holder_unit_id as "holderUnitId",
           coalesce(h.valid_to <= today_in_vietnam(), false) as "holderClosed", r.received, r.entered_by_id as "enteredById",
           r.editor_ids as "editorIds", r.sent_by_id as "sentById", r.version, r.subject_id as "subjectId",
           r.subject_kind as "subjectKind", r.scheme_id as "schemeId", r.year, r.set_id as "setId",
           r.addition_set_id as "additionSetId", r.open_criteria as "openCriteria", r.registered_on as "registeredOn"
      from application r join unit h on h.id = r.holder_unit_id
     where r.id = ${id}::uuid
       for update of r`;
  const [row] = rows;
  if (!row) throw new NotThere();
  return row;
}
