import { z } from "zod";
import { choice, day, id, requiredDay, requiredText, text } from "@/lib/core/fields";
import { postKinds, profileIssue } from "./words";

/** Numbers of an office: digits with the signs that people write between them. */
const phone = text(40).refine(
  (value) => value === "" || /^[+\d][\d\s().-]{5,}$/.test(value),
  "Nhập số điện thoại cơ quan, ví dụ 0239 3855 113.",
);
const email = text(120).refine(
  (value) => value === "" || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value),
  "Nhập thư điện tử cơ quan, ví dụ thachha@hatinh.bocongan.gov.vn.",
);

const term = { validFrom: requiredDay("Nhập ngày bắt đầu, ví dụ 01/07/2025."), validTo: day() };
const reason = requiredText(300, "Ghi lý do đính chính để người sau hiểu vì sao đổi.");

const post = {
  post: choice(postKinds, "Chọn chức vụ."),
  fullName: requiredText(80, "Nhập họ và tên đầy đủ."),
  phone,
  email,
  decisionNumber: text(60),
  ...term,
};

const contact = {
  address: requiredText(200, "Nhập nơi đặt trụ sở, ví dụ Số 1 đường Lý Tự Trọng, xã Thạch Hà."),
  phone,
  email,
};

function endsAfterStart<T extends { validFrom: string; validTo: string | null }>(
  value: T,
  ctx: z.RefinementCtx,
) {
  if (value.validTo !== null && value.validTo <= value.validFrom)
    ctx.addIssue({ code: "custom", path: ["validTo"], message: profileIssue("term").message });
}

/** Somebody takes up a post; an open term of the head before ends that day. */
export const appointPostInput = z.object({ id, ...post }).superRefine(endsAfterStart);
export type AppointPostInput = z.output<typeof appointPostInput>;

export const endPostInput = z.object({
  id,
  rowId: id,
  endsOn: requiredDay("Nhập ngày thôi giữ chức vụ, ví dụ 01/07/2026."),
});
export type EndPostInput = z.output<typeof endPostInput>;

export const correctPostInput = z.object({ id, rowId: id, reason, ...post }).superRefine(endsAfterStart);
export type CorrectPostInput = z.output<typeof correctPostInput>;

/** The seat and the numbers from a day on. */
export const moveContactInput = z.object({ id, ...contact, validFrom: term.validFrom });
export type MoveContactInput = z.output<typeof moveContactInput>;

export const correctContactInput = z
  .object({ id, rowId: id, reason, ...contact, ...term })
  .superRefine(endsAfterStart);
export type CorrectContactInput = z.output<typeof correctContactInput>;

/** What the address of the page of the profile may say: which form, and about which row. */
export const profileAddress = z.object({
  act: z.enum(["appoint", "end", "correct", "contact", "correct-contact"]).catch("appoint"),
  row: z.uuid().or(z.literal("")).catch(""),
});
