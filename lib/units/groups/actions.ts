"use server";

import { action } from "@/lib/core/action";
import * as commands from "./commands";
import * as input from "./schema";

export const createGroupAction = action(
  "units.group",
  input.createGroupInput,
  (tx, actor, values) => commands.createGroup(tx, actor, values),
  ({ id }) => `/units/groups/${id}?done=created`,
);

export const assignUnitsAction = action(
  "units.group",
  input.assignUnitsInput,
  (tx, actor, values) => commands.assignUnits(tx, actor, values),
  ({ added, already, moved }, { id }) =>
    `/units/groups/${id}?done=assigned&added=${added}&already=${already}&moved=${moved}`,
);

export const endMembershipAction = action(
  "units.group",
  input.endMembershipInput,
  (tx, actor, values) => commands.endMembership(tx, actor, values),
  (_, { id }) => `/units/groups/${id}?done=ended`,
);

export const confirmGroupAction = action(
  "units.group",
  input.confirmGroupInput,
  (tx, actor, values) => commands.confirmGroup(tx, actor, values),
  (_, { id }) => `/units/groups/${id}?done=confirmed`,
);
