"use client";

import { useField } from "./form-context";

/** A value that travels with the form unseen, such as the version that was read. The server's echo wins over it. */
export function HiddenField({ name, value }: { name: string; value: string | number }) {
  const field = useField(name, String(value));
  return <input type="hidden" name={name} value={field.value} readOnly />;
}
