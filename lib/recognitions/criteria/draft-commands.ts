import "server-only";
import { type Actor, may } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import type { Permission } from "@/lib/core/permissions";
import { type Issue, NotThere, refuseIf } from "@/lib/core/refusal";
import { workflowIssue } from "@/lib/core/words";
import type { CriteriaScoring, CriteriaSetState } from "@/prisma/generated/enums";
import { ownsSet } from "./view";

export type LockedSet = {
  id: string;
  schemeId: string;
  ownerUnitId: string | null;
  edition: number;
  state: CriteriaSetState;
  scoring: CriteriaScoring;
};

const issue = (code: string, message: string): Issue => ({ path: "", code, message });

/** Refuses who may not do it to a set of this owner. */
export function refuseUnlessOwn(actor: Actor, permission: Permission, ownerUnitId: string | null): void {
  if (!may(actor, permission)) refuseIf([workflowIssue("not_permitted")]);
  if (!ownsSet(actor, ownerUnitId === null ? null : { id: ownerUnitId })) {
    refuseIf([issue("not_own", "Bộ tiêu chí này của đơn vị khác, bạn chỉ xem.")]);
  }
}

/** Locks a set for whoever may change it. */
export async function lockSet(
  tx: Tx,
  actor: Actor,
  id: string,
  permission: Permission = "criteria.draft",
): Promise<LockedSet> {
  // Only who may write the row may lock it: for others it is not there to be locked, though they read it.
  const seen = await tx.criteriaSet.findUnique({ where: { id }, select: { ownerUnitId: true } });
  if (!seen) throw new NotThere();
  refuseUnlessOwn(actor, permission, seen.ownerUnitId);
  const rows = await tx.$queryRaw<LockedSet[]>`
    select id, scheme_id as "schemeId", owner_unit_id as "ownerUnitId", edition, state, scoring
      from criteria_set where id = ${id}::uuid for no key update`;
  const row = rows[0];
  if (!row) throw new NotThere();
  return row;
}

/** The same of a draft: what was published is cloned, not changed. */
export async function lockDraft(tx: Tx, actor: Actor, id: string): Promise<LockedSet> {
  const set = await lockSet(tx, actor, id);
  if (set.state !== "draft") {
    refuseIf([
      issue(
        "published",
        "Bộ tiêu chí đã ban hành nên không sửa được nữa. Lập phiên bản mới từ phiên bản này để sửa.",
      ),
    ]);
  }
  return set;
}

/** Refuses a form that was drawn from something else than what is stored now; what was typed stays in the form. */
export function refuseStale(seen: string, stored: string): void {
  if (seen === stored) return;
  refuseIf([
    issue(
      "stale",
      "Phần này vừa được người khác sửa. Nội dung bạn nhập còn nguyên ở đây; mở trang này ở thẻ khác để xem bản mới rồi nhập lại.",
    ),
  ]);
}

/** A draft was changed: for whoever looks at it now. */
export async function touchSet(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`update criteria_set set version = version + 1, updated_at = now() where id = ${id}::uuid`;
}
