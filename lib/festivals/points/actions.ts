"use server";

import { action } from "@/lib/core/action";
import { acceptFestivals } from "./bulk-commands";
import { cloneFestivals } from "./clone-commands";
import { correctFestival, deleteFestival, editFestival, planFestival } from "./commands";
import { type FormStep, stepAfter } from "./content";
import {
  acceptFestival,
  forwardFestival,
  handBackFestival,
  recallFestival,
  returnFestival,
  sendFestival,
  submitFestival,
} from "./flow-commands";
import * as schema from "./schema";

const record = ({ id }: { id: string }) => `/festivals/${id}`;

/** "Lưu nháp" stays; everything else goes on to the next step that is open. */
const after =
  (step: FormStep) =>
  ({ id, openFields }: { id: string; openFields: readonly string[] }, input: { intent: string }) =>
    input.intent === "draft"
      ? `/festivals/${id}/edit/${step}?saved=1`
      : `/festivals/${id}/edit/${stepAfter(step, openFields)}`;

export const planFestivalAction = action(
  "festival.enter",
  schema.planInput,
  planFestival,
  ({ id }, { intent }) =>
    intent === "draft" ? `/festivals/${id}?created=1` : `/festivals/${id}/edit/programme`,
);

/** One point is opened to be worked on; of several the list is shown. */
export const cloneFestivalsAction = action(
  "festival.enter",
  schema.cloneInput,
  cloneFestivals,
  ({ year, made, existing }) => {
    const [one, ...more] = [...made, ...existing];
    if (one && more.length === 0) return `/festivals/${one}/edit/general?begun=1`;
    return `/festivals?season=${year}&begun=${made.length}`;
  },
);

export const saveGeneralAction = action(
  "festival.enter",
  schema.generalInput,
  (tx, actor, input) => editFestival(tx, actor, "general", input),
  after("general"),
);
export const saveProgrammeAction = action(
  "festival.enter",
  schema.programmeInput,
  (tx, actor, input) => editFestival(tx, actor, "programme", input),
  after("programme"),
);
export const saveAttendanceAction = action(
  "festival.enter",
  schema.attendanceInput,
  (tx, actor, input) => editFestival(tx, actor, "attendance", input),
  after("attendance"),
);
export const saveGiftsAction = action(
  "festival.enter",
  schema.giftsInput,
  (tx, actor, input) => editFestival(tx, actor, "gifts", input),
  after("gifts"),
);
export const saveAwardsAction = action(
  "festival.enter",
  schema.awardsInput,
  (tx, actor, input) => editFestival(tx, actor, "awards", input),
  after("awards"),
);
export const saveEvaluationAction = action(
  "festival.enter",
  schema.evaluationInput,
  (tx, actor, input) => editFestival(tx, actor, "evaluation", input),
  after("evaluation"),
);
export const saveSheetAction = action(
  "festival.enter",
  schema.sheetInput,
  (tx, actor, input) => editFestival(tx, actor, "sheet", input),
  ({ id }, { intent }) =>
    intent === "draft" ? `/festivals/${id}/edit/all?saved=1` : `/festivals/${id}/edit/check`,
);
export const correctFestivalAction = action(
  "festival.correct",
  schema.correctInput,
  correctFestival,
  ({ id }) => `/festivals/${id}?done=correct`,
);
export const deleteFestivalAction = action(
  "festival.enter",
  schema.deleteInput,
  deleteFestival,
  ({ seasonYear }) => `/festivals?season=${seasonYear}&deleted=1`,
);

export const submitFestivalAction = action(
  "festival.enter",
  schema.moveInput,
  submitFestival,
  (to) => `${record(to)}?done=submit`,
);
export const handBackFestivalAction = action(
  "festival.enter",
  schema.moveInput,
  handBackFestival,
  (to) => `${record(to)}?done=handBack`,
);
export const sendFestivalAction = action(
  "festival.send",
  schema.moveInput,
  sendFestival,
  (to) => `${record(to)}?sent=1`,
);
export const recallFestivalAction = action(
  "festival.enter",
  schema.moveInput,
  recallFestival,
  (to) => `${record(to)}?done=recall`,
);
export const forwardFestivalAction = action(
  "review.forward",
  schema.moveInput,
  forwardFestival,
  (to) => `${record(to)}?done=forward`,
);
export const acceptFestivalAction = action(
  "review.accept",
  schema.moveInput,
  acceptFestival,
  (to) => `${record(to)}?done=accept`,
);
export const returnFestivalAction = action(
  "review.return",
  schema.returnInput,
  returnFestival,
  (to) => `${record(to)}?done=return`,
);

export const acceptFestivalsAction = action(
  "review.accept",
  schema.acceptManyInput,
  acceptFestivals,
  ({ resultId }) => `/festivals/accepted/${resultId}`,
);
