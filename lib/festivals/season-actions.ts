"use server";

import { action } from "@/lib/core/action";
import { createSeason, editSeason, lockSeason, openSeason, reopenSeason } from "./season-commands";
import {
  createSeasonInput,
  editSeasonInput,
  lockSeasonInput,
  openSeasonInput,
  reopenSeasonInput,
} from "./season-schema";

const page = ({ id }: { id: string }) => `/festivals/seasons/${id}`;

export const createSeasonAction = action("season.manage", createSeasonInput, createSeason, page);
export const editSeasonAction = action("season.manage", editSeasonInput, editSeason, page);
export const openSeasonAction = action("season.manage", openSeasonInput, openSeason, page);
export const lockSeasonAction = action("season.manage", lockSeasonInput, lockSeason, page);
export const reopenSeasonAction = action("season.manage", reopenSeasonInput, reopenSeason, page);
