"use server";

import { action } from "@/lib/core/action";
import * as commands from "./commands";
import * as input from "./schema";

export const appointPostAction = action(
  "units.profile",
  input.appointPostInput,
  (tx, actor, values) => commands.appointPost(tx, actor, values),
  (_, { id }) => `/units/${id}?done=profile#posts`,
);

export const endPostAction = action(
  "units.profile",
  input.endPostInput,
  (tx, actor, values) => commands.endPost(tx, actor, values),
  (_, { id }) => `/units/${id}?done=profile#posts`,
);

export const correctPostAction = action(
  "units.profile",
  input.correctPostInput,
  (tx, actor, values) => commands.correctPost(tx, actor, values),
  (_, { id }) => `/units/${id}?done=profile#posts`,
);

export const moveContactAction = action(
  "units.profile",
  input.moveContactInput,
  (tx, actor, values) => commands.moveContact(tx, actor, values),
  (_, { id }) => `/units/${id}?done=profile#contact`,
);

export const correctContactAction = action(
  "units.profile",
  input.correctContactInput,
  (tx, actor, values) => commands.correctContact(tx, actor, values),
  (_, { id }) => `/units/${id}?done=profile#contact`,
);
