"use server";

import { action } from "@/lib/core/action";
import * as commands from "./commands";
import * as input from "./schema";

export const openAccountAction = action(
  "people.manage",
  input.openAccountInput,
  (tx, actor, values) => commands.openAccount(tx, actor, values),
  ({ id }) => `/admin/people/${id}?done=opened`,
);

export const renamePersonAction = action(
  "people.manage",
  input.renamePersonInput,
  (tx, actor, values) => commands.renamePerson(tx, actor, values),
  (_, { id }) => `/admin/people/${id}?done=renamed`,
);

export const assignRoleAction = action(
  "people.manage",
  input.assignRoleInput,
  (tx, actor, values) => commands.assignRole(tx, actor, values),
  (_, { id }) => `/admin/people/${id}?done=assigned#roles`,
);

export const endAssignmentAction = action(
  "people.manage",
  input.endAssignmentInput,
  (tx, actor, values) => commands.endAssignment(tx, actor, values),
  (_, { id }) => `/admin/people/${id}?done=ended#roles`,
);

export const disableAccountAction = action(
  "people.manage",
  input.accountInput,
  (tx, actor, values) => commands.disableAccount(tx, actor, values),
  (_, { id }) => `/admin/people/${id}?done=disabled`,
);

export const enableAccountAction = action(
  "people.manage",
  input.accountInput,
  (tx, actor, values) => commands.enableAccount(tx, actor, values),
  (_, { id }) => `/admin/people/${id}?done=enabled`,
);

/** The only answer that stays on its page: the password is shown once and stands in no address. */
export const issuePasswordAction = action(
  "people.manage",
  input.accountInput,
  (tx, actor, values) => commands.issueFirstPassword(tx, actor, values),
  ({ password }) => ({ status: "done" as const, values: { password } }),
);

export const unlockAccountAction = action(
  "people.manage",
  input.accountInput,
  (tx, actor, values) => commands.unlockAccount(tx, actor, values),
  (_, { id }) => `/admin/people/${id}?done=unlocked`,
);

export const endSessionAction = action(
  "people.manage",
  input.endSessionInput,
  (tx, actor, values) => commands.endSession(tx, actor, values),
  (_, { id }) => `/admin/people/${id}?done=session#sessions`,
);

export const endAllSessionsAction = action(
  "people.manage",
  input.accountInput,
  (tx, actor, values) => commands.endAllSessions(tx, actor, values),
  (_, { id }) => `/admin/people/${id}?done=sessions#sessions`,
);
