import type { ReactNode } from "react";
import { AutosaveNote } from "./autosave-note";

/** The buttons that end a form: the main one first, then what else can be done, then a remark ("Đã tự lưu 08:41"). */
export function FormActions({ children, note }: { children: ReactNode; note?: ReactNode }) {
  return (
    <div data-screen-only="" className="flex flex-wrap items-center gap-2.5 pt-1">
      {children}
      {note && <p className="text-muted">{note}</p>}
      <AutosaveNote />
    </div>
  );
}
