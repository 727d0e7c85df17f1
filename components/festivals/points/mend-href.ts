import { fieldId } from "@/components/patterns/field-id";
import type { Issue } from "@/lib/core/refusal";
import { isClosed } from "@/lib/core/review";
import { type FormStep, isStepOpen } from "@/lib/festivals/points/content";
import { stepOfIssue } from "@/lib/festivals/points/moves";
import type { FestivalRecord } from "@/lib/festivals/points/record";

type Returned = Pick<FestivalRecord, "id" | "review">;

/** The step of the form on which a part of a point is changed; nothing where no field of it is open. */
export function stepHref({ id, review }: Returned, step: FormStep): string | undefined {
  return isStepOpen(review.openFields, step) ? `/festivals/${id}/edit/${step}` : undefined;
}

/** Where an issue is mended; nothing where it is of no field, or of one that a return left closed. */
export function mendHref({ id, review }: Returned, issue: Issue): string | undefined {
  if (issue.path === "" || isIssueClosed({ review }, issue)) return undefined;
  return `/festivals/${id}/edit/${stepOfIssue(issue)}#${fieldId(issue.path)}`;
}

/** True for an issue of a field that may not be changed now. */
export function isIssueClosed({ review }: Pick<Returned, "review">, issue: Issue): boolean {
  return issue.path !== "" && isClosed(review.openFields, issue.path.split(".")[0] ?? "");
}
