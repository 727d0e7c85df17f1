"use client";

import { createContext, type ReactNode, useContext } from "react";

type Notes = Partial<Record<string, string>>;

const Shown = createContext<Notes>({});

/** Gives the fields inside what stands under each of them besides its hint, by path: last year's value, for one. */
export function FieldNotes({ notes, children }: { notes: Notes; children: ReactNode }) {
  return <Shown value={notes}>{children}</Shown>;
}

/** The note of one field; undefined where there is none. */
export function useFieldNote(name: string): string | undefined {
  return useContext(Shown)[name.replace(/\[\]$/, "")];
}

/** The same for a group of fields, which has no place under its control. */
export function GroupNote({ name }: { name: string }) {
  const note = useFieldNote(name);
  return note ? <p className="mt-1 text-hint whitespace-pre-line text-muted">{note}</p> : null;
}
