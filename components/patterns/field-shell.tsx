import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { ClosedValue, FieldRemark } from "./closed-field";
import { useFieldNote } from "./field-notes";
import type { Field } from "./form-context";
import { useReviewed } from "./reviewed-fields";

/** What every field says around its control. */
export type FieldCopy = {
  name: string;
  label: ReactNode;
  /** How to fill it in, or last year's figure. */
  hint?: ReactNode;
  /** Said in words beside the label. */
  required?: boolean;
  /** Said in words beside the label; use it where most fields are required. */
  optional?: boolean;
  className?: string;
};

type ShellProps = FieldCopy & {
  field: Field;
  after?: ReactNode;
  /** The value as it is read, where that is not what is typed. */
  words?: string;
  children: ReactNode;
};

/** Label, hint and error above one control, wired by id. */
export function FieldShell({
  field,
  label,
  hint,
  required,
  optional,
  className,
  after,
  words,
  children,
}: ShellProps) {
  const note = useFieldNote(field.name);
  const { closed, remark, along } = useReviewed(field.name);
  if (closed) {
    return (
      <div className={cn("field", className)}>
        <p className="field-label font-semibold">{label}</p>
        <FieldError field={field} />
        <div className="field-control">
          <ClosedValue
            id={field.id}
            words={words ?? field.value}
            sent={[{ name: field.name, value: field.value }]}
          />
        </div>
      </div>
    );
  }
  return (
    <div className={cn("field", className)}>
      <label htmlFor={field.id} className="field-label font-semibold">
        {label} <Need required={required} optional={optional} />
      </label>
      {hint && (
        <p id={field.hintId} className="field-hint text-hint text-muted">
          {hint}
        </p>
      )}
      {remark || along ? (
        <div className="field-error mt-1 grid gap-1">
          <FieldRemark remark={remark} along={along} />
          <FieldError field={field} />
        </div>
      ) : (
        <FieldError field={field} />
      )}
      <div className="field-control">{children}</div>
      {(after || note) && (
        <div className="field-after text-hint text-muted">
          {after}
          {note && <p className="whitespace-pre-line">{note}</p>}
        </div>
      )}
    </div>
  );
}

/** "bắt buộc" or "không bắt buộc": words, not a star. */
export function Need({ required, optional }: { required?: boolean; optional?: boolean }) {
  if (!required && !optional) return null;
  return (
    <span className="whitespace-nowrap text-hint font-normal text-muted">
      ({required ? "bắt buộc" : "không bắt buộc"})
    </span>
  );
}

export function FieldError({ field, className }: { field: Field; className?: string }) {
  if (!field.error) return null;
  return (
    <p
      id={field.errorId}
      className={cn("field-error flex gap-1.5 text-hint font-semibold text-red", className)}
    >
      <CircleAlert size={14} aria-hidden="true" className="mt-0.5 shrink-0" />
      <span>
        <span className="sr-only">Lỗi: </span>
        {field.error}
      </span>
    </p>
  );
}

/** The attributes that tie a control to its hint and error. */
export function wiring(field: Field, has: { hint?: ReactNode; required?: boolean }) {
  const describedBy = [has.hint ? field.hintId : "", field.error ? field.errorId : ""]
    .filter(Boolean)
    .join(" ");
  return {
    id: field.id,
    name: field.name,
    "aria-describedby": describedBy || undefined,
    "aria-invalid": field.error ? true : undefined,
    "aria-required": has.required ? true : undefined,
  };
}

const widths = { tiny: "max-w-24", short: "max-w-40", medium: "max-w-80", full: "" } as const;
export type FieldWidth = keyof typeof widths;

export function controlClass(width: FieldWidth = "full", extra?: string): string {
  return cn("control", widths[width], extra);
}
