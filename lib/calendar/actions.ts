"use server";

import { action } from "@/lib/core/action";
import { addHoliday, changeHoliday, removeHoliday } from "./commands";
import { addHolidayInput, changeHolidayInput, removeHolidayInput } from "./schema";

/** Back to the year of the day, which says what was done. */
const after =
  (done: string) =>
  ({ year }: { year: number }) =>
    `/calendar?year=${year}&done=${done}`;

export const addHolidayAction = action("calendar.manage", addHolidayInput, addHoliday, after("add"));
export const changeHolidayAction = action(
  "calendar.manage",
  changeHolidayInput,
  changeHoliday,
  after("change"),
);
export const removeHolidayAction = action(
  "calendar.manage",
  removeHolidayInput,
  removeHoliday,
  after("remove"),
);
