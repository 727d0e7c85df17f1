"use client";

import { controlClass, type FieldCopy, FieldShell, wiring } from "./field-shell";
import { useField } from "./form-context";

type TextareaFieldProps = FieldCopy & {
  value?: string | null;
  rows?: number;
  maxLength?: number;
  placeholder?: string;
};

/** Several lines of text; the box grows with what is written. */
export function TextareaField({ value, rows = 4, maxLength, placeholder, ...copy }: TextareaFieldProps) {
  const field = useField(copy.name, value);
  return (
    <FieldShell field={field} {...copy}>
      <textarea
        {...wiring(field, copy)}
        rows={rows}
        maxLength={maxLength}
        placeholder={placeholder}
        defaultValue={field.value}
        className={controlClass()}
      />
    </FieldShell>
  );
}
