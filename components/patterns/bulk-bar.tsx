import type { ReactNode } from "react";
import { SelectionCount } from "./select-all";

type BulkBarProps = {
  /** The form and the name of its ticks, as given to the table. */
  form: string;
  name: string;
  noun?: string;
  /** The form itself (id = form) with its buttons. */
  children: ReactNode;
};

/** What can be done with the rows that are ticked; stays at the lower edge while one scrolls. */
export function BulkBar({ form, name, noun, children }: BulkBarProps) {
  return (
    <section
      aria-label="Xử lý các dòng đã chọn"
      data-screen-only=""
      className="bulk-bar flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border border-accent-line bg-card px-4 py-2.5"
    >
      <SelectionCount form={form} name={name} noun={noun} />
      {children}
    </section>
  );
}
