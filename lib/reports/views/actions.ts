"use server";

import { action } from "@/lib/core/action";
import * as commands from "./commands";
import * as input from "./schema";

export const saveViewAction = action(
  "view.save",
  input.saveViewInput,
  (tx, actor, values) => commands.saveView(tx, actor, values),
  () => "/reports/views?done=saved",
);

export const changeViewAction = action(
  "view.save",
  input.changeViewInput,
  (tx, actor, values) => commands.changeView(tx, actor, values),
  () => "/reports/views?done=changed",
);

export const deleteViewAction = action(
  "view.save",
  input.deleteViewInput,
  (tx, actor, values) => commands.deleteView(tx, actor, values),
  () => "/reports/views?done=deleted",
);
