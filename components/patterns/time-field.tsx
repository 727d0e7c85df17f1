"use client";

import { controlClass, type FieldCopy, FieldShell, type FieldWidth, wiring } from "./field-shell";
import { useField } from "./form-context";

type TimeFieldProps = FieldCopy & { /** "08:30" */ value?: string | null; width?: FieldWidth };

/** An hour of the day, 24 hours: "8:30", "8h30" and "0830" are put right when one leaves the field. */
export function TimeField({ value, width = "tiny", ...copy }: TimeFieldProps) {
  const field = useField(copy.name, value);
  return (
    <FieldShell field={field} {...copy}>
      <input
        {...wiring(field, copy)}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        placeholder="giờ:phút"
        maxLength={30}
        defaultValue={field.value}
        onBlur={(event) => {
          event.currentTarget.value = tidy(event.currentTarget.value);
        }}
        className={controlClass(width, "figures")}
      />
    </FieldShell>
  );
}

function tidy(text: string): string {
  const match = /^(\d{1,2})\s*[:hg.]?\s*(\d{2})?$/i.exec(text.trim());
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2] ?? 0)];
  if (!match || hour > 23 || minute > 59) return text;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
