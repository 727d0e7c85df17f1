"use client";

import { controlClass, type FieldCopy, FieldShell, type FieldWidth, wiring } from "./field-shell";
import { useField } from "./form-context";

export type Option = { value: string; label: string; hint?: string; disabled?: boolean };
export type OptionGroup = { label: string; options: Option[] };

type SelectFieldProps = FieldCopy & {
  value?: string | null;
  options: (Option | OptionGroup)[];
  /** The first, empty choice: "Chọn cấp", or in a filter "Tất cả". */
  empty?: string;
  width?: FieldWidth;
};

/** One of many, by the browser's own list: quick with a keyboard, large on a phone. */
export function SelectField({ value, options, empty, width, ...copy }: SelectFieldProps) {
  const field = useField(copy.name, value);
  return (
    <FieldShell field={field} words={labelOf(options, field.value)} {...copy}>
      <select {...wiring(field, copy)} defaultValue={field.value} className={controlClass(width)}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((item) =>
          "options" in item ? (
            <optgroup key={item.label} label={item.label}>
              {item.options.map(choice)}
            </optgroup>
          ) : (
            choice(item)
          ),
        )}
      </select>
    </FieldShell>
  );
}

/** The words of a choice; what is in no list is read as it is. */
export function labelOf(options: (Option | OptionGroup)[], value: string): string {
  const all = options.flatMap((item) => ("options" in item ? item.options : [item]));
  return all.find((option) => option.value === value)?.label ?? value;
}

function choice({ value, label, disabled }: Option) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  );
}
