import { cva } from "class-variance-authority";
import { CircleCheck, CircleX, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

const look = cva("flex gap-2.5 rounded-card border px-4 py-3", {
  variants: {
    tone: {
      info: "border-blue-line bg-blue-tint [&>svg]:text-blue",
      success: "border-accent-line bg-accent-tint [&>svg]:text-accent",
      warning: "border-amber-line bg-amber-tint [&>svg]:text-amber",
      error: "border-red-line bg-red-tint [&>svg]:text-red",
    },
  },
});

const shapes = { info: Info, success: CircleCheck, warning: TriangleAlert, error: CircleX } as const;
const words = { info: "Thông báo", success: "Đã xong", warning: "Lưu ý", error: "Lỗi" } as const;

type NoticeProps = {
  tone: keyof typeof shapes;
  title?: ReactNode;
  children?: ReactNode;
  /** Said at once by screen readers: for the answer to an act, not for what always stands there. */
  live?: boolean;
  className?: string;
};

/** A remark to the whole page: a shape, a word and a sentence. */
export function Notice({ tone, title, children, live = false, className }: NoticeProps) {
  const Shape = shapes[tone];
  return (
    <div
      role={live ? (tone === "error" ? "alert" : "status") : undefined}
      className={cn(look({ tone }), className)}
    >
      <Shape size={18} aria-hidden="true" className="mt-0.5 shrink-0" />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">
          {title ? (
            <>
              <span className="sr-only">{words[tone]}: </span>
              {title}
            </>
          ) : (
            words[tone]
          )}
        </p>
        {children && <div>{children}</div>}
      </div>
    </div>
  );
}
