import { z } from "zod";
import { id, requiredDay, requiredText, text } from "@/lib/core/fields";

/** A new group, in a set that is there or in a new one. */
export const createGroupInput = z
  .object({
    setId: id.or(z.literal("")).default(""),
    setName: text(80),
    name: requiredText(80, "Nhập tên nhóm, ví dụ Tuyến biên giới đất liền."),
    restricted: z.literal("yes").optional().catch(undefined),
  })
  .superRefine((value, ctx) => {
    if (value.setId === "" && value.setName === "")
      ctx.addIssue({ code: "custom", path: ["setName"], message: "Chọn bộ nhóm hoặc nhập tên bộ mới." });
  });
export type CreateGroupInput = z.output<typeof createGroupInput>;

/** Many units at once: all communes of a province, the province itself, or by their codes. */
export const assignUnitsInput = z.object({
  id,
  province: z
    .string()
    .regex(/^\d{2}$/)
    .or(z.literal(""))
    .default(""),
  which: z.enum(["itself", "communes"]).catch("communes"),
  codes: text(20_000).transform((value, ctx) => {
    const list = value.split(/[\s,;]+/).filter((code) => code !== "");
    const wrong = list.filter((code) => !/^\d{2,5}$/.test(code));
    if (wrong.length === 0) return [...new Set(list)];
    ctx.addIssue({
      code: "custom",
      message: `Mã gồm 2 đến 5 chữ số; xem lại ${wrong.slice(0, 5).join(", ")}.`,
    });
    return z.NEVER;
  }),
  validFrom: requiredDay("Nhập ngày bắt đầu, ví dụ 01/07/2025."),
  legalBasis: requiredText(200, "Ghi văn bản làm căn cứ, ví dụ 202/2025/QH15."),
  move: z.literal("yes").optional().catch(undefined),
});
export type AssignUnitsInput = z.output<typeof assignUnitsInput>;

export const endMembershipInput = z.object({
  id,
  memberId: id,
  endsOn: requiredDay("Nhập ngày ra khỏi nhóm, ví dụ 01/07/2026."),
});
export type EndMembershipInput = z.output<typeof endMembershipInput>;

export const confirmGroupInput = z.object({ id });
export type ConfirmGroupInput = z.output<typeof confirmGroupInput>;
