"use client";

import { inputDay, parseDay } from "@/lib/core/dates";
import { controlClass, type FieldCopy, FieldShell, type FieldWidth, wiring } from "./field-shell";
import { useField } from "./form-context";

type DateFieldProps = FieldCopy & {
  /** "2026-08-09" or as it was typed. */ value?: string | null;
  width?: FieldWidth;
};

/** A day, typed as it is written here: dd/mm/yyyy. The browser's own picker would show another country's order. */
export function DateField({ value, width = "short", ...copy }: DateFieldProps) {
  const field = useField(copy.name, shown(value));
  return (
    <FieldShell field={field} {...copy}>
      <input
        {...wiring(field, copy)}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        placeholder="ngày/tháng/năm"
        maxLength={30}
        defaultValue={field.value}
        onBlur={(event) => {
          event.currentTarget.value = shown(event.currentTarget.value);
        }}
        className={controlClass(width, "figures")}
      />
    </FieldShell>
  );
}

function shown(value?: string | null): string {
  const day = value ? parseDay(value) : null;
  return day ? inputDay(day) : (value ?? "");
}
