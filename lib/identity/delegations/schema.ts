import { z } from "zod";
import { type Day, toDate } from "@/lib/core/dates";
import { documentNumber, id, requiredDay, text } from "@/lib/core/fields";
import { delegationIssue } from "./words";

const paper = {
  assignmentId: z.uuid("Chọn vai trò ủy quyền."),
  toUserId: z.uuid("Chọn người được ủy quyền."),
  documentNumber: documentNumber().pipe(
    z.string().min(1, "Nhập số, ký hiệu văn bản ủy quyền, ví dụ 15/GUQ-CAT."),
  ),
  firstDay: requiredDay("Nhập ngày bắt đầu, ví dụ 01/12/2026."),
  lastDay: requiredDay("Nhập ngày cuối, ví dụ 15/12/2026."),
  scope: text(500),
};

/** The last day that a delegation from a day may have: a year less a day, as the database counts. */
function latestEnd(firstDay: Day): Day {
  const end = toDate(firstDay);
  const [month] = [end.getUTCMonth()];
  end.setUTCFullYear(end.getUTCFullYear() + 1);
  // 29 February: a year later the database takes the 28th.
  if (end.getUTCMonth() !== month) end.setUTCDate(0);
  end.setUTCDate(end.getUTCDate() - 1);
  return end.toISOString().slice(0, 10);
}

function limitedInTime(value: { firstDay: Day; lastDay: Day }, ctx: z.RefinementCtx): void {
  const code =
    value.lastDay < value.firstDay ? "term" : value.lastDay > latestEnd(value.firstDay) ? "too_long" : null;
  if (code) ctx.addIssue({ code: "custom", path: ["lastDay"], message: delegationIssue(code).message });
}

/** What the holder of a post writes. */
export const delegateInput = z.object(paper).superRefine(limitedInTime);
export type DelegateInput = z.output<typeof delegateInput>;

/** What an administrator writes for the person of the page, by the paper. */
export const enterDelegationInput = z.object({ id, ...paper }).superRefine(limitedInTime);
export type EnterDelegationInput = z.output<typeof enterDelegationInput>;

/** Taking back: the delegation, and for an administrator the person on whose page it stands. */
export const revokeInput = z.object({ delegationId: id });
export const revokeForInput = z.object({ id, delegationId: id });
