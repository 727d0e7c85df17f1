import { Lock, LockOpen, MessageSquareText } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

type FieldRemarkProps = {
  remark?: string;
  /** The named fields that this one goes with, where nobody asked about it itself. */
  along?: string;
  className?: string;
};

/** What the unit above asks of a field, or why it is open without that; right above its input. */
export function FieldRemark({ remark, along, className }: FieldRemarkProps) {
  if (!remark && along) {
    return (
      <p className={cn("flex gap-1.5 text-hint text-muted", className)}>
        <LockOpen size={12} aria-hidden="true" className="mt-1 shrink-0" />
        <span className="min-w-0">Mở để sửa vì đi liền với mục {along}.</span>
      </p>
    );
  }
  if (!remark) return null;
  return (
    <p
      className={cn(
        "flex gap-1.5 rounded-control border border-amber-line bg-amber-tint px-2.5 py-1.5 text-hint",
        className,
      )}
    >
      <MessageSquareText size={14} aria-hidden="true" className="mt-0.5 shrink-0 text-amber" />
      <span className="min-w-0 whitespace-pre-line">
        <span className="font-semibold">Cấp trên yêu cầu: </span>
        {remark}
      </span>
    </p>
  );
}

type ClosedValueProps = {
  id?: string;
  /** As a person reads it. */
  words: ReactNode;
  /** What travels with the form, so that a closed field is not taken for an emptied one. */
  sent: readonly { name: string; value: string }[];
};

/** A field that the return did not name: its value to be read, and why it cannot be changed. */
export function ClosedValue({ id, words, sent }: ClosedValueProps) {
  return (
    <div
      id={id}
      tabIndex={-1}
      className="rounded-control border border-dashed border-line bg-paper px-3 py-2"
    >
      <div className="figures whitespace-pre-line break-words">
        {words === "" ? <span className="text-muted">(để trống)</span> : words}
      </div>
      <p className="mt-0.5 flex gap-1.5 text-hint text-muted">
        <Lock size={12} aria-hidden="true" className="mt-1 shrink-0" />
        Cấp trên không yêu cầu sửa mục này.
      </p>
      {sent.map(({ name, value }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the values of one field stand in their order.
        <input key={at} type="hidden" name={name} value={value} readOnly />
      ))}
    </div>
  );
}
