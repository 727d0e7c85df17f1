"use client";

import type { HTMLInputAutoCompleteAttribute } from "react";
import { controlClass, type FieldCopy, FieldShell, type FieldWidth, wiring } from "./field-shell";
import { useField } from "./form-context";

type TextFieldProps = FieldCopy & {
  value?: string | null;
  type?: "text" | "email" | "tel" | "password" | "search" | "url";
  placeholder?: string;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  inputMode?: "text" | "numeric" | "decimal" | "tel" | "email" | "search";
  maxLength?: number;
  width?: FieldWidth;
  readOnly?: boolean;
  spellCheck?: boolean;
};

/** One line of text. */
export function TextField({ value, type = "text", width, placeholder, ...props }: TextFieldProps) {
  const { autoComplete = "off", inputMode, maxLength, readOnly, spellCheck = false, ...copy } = props;
  const field = useField(copy.name, value);
  return (
    <FieldShell field={field} {...copy}>
      <input
        {...wiring(field, copy)}
        type={type}
        defaultValue={type === "password" ? undefined : field.value}
        placeholder={placeholder}
        autoComplete={autoComplete}
        inputMode={inputMode}
        maxLength={maxLength}
        readOnly={readOnly}
        spellCheck={spellCheck}
        className={controlClass(width)}
      />
    </FieldShell>
  );
}
