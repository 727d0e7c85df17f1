import type { Permission } from "@/lib/core/permissions";
import type { RecordKind } from "./changes";

/**
 * Who may read the history of a record: whoever may read the record, for it says no more than they saw when it happened.
 * The history of an account is for those who read the trail.
 */
export const recordPermission: Record<RecordKind, Permission> = {
  festival: "festival.view",
  plan: "festival.view",
  report: "festival.view",
  season: "festival.view",
  application: "recognition.view",
  criteria_set: "criteria.view",
  subject: "recognition.view",
  scheme: "criteria.view",
  unit: "unit.view",
  account: "audit.view",
};

/** True for a kind that has a history. */
export function isRecordKind(kind: string): kind is RecordKind {
  return Object.hasOwn(recordPermission, kind);
}

/** The page of the record itself. */
export function recordAddress(kind: RecordKind, id: string): string {
  switch (kind) {
    case "festival":
      return `/festivals/${id}`;
    case "plan":
      return `/festivals/plans/${id}`;
    case "report":
      return `/festivals/reports/${id}`;
    case "season":
      return `/festivals/seasons/${id}`;
    case "application":
      return `/recognitions/applications/${id}`;
    case "criteria_set":
      return `/recognitions/criteria/${id}`;
    case "subject":
      return `/recognitions/subjects/${id}`;
    case "scheme":
      return `/recognitions/schemes/${id}`;
    case "unit":
      return `/units/${id}`;
    case "account":
      return `/admin/people/${id}`;
  }
}
