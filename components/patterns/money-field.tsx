"use client";

import { useState } from "react";
import { formatNumber, parseWhole } from "@/lib/core/numbers";
import { controlClass, type FieldCopy, FieldShell, type FieldWidth, wiring } from "./field-shell";
import { useField } from "./form-context";

type MoneyFieldProps = FieldCopy & { value?: number | bigint | string | null; width?: FieldWidth };

/** An amount in đồng. Under it stands how much that is in words, so that a missing zero is seen. */
export function MoneyField({ value, width, ...copy }: MoneyFieldProps) {
  const stored = typeof value === "number" || typeof value === "bigint" ? formatNumber(value) : value;
  const field = useField(copy.name, stored);
  const [typed, setTyped] = useState(field.value);
  const amount = parseWhole(typed);
  const wires = wiring(field, copy);
  const unitId = `${field.id}-unit`;
  return (
    <FieldShell
      field={field}
      words={field.value && `${field.value} đồng`}
      {...copy}
      after={<output htmlFor={field.id}>{amount ? amountInWords(amount) : ""}</output>}
    >
      <div className="relative">
        <input
          {...wires}
          aria-describedby={[unitId, wires["aria-describedby"]].filter(Boolean).join(" ")}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={field.value}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onBlur={(event) => {
            const number = parseWhole(event.currentTarget.value);
            if (number !== null) event.currentTarget.value = formatNumber(number);
          }}
          className={controlClass(width, "figures pr-14 text-right")}
        />
        <span
          id={unitId}
          className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-hint text-muted"
        >
          đồng
        </span>
      </div>
    </FieldShell>
  );
}

const thousandths = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 3 });

/** "= 1,25 triệu đồng"; "≈" where that is rounded. Finer than a figure on a dashboard: here a digit is being checked. */
function amountInWords(dong: number): string {
  const [unit, name] =
    dong >= 1e9 ? [1e9, "tỷ đồng"] : dong >= 1e6 ? [1e6, "triệu đồng"] : [1e3, "nghìn đồng"];
  const exact = Number.isInteger((dong / unit) * 1000);
  return `${exact ? "=" : "≈"} ${thousandths.format(dong / unit)} ${name}`;
}
