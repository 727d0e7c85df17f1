"use server";

import { action } from "@/lib/core/action";
import * as agree from "./agree-commands";
import * as commands from "./commands";
import * as replacing from "./replace-commands";
import * as schema from "./schema";
import * as sheets from "./sheet-commands";

const team = (id: string, said: string) => `/recognitions/appraisals/teams/${id}?done=${said}`;
const appraisal = (id: string, said: string) => `/recognitions/appraisals/${id}?done=${said}`;

export const createTeamAction = action(
  "recognition.appraise",
  schema.createTeamInput,
  commands.createTeam,
  ({ id }) => team(id, "created"),
);
export const addMemberAction = action(
  "recognition.appraise",
  schema.addMemberInput,
  commands.addMember,
  ({ id }) => team(id, "member"),
);
export const endMemberAction = action(
  "recognition.appraise",
  schema.endMemberInput,
  commands.endMember,
  ({ id }) => team(id, "ended"),
);
export const assignAction = action(
  "recognition.appraise",
  schema.assignInput,
  commands.assignAppraisals,
  ({ id }) => team(id, "assigned"),
  60_000,
);
export const replaceAction = action(
  "recognition.appraise",
  schema.replaceInput,
  (tx, actor, input) => replacing.replaceAssessor(tx, actor, input),
  ({ id }) => appraisal(id, "replaced"),
);
export const declareConflictAction = action(
  "appraisal.score",
  schema.conflictInput,
  commands.declareConflict,
  () => "/recognitions/appraisals?done=conflict",
);
export const beginSheetAction = action(
  "appraisal.score",
  schema.beginSheetInput,
  (tx, actor, input) => sheets.beginSheet(tx, actor, input),
  ({ appraisal: id }) => `/recognitions/appraisals/${id}/sheet`,
);
export const saveSheetAction = action(
  "appraisal.score",
  schema.saveSheetInput,
  (tx, actor, input) => sheets.saveSheet(tx, actor, input),
  ({ appraisal: id }, { intent }) =>
    intent === "send" ? appraisal(id, "sent") : `/recognitions/appraisals/${id}/sheet?saved=1`,
);
export const agreeAction = action(
  "recognition.appraise",
  schema.agreeInput,
  (tx, actor, input) => agree.agreeScores(tx, actor, input),
  ({ id }, { intent }) => appraisal(id, intent === "conclude" ? "concluded" : "agreed"),
);
export const noteAction = action(
  "appraisal.score",
  schema.noteInput,
  (tx, actor, input) => agree.noteAppraisal(tx, actor, input),
  ({ id }) => appraisal(id, "noted"),
);
