import { z } from "zod";
import { id, requiredText } from "@/lib/core/fields";
import { viewAddress, withoutSeason } from "./view";

const name = requiredText(80, "Nhập tên để tìm lại, ví dụ Điểm khu dân cư theo tỉnh.");
const sharing = z.enum(["own", "unit", "below"], { error: "Chọn ai được thấy góc nhìn này." });

/** A page of figures kept by a name. */
export const saveViewInput = z
  .object({
    name,
    sharing,
    address: z.string({ error: "Mở trang số liệu cần lưu rồi bấm Lưu góc nhìn." }).transform((text, ctx) => {
      const address = viewAddress(text);
      if (address !== null) return address;
      ctx.addIssue({ code: "custom", message: "Chỉ lưu được các trang số liệu của cổng." });
      return z.NEVER;
    }),
    latest: z.literal("yes").optional().catch(undefined),
  })
  .transform(({ latest, ...view }) => ({
    ...view,
    address: latest ? withoutSeason(view.address) : view.address,
  }));
export type SaveViewInput = z.output<typeof saveViewInput>;

/** Another name, or other people who see it. */
export const changeViewInput = z.object({ id, name, sharing });
export type ChangeViewInput = z.output<typeof changeViewInput>;

export const deleteViewInput = z.object({ id });
export type DeleteViewInput = z.output<typeof deleteViewInput>;
