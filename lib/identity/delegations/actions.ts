"use server";

import { action } from "@/lib/core/action";
import * as commands from "./commands";
import * as input from "./schema";

export const delegateAction = action(
  "delegation.give",
  input.delegateInput,
  (tx, actor, values) => commands.delegate(tx, actor, values),
  ({ id }) => `/delegations/${id}?done=delegated`,
);

export const revokeDelegationAction = action(
  "delegation.give",
  input.revokeInput,
  (tx, actor, values) => commands.revokeDelegation(tx, actor, values),
  () => "/account/delegations?done=revoked",
);

export const enterDelegationAction = action(
  "people.manage",
  input.enterDelegationInput,
  (tx, actor, values) => commands.enterDelegation(tx, actor, values),
  (_, { id }) => `/admin/people/${id}?done=delegated#delegations`,
);

export const revokeDelegationForAction = action(
  "people.manage",
  input.revokeForInput,
  (tx, actor, values) => commands.revokeDelegationFor(tx, actor, values),
  (_, { id }) => `/admin/people/${id}?done=undelegated#delegations`,
);
