"use client";

import { controlClass, FieldShell, wiring } from "@/components/patterns/field-shell";
import { useField } from "@/components/patterns/form-context";

type PlaceFieldProps = {
  name: string;
  label: string;
  hint: string;
  required?: boolean;
  /** What may be chosen, as the list offers it: "26734 – Xã Thạch Hà". */
  choices: string[];
  value?: string;
};

/** A commune, typed by code or name; the browser's own list narrows while one types, and works without JavaScript. */
export function PlaceField({ choices, value, ...copy }: PlaceFieldProps) {
  const field = useField(copy.name, value);
  const listId = `${field.id}-choices`;
  return (
    <FieldShell field={field} {...copy}>
      <input
        {...wiring(field, copy)}
        list={listId}
        defaultValue={field.value}
        autoComplete="off"
        spellCheck={false}
        className={controlClass("full")}
      />
      <datalist id={listId}>
        {choices.map((choice) => (
          <option key={choice} value={choice} />
        ))}
      </datalist>
    </FieldShell>
  );
}
