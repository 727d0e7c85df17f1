"use server";

import { action } from "@/lib/core/action";
import {
  askExtension,
  decideExtension,
  decideExtensions,
  grantExtensions,
  withdrawExtension,
} from "./commands";
import {
  askExtensionInput,
  decideExtensionInput,
  decideExtensionsInput,
  grantExtensionsInput,
  withdrawExtensionInput,
} from "./schema";

export const askExtensionAction = action(
  "extension.ask",
  askExtensionInput,
  askExtension,
  ({ id }) => `/festivals/extensions/${id}?done=ask`,
);
export const withdrawExtensionAction = action(
  "extension.ask",
  withdrawExtensionInput,
  withdrawExtension,
  ({ id }) => `/festivals/extensions/${id}?done=withdraw`,
);
export const decideExtensionAction = action(
  "extension.decide",
  decideExtensionInput,
  decideExtension,
  ({ id }, { intent }) => `/festivals/extensions/${id}?done=${intent}`,
);
export const decideExtensionsAction = action(
  "extension.decide",
  decideExtensionsInput,
  decideExtensions,
  ({ decided }, { intent, season }) =>
    `/festivals/extensions?season=${season}&done=${intent}&count=${decided}`,
);
export const grantExtensionsAction = action(
  "extension.decide",
  grantExtensionsInput,
  grantExtensions,
  ({ granted, year }) => `/festivals/extensions?season=${year}&done=grant&count=${granted}`,
);
