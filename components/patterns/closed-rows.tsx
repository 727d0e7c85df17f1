"use client";

import { formatDay, parseDay } from "@/lib/core/dates";
import { formatNumber, parseWhole } from "@/lib/core/numbers";
import { ClosedValue } from "./closed-field";
import { FieldError } from "./field-shell";
import { useField, useFormState } from "./form-context";
import type { RowField } from "./repeat-rows";
import { labelOf } from "./select-field";

type ClosedRowsProps = {
  group: string;
  legend: string;
  fields: RowField[];
  rows: Record<string, string | number | null | undefined>[];
  count: number;
  noun: string;
  empty?: string;
};

/** The rows of a group that a return did not name: one line each, to be read. */
export function ClosedRows({ group, legend, fields, rows, count, noun, empty }: ClosedRowsProps) {
  const field = useField(group);
  const { values } = useFormState();
  const cells = Array.from({ length: count }, (_, row) =>
    fields.map((item) => {
      const name = `${group}.${row}.${item.name}`;
      const typed = field.echoed ? values[name] : rows[row]?.[item.name];
      return { item, name, value: String(typed ?? "") };
    }),
  );
  const lines = cells.map((row) =>
    row
      .map(({ item, value }) => inWords(item, value))
      .filter((words) => words !== "")
      .join(", "),
  );
  return (
    <div className="grid min-w-0 gap-1">
      <p className="font-semibold">{legend}</p>
      <FieldError field={field} />
      <ClosedValue
        id={field.id}
        words={count === 0 ? (empty ?? `Chưa có ${noun} nào.`) : lines.join("\n")}
        sent={cells.flat()}
      />
    </div>
  );
}

function inWords(item: RowField, value: string): string {
  switch (item.kind) {
    case "text":
      return value;
    case "hidden":
      return "";
    case "date": {
      const day = parseDay(value);
      return day ? formatDay(day) : value;
    }
    case "select":
      return labelOf(item.options, value);
    case "number":
    case "money": {
      const number = parseWhole(value);
      if (number === null) return value;
      const unit = item.kind === "money" ? "đồng" : "unit" in item ? (item.unit ?? "") : "";
      return `${item.label}: ${formatNumber(number)} ${unit}`.trim();
    }
  }
}
