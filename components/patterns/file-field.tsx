"use client";

import { controlClass, type FieldCopy, FieldShell, wiring } from "./field-shell";
import { useField } from "./form-context";

/** One file to send with a form. A browser never fills it in again: after an error it is chosen anew. */
export function FileField({ accept, ...copy }: FieldCopy & { accept?: string }) {
  const field = useField(copy.name, "");
  return (
    <FieldShell field={field} {...copy}>
      <input
        {...wiring(field, copy)}
        type="file"
        accept={accept}
        className={controlClass(
          "full",
          "h-auto py-1.5 file:mr-3 file:rounded-tag file:border-0 file:bg-accent-tint file:px-2.5 file:py-1 file:font-semibold file:text-accent",
        )}
      />
    </FieldShell>
  );
}
