"use client";

import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { ClosedValue, FieldRemark } from "./closed-field";
import { GroupNote } from "./field-notes";
import { type FieldCopy, FieldError, Need } from "./field-shell";
import { type Field, useField } from "./form-context";
import { useReviewed } from "./reviewed-fields";
import type { Option } from "./select-field";

type GroupProps = FieldCopy & {
  options: Option[];
  columns?: 1 | 2 | 3 /** Cards with a border; plain lines otherwise. */;
  cards?: boolean;
};

/** One of a few, each with a line that explains it. */
export function RadioGroup({ value, cards = true, ...props }: GroupProps & { value?: string | null }) {
  const field = useField(props.name, value);
  return <Choices {...props} cards={cards} field={field} type="radio" />;
}

/** Any of a few. Give the name with brackets ("items[]"): it is always a list. */
export function CheckboxGroup({ value, cards = false, ...props }: GroupProps & { value?: string[] | null }) {
  const field = useField(props.name, value);
  return <Choices {...props} cards={cards} field={field} type="checkbox" />;
}

function Choices({
  field,
  type,
  options,
  columns = 1,
  cards,
  ...copy
}: GroupProps & { field: Field; type: "radio" | "checkbox" }) {
  const { closed, remark, along } = useReviewed(field.name);
  const describedBy = [copy.hint ? field.hintId : "", field.error ? field.errorId : ""]
    .filter(Boolean)
    .join(" ");
  if (closed) {
    return (
      <div className={cn("grid min-w-0 gap-1", copy.className)}>
        <p className="font-semibold">{copy.label}</p>
        <FieldError field={field} />
        <ClosedValue
          id={field.id}
          words={options
            .filter(({ value }) => field.values.includes(value))
            .map(({ label }) => label)
            .join("\n")}
          sent={field.values.map((value) => ({ name: field.name, value }))}
        />
      </div>
    );
  }
  return (
    <fieldset className={cn("min-w-0", copy.className)} aria-describedby={describedBy || undefined}>
      <legend className="font-semibold">
        {copy.label} <Need required={copy.required} optional={copy.optional} />
      </legend>
      {copy.hint && (
        <p id={field.hintId} className="text-hint text-muted">
          {copy.hint}
        </p>
      )}
      <FieldRemark remark={remark} along={along} className="mt-1" />
      <FieldError field={field} />
      <div className={cn("mt-1.5 grid gap-x-4", cards ? "gap-y-2" : "gap-y-0.5", columnClass[columns])}>
        {options.map((option, index) => (
          <Choice
            key={option.value}
            id={index === 0 ? field.id : `${field.id}-${index}`}
            type={type}
            name={field.name}
            option={option}
            cards={cards}
            invalid={Boolean(field.error)}
            checked={field.values.includes(option.value)}
          />
        ))}
      </div>
      <GroupNote name={field.name} />
    </fieldset>
  );
}

const columnClass = { 1: "", 2: "sm:grid-cols-2", 3: "sm:grid-cols-2 lg:grid-cols-3" } as const;

type ChoiceProps = {
  id: string;
  type: "radio" | "checkbox";
  name: string;
  option: Option;
  checked: boolean;
  cards?: boolean;
  invalid?: boolean;
};

function Choice({ id, type, name, option, checked, cards, invalid }: ChoiceProps) {
  return (
    <label
      htmlFor={id}
      className={cn(
        "flex items-start gap-2.5 tap",
        cards
          ? "rounded-control border bg-card px-3 py-2 has-checked:border-accent has-checked:bg-accent-tint has-focus-visible:outline-2 has-focus-visible:outline-accent"
          : "py-1.5",
        cards && (invalid ? "border-red" : "border-line-strong"),
      )}
    >
      <span className="flex h-[1.36rem] items-center">
        <input
          id={id}
          type={type}
          name={name}
          value={option.value}
          defaultChecked={checked}
          disabled={option.disabled}
          aria-describedby={option.hint ? `${id}-about` : undefined}
          className="choice-mark"
        />
      </span>
      <span className="min-w-0">
        <span className="block font-medium">{option.label}</span>
        {option.hint && (
          <span id={`${id}-about`} className="block text-hint text-muted">
            {option.hint}
          </span>
        )}
      </span>
    </label>
  );
}

type CheckboxFieldProps = {
  name: string;
  label: ReactNode;
  hint?: string;
  checked?: boolean;
  value?: string;
  className?: string;
};

/** A single yes. Sends its value ("yes") when ticked and nothing otherwise. */
export function CheckboxField({
  name,
  label,
  hint,
  checked = false,
  value = "yes",
  className,
}: CheckboxFieldProps) {
  const field = useField(name, "");
  const ticked = field.echoed ? field.values.includes(value) : checked;
  const describedBy = [hint ? field.hintId : "", field.error ? field.errorId : ""].filter(Boolean).join(" ");
  return (
    <div className={className}>
      <FieldError field={field} />
      <label htmlFor={field.id} className="flex items-start gap-2.5 py-1.5 tap">
        <span className="flex h-[1.36rem] items-center">
          <input
            id={field.id}
            type="checkbox"
            name={name}
            value={value}
            defaultChecked={ticked}
            aria-describedby={describedBy || undefined}
            aria-invalid={field.error ? true : undefined}
            className="choice-mark"
          />
        </span>
        <span>
          <span className="font-medium">{label}</span>
          {hint && (
            <span id={field.hintId} className="block text-hint text-muted">
              {hint}
            </span>
          )}
        </span>
      </label>
    </div>
  );
}
