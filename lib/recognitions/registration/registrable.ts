import type { ApplicationState, SubjectKind } from "@/prisma/generated/enums";

/** Somebody who may be registered, or is. */
export type Registrable = {
  /** The subject; null for the commune itself. */
  subjectId: string | null;
  kind: SubjectKind;
  name: string;
  applicationId: string | null;
  state: ApplicationState | null;
};
