import { z } from "zod";
import { id, requiredText } from "@/lib/core/fields";

/** With whose eyes, in which of their posts, and why. */
export const startViewingInput = z.object({
  id,
  assignmentId: z.uuid("Chọn vai trò để xem."),
  reason: requiredText(300, "Ghi lý do, ví dụ: người dùng báo không thấy điểm đã gửi."),
});
export type StartViewingInput = z.output<typeof startViewingInput>;

/** Pages of the log, out of the address. */
export const viewingFilter = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
