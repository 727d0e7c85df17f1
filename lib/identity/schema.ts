import { z } from "zod";
import { choice, day, editing, id, optionalChoice, requiredDay, requiredText, text } from "@/lib/core/fields";
import { Role, SignInOutcome } from "@/prisma/generated/enums";
import { cleanUsername, usernamePattern } from "./username";
import { accountStates, identityIssue } from "./words";

const roles = Object.values(Role);
const outcomes = Object.values(SignInOutcome);

const term = {
  role: choice(roles, "Chọn vai trò."),
  unitId: z.uuid("Chọn đơn vị."),
  validFrom: requiredDay("Nhập ngày bắt đầu, ví dụ 01/07/2026."),
  validTo: day(),
  decisionNumber: text(60),
};

function endsAfterStart<T extends { validFrom: string; validTo: string | null }>(
  value: T,
  ctx: z.RefinementCtx,
): void {
  if (value.validTo !== null && value.validTo <= value.validFrom) {
    ctx.addIssue({ code: "custom", path: ["validTo"], message: identityIssue("term").message });
  }
}

const person = {
  fullName: requiredText(80, "Nhập họ và tên đầy đủ."),
  jobTitle: text(120),
};

/** A new account with its first role. */
export const openAccountInput = z
  .object({
    ...person,
    username: requiredText(64, "Nhập tên đăng nhập, ví dụ hatinh.canbo.")
      .transform(cleanUsername)
      .pipe(
        z
          .string()
          .regex(
            usernamePattern,
            "Dùng từ 3 đến 64 chữ thường không dấu, số, dấu chấm, gạch ngang; ví dụ hatinh.canbo.",
          ),
      ),
    ...term,
  })
  .superRefine(endsAfterStart);
export type OpenAccountInput = z.output<typeof openAccountInput>;

export const renamePersonInput = z.object({ ...editing, ...person });
export type RenamePersonInput = z.output<typeof renamePersonInput>;

export const assignRoleInput = z.object({ id, ...term }).superRefine(endsAfterStart);
export type AssignRoleInput = z.output<typeof assignRoleInput>;

export const endAssignmentInput = z.object({ id, assignmentId: id, endsOn: day() });
export type EndAssignmentInput = z.output<typeof endAssignmentInput>;

/** An act on an account that needs nothing more than the account. */
export const accountInput = z.object({ id });
export type AccountInput = z.output<typeof accountInput>;

export const endSessionInput = z.object({ id, sessionId: id });
export type EndSessionInput = z.output<typeof endSessionInput>;

/** Filters of the list of people, out of the address: what cannot be read is left out. */
export const peopleFilter = z.object({
  q: z.string().max(100).catch("").default(""),
  unit: z.uuid().nullable().catch(null).default(null),
  role: optionalChoice(roles, "").catch(null),
  state: optionalChoice(accountStates, "").catch(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type PeopleFilter = z.output<typeof peopleFilter>;

/** Filters of the log of sign-ins, out of the address. */
export const signInFilter = z.object({
  q: z.string().max(64).catch("").default(""),
  outcome: optionalChoice(outcomes, "").catch(null),
  from: day().catch(null),
  to: day().catch(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type SignInFilter = z.output<typeof signInFilter>;
