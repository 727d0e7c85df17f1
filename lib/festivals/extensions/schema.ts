import { z } from "zod";
import { choice, day, id, requiredDay, requiredText, text } from "@/lib/core/fields";
import { ExtensionState, ExtensionWhat } from "@/prisma/generated/enums";

const what = choice(["plan", "result", "report"], "Chọn hạn cần gia hạn.");

/** A unit asks for a later day of its own. */
export const askExtensionInput = z.object({
  seasonId: z.uuid("Chọn mùa."),
  what,
  until: requiredDay("Nhập ngày xin gia hạn đến, ví dụ 10/9/2026."),
  reason: requiredText(1000, "Ghi lý do xin gia hạn để cấp trên quyết định."),
});
export type AskExtensionInput = z.output<typeof askExtensionInput>;

export const withdrawExtensionInput = z.object({ id });
export type WithdrawExtensionInput = z.output<typeof withdrawExtensionInput>;

const answer = choice(["grant", "refuse"], "Chọn đồng ý hoặc không đồng ý.");

/** Yes or no to what was asked; another day than asked for, or with an empty one that day. */
export const decideExtensionInput = z.object({ id, intent: answer, until: day(), note: text(1000) });
export type DecideExtensionInput = z.output<typeof decideExtensionInput>;

/** The same for the ticked ones. */
export const decideExtensionsInput = z.object({
  ids: z.array(id).min(1, "Chọn ít nhất một đề nghị.").max(500).default([]),
  intent: answer,
  until: day(),
  note: text(1000),
  season: z.coerce.number().int(),
});
export type DecideExtensionsInput = z.output<typeof decideExtensionsInput>;

const provinceCode = z
  .string()
  .regex(/^\d{2}$/)
  .or(z.literal(""));

/** More time for many units that did not ask, for one reason: a storm, a flood. */
export const grantExtensionsInput = z.object({
  seasonId: z.uuid("Chọn mùa."),
  what,
  /** The ticked ones, or all that have not sent when it is granted. */
  whom: choice(["unsent", "chosen"], "Chọn các đơn vị được gia hạn.").default("chosen"),
  units: z.array(id).max(4000).default([]),
  /** The province below which the form was opened, for the nation; empty for the provinces themselves. */
  unit: provinceCode.default(""),
  until: requiredDay("Nhập ngày gia hạn đến, ví dụ 10/9/2026."),
  reason: requiredText(1000, "Ghi lý do gia hạn, ví dụ: bão số 5."),
});
export type GrantExtensionsInput = z.output<typeof grantExtensionsInput>;

/** What the address of the list may say. */
export const extensionFilter = z.object({
  season: z.coerce.number().int().min(2005).max(2100).or(z.literal("")).catch(""),
  state: z.enum(ExtensionState).or(z.literal("")).catch(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type ExtensionFilter = z.output<typeof extensionFilter>;

/** Which form is asked for: of which season, for which deadline, over which province. */
export const extensionForm = z.object({
  season: z.coerce.number().int().min(2005).max(2100).or(z.literal("")).catch(""),
  what: z.enum(ExtensionWhat).or(z.literal("")).catch(""),
  unit: provinceCode.catch(""),
});
