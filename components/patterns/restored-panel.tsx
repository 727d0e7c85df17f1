import { Button, buttonVariants } from "@/components/ui/button";
import type { FormState } from "@/lib/core/refusal";
import { Notice } from "./notice";

/** On top of a form that shows what was typed earlier and never saved: since when, and the two ways from here. */
export function RestoredPanel({ restored }: { restored: NonNullable<FormState["restored"]> }) {
  return (
    <Notice tone="info" title={`Nội dung bạn nhập dở lúc ${restored.at} đã được giữ lại`} live>
      <p>
        {restored.changed
          ? "Từ lúc đó hồ sơ đã có người lưu. Khi bạn lưu, các mục khác nhau được đối chiếu để bạn chọn."
          : "Chưa có gì được lưu vào hồ sơ. Kiểm tra rồi bấm lưu."}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <a href={`#${firstField}`} className={buttonVariants({ variant: "secondary", size: "small" })}>
          Nhập tiếp
        </a>
        <Button type="submit" name="intent" value="discard" formNoValidate size="small">
          Bỏ phần nhập dở
        </Button>
      </div>
    </Notice>
  );
}

/** Where the fields of a form begin. */
export const firstField = "form-fields";
