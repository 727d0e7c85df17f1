"use client";

import { Plus, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { FieldRemark } from "./closed-field";
import { ClosedRows } from "./closed-rows";
import { DateField } from "./date-field";
import { GroupNote } from "./field-notes";
import { FieldError } from "./field-shell";
import { useField, useRowCount } from "./form-context";
import { HiddenField } from "./hidden-field";
import { MoneyField } from "./money-field";
import { NumberField } from "./number-field";
import { useReviewed } from "./reviewed-fields";
import { type Option, type OptionGroup, SelectField } from "./select-field";
import { TextField } from "./text-field";

/** One column of a repeated group; its field is named "<group>.<row>.<name>". */
export type RowField = { name: string; label: string; hint?: string; required?: boolean } & (
  | { kind: "text" | "date" | "money" | "hidden" }
  | { kind: "number"; unit?: string }
  | { kind: "select"; options: (Option | OptionGroup)[]; empty?: string }
);

type RepeatRowsProps = {
  group: string;
  legend: string;
  hint?: ReactNode;
  fields: RowField[];
  rows: Record<string, string | number | null | undefined>[];
  /** What one row is called: "đại biểu" gives "Thêm đại biểu" and "Đại biểu 2". */
  noun?: string;
  max?: number;
  /** Said where there is no row yet. */
  empty?: string;
};

/** A list inside a form. Rows are added and dropped by the server, so it works without JavaScript and loses nothing. */
export function RepeatRows({
  group,
  legend,
  hint,
  fields,
  rows,
  noun = "dòng",
  max = 100,
  empty,
}: RepeatRowsProps) {
  const count = useRowCount(group, rows.length);
  const field = useField(group);
  const shown = fields.filter((item) => item.kind !== "hidden");
  const { closed, remark, along } = useReviewed(group);
  if (closed) return <ClosedRows {...{ group, legend, fields, rows, count, empty, noun }} />;
  const Noun = noun.charAt(0).toUpperCase() + noun.slice(1);
  return (
    <fieldset data-rows={group} id={field.id} tabIndex={-1} className="grid min-w-0 gap-2">
      <legend className="font-semibold">{legend}</legend>
      {hint && <p className="-mt-1 text-hint text-muted">{hint}</p>}
      <GroupNote name={group} />
      <FieldRemark remark={remark} along={along} />
      <FieldError field={field} />
      {count === 0 && <p className="text-muted">{empty ?? `Chưa có ${noun} nào.`}</p>}
      {Array.from({ length: count }, (_, row) => (
        // A fieldset of its own would print its legend into the border; the group is named by its label.
        // biome-ignore lint/a11y/useSemanticElements: see above.
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place, in the names as well.
          key={row}
          data-row=""
          role="group"
          aria-label={`${Noun} ${row + 1}`}
          className="rounded-card border border-line bg-card px-4 pb-4 pt-2"
        >
          <div className="mb-1 flex items-center justify-between gap-4">
            <p aria-hidden="true" className="text-hint font-semibold text-muted">
              {Noun} {row + 1}
            </p>
            <Button
              type="submit"
              name="intent"
              value={`remove:${group}:${row}`}
              formNoValidate
              variant="quiet"
              size="small"
              className="-mr-2 text-muted hover:text-red"
            >
              <Trash2 size={14} aria-hidden="true" />
              Bỏ {noun} này
            </Button>
          </div>
          <div
            className={cn("field-row", shown.length > 2 && "field-row-3", shown.length > 3 && "field-row-4")}
          >
            {fields.map((item) => (
              <RowInput
                key={item.name}
                item={item}
                name={`${group}.${row}.${item.name}`}
                value={field.echoed ? null : rows[row]?.[item.name]}
              />
            ))}
          </div>
        </div>
      ))}
      {count < max && (
        <div>
          <Button type="submit" name="intent" value={`add:${group}`} formNoValidate data-add-row="">
            <Plus size={16} aria-hidden="true" />
            Thêm {noun}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function RowInput({
  item,
  name,
  value,
}: {
  item: RowField;
  name: string;
  value: string | number | null | undefined;
}) {
  const text = value === null || value === undefined ? "" : String(value);
  const copy = { name, label: item.label, hint: item.hint, required: item.required };
  switch (item.kind) {
    case "text":
      return <TextField {...copy} value={text} />;
    case "date":
      return <DateField {...copy} value={text} width="full" />;
    case "money":
      return <MoneyField {...copy} value={value} />;
    case "number":
      return <NumberField {...copy} value={value} unit={item.unit} />;
    case "select":
      return <SelectField {...copy} value={text} options={item.options} empty={item.empty} />;
    case "hidden":
      return <HiddenField name={name} value={text} />;
  }
}
