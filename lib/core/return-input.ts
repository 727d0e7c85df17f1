import { z } from "zod";
import { id, requiredText, text, version } from "./fields";
import type { FieldRemark } from "./review";

/** The name of the box in which a remark on a field is written. */
export function remarkName(path: string): string {
  return `remark.${path}`;
}

/** A return as a command takes it; without a field named, the whole record is open again. */
export type ReturnOrder = {
  id: string;
  version: number;
  note: string;
  remarks?: FieldRemark[];
  whole?: boolean;
};

/**
 * The form of a return: which fields, a remark on each, and the reason in general; or said expressly, the whole record.
 * `labels` are the fields that the record has.
 */
export function returnForm(labels: Record<string, string>, ask: string) {
  return z
    .object({
      id,
      version,
      note: requiredText(4_000, ask),
      fields: z.array(z.string().max(100)).max(200).default([]),
      remark: z.record(z.string().max(100), text(1_000)).default({}),
      whole: z.literal("yes").optional().catch(undefined),
    })
    .superRefine(
      (value, ctx) => {
        const paths = namedIn(value);
        for (const path of paths) {
          if (!Object.hasOwn(labels, path)) {
            ctx.addIssue({ code: "custom", path: ["fields"], message: "Chọn mục trong danh sách." });
          } else if (!value.remark?.[path]) {
            ctx.addIssue({
              code: "custom",
              path: ["remark", path],
              message: `${labels[path]}: ghi cần sửa gì ở mục này, hoặc bỏ đánh dấu.`,
            });
          }
        }
        if (paths.length === 0 && value.whole !== "yes") {
          ctx.addIssue({
            code: "custom",
            path: ["fields"],
            message: "Đánh dấu ít nhất một mục cần sửa, hoặc chọn mở lại toàn bộ hồ sơ.",
          });
        }
      },
      { when: () => true },
    )
    .transform((value) => ({
      id: value.id,
      version: value.version,
      note: value.note,
      remarks: namedIn(value).map((path) => ({ path, remark: value.remark[path] ?? "" })),
      whole: value.whole === "yes",
    }));
}

/** Ticked, or written to: a remark without its tick is meant all the same. */
function namedIn(value: { fields?: string[]; remark?: Record<string, string> }): string[] {
  const written = Object.entries(value.remark ?? {}).flatMap(([path, remark]) => (remark ? [path] : []));
  return [...new Set([...(value.fields ?? []), ...written])];
}
