"use client";

import { formatNumber, parseWhole } from "@/lib/core/numbers";
import { controlClass, type FieldCopy, FieldShell, type FieldWidth, wiring } from "./field-shell";
import { useField } from "./form-context";

type NumberFieldProps = FieldCopy & {
  value?: number | string | null;
  /** Stands inside the box, at the right: "lượt người", "suất". */
  unit?: string;
  width?: FieldWidth;
  placeholder?: string;
};

/** A whole number, typed as people type it: "1250" or "1.250". What is stored is shown with dots. */
export function NumberField({ value, unit, width, placeholder, ...copy }: NumberFieldProps) {
  const stored = typeof value === "number" ? formatNumber(value) : value;
  const field = useField(copy.name, stored);
  const unitId = `${field.id}-unit`;
  const wires = wiring(field, copy);
  return (
    <FieldShell field={field} words={field.value && [field.value, unit].filter(Boolean).join(" ")} {...copy}>
      <div className="relative">
        <input
          {...wires}
          aria-describedby={
            [unit && unitId, wires["aria-describedby"]].filter(Boolean).join(" ") || undefined
          }
          type="text"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={field.value}
          placeholder={placeholder}
          data-unit={unit ? "" : undefined}
          onBlur={(event) => {
            const number = parseWhole(event.currentTarget.value);
            if (number !== null) event.currentTarget.value = formatNumber(number);
          }}
          className={controlClass(width, `figures text-right ${unitRoom(unit)}`)}
        />
        {unit && (
          <span
            id={unitId}
            className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-hint text-muted"
          >
            {unit}
          </span>
        )}
      </div>
    </FieldShell>
  );
}

function unitRoom(unit?: string): string {
  if (!unit) return "";
  if (unit.length <= 5) return "pr-16";
  return unit.length <= 10 ? "pr-24" : "pr-32";
}
