"use server";

import { action } from "@/lib/core/action";
import { createSeason, editSeason, lockSeason, openSeason, reopenSeason } from "./commands";
import {
  createSeasonInput,
  editSeasonInput,
  lockSeasonInput,
  openSeasonInput,
  reopenSeasonInput,
} from "./schema";

/** Back to the page of the season, which says what was done. */
const after =
  (done: string) =>
  ({ id }: { id: string }) =>
    `/festivals/seasons/${id}?done=${done}`;

export const createSeasonAction = action("season.manage", createSeasonInput, createSeason, after("create"));
export const editSeasonAction = action("season.manage", editSeasonInput, editSeason, after("save"));
export const openSeasonAction = action("season.manage", openSeasonInput, openSeason, after("open"));
export const lockSeasonAction = action("season.manage", lockSeasonInput, lockSeason, after("lock"));
export const reopenSeasonAction = action("season.manage", reopenSeasonInput, reopenSeason, after("reopen"));
