"use client";

import { createContext, useContext } from "react";
import { type FormState, idleForm } from "@/lib/core/refusal";
import { fieldId } from "./field-id";

/** What the fields of a form read: the echo of what was typed, and what is wrong with it. */
export const FormContext = createContext<FormState>(idleForm);

export type Field = {
  id: string;
  name: string;
  value: string;
  values: string[];
  error: string | undefined;
  hintId: string;
  errorId: string;
  /** True when what is shown was typed and sent before, so that an absent value means "nothing ticked". */
  echoed: boolean;
};

/** One field of the form around it: what was typed wins over what is stored. Outside a form it is simply the stored value. */
export function useField(name: string, stored?: string | string[] | null): Field {
  const { values, issues } = useContext(FormContext);
  const path = name.replace(/\[\]$/, "");
  const echoed = Object.keys(values).length > 0;
  const typed = values[name];
  const shown = typed ?? (echoed && name.endsWith("[]") ? [] : (stored ?? ""));
  const id = fieldId(name);
  return {
    id,
    name,
    value: Array.isArray(shown) ? (shown[0] ?? "") : shown,
    values: Array.isArray(shown) ? shown : shown === "" ? [] : [shown],
    error: issues.find((issue) => issue.path === path)?.message,
    hintId: `${id}-hint`,
    errorId: `${id}-error`,
    echoed,
  };
}

/** How many rows a repeated group shows: as the server said, else as many as were typed, else as many as are stored. */
export function useRowCount(group: string, stored: number): number {
  const { values } = useContext(FormContext);
  const said = Number(values[`${group}.rows`]);
  if (values[`${group}.rows`] !== undefined && Number.isInteger(said))
    return Math.min(Math.max(said, 0), 100);
  const names = Object.keys(values);
  if (names.length === 0) return stored;
  return names.reduce((most, name) => {
    const [head, index] = name.split(".");
    return head === group && /^\d+$/.test(index ?? "") ? Math.max(most, Number(index) + 1) : most;
  }, 0);
}

export function useFormState(): FormState {
  return useContext(FormContext);
}
