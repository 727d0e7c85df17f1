"use client";

import { controlClass, type FieldCopy, FieldShell, wiring } from "./field-shell";
import { useField } from "./form-context";

/** A file to send with a form, or several. A browser never fills it in again: after an error it is chosen anew. */
export function FileField({
  accept,
  multiple,
  ...copy
}: FieldCopy & { accept?: string; multiple?: boolean }) {
  const field = useField(copy.name, "");
  return (
    <FieldShell field={field} {...copy}>
      <input
        {...wiring(field, copy)}
        type="file"
        accept={accept}
        multiple={multiple}
        className={controlClass(
          "full",
          "h-auto py-1.5 file:mr-3 file:rounded-tag file:border-0 file:bg-accent-tint file:px-2.5 file:py-1 file:font-semibold file:text-accent",
        )}
      />
    </FieldShell>
  );
}
