import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";

export type Description = {
  key: string;
  label: string;
  /** Nothing given is shown as "–". */
  value: ReactNode;
  /** Where it is changed. */
  changeHref?: string;
  /** "so với 2025: 212", a warning, who confirmed it. */
  note?: ReactNode;
};

/** What was entered, to be read: label and value, with a way to change each. */
export function DescriptionList({
  items,
  dense = false,
  narrow = false,
}: {
  items: Description[];
  dense?: boolean;
  /** In a narrow card the words have the room, not their labels. */
  narrow?: boolean;
}) {
  return (
    <dl>
      {items.map(({ key, label, value, changeHref, note }) => (
        <div
          key={key}
          className={cn(
            "grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-b border-line last:border-b-0",
            narrow
              ? "sm:grid-cols-[7.5rem_minmax(0,1fr)_auto]"
              : "sm:grid-cols-[minmax(8rem,14rem)_minmax(0,1fr)_auto]",
            dense ? "py-1.5" : "py-2.5",
          )}
        >
          <dt className="text-muted phone:col-span-2 phone:text-hint">{label}</dt>
          <dd className="figures min-w-0 whitespace-pre-line">
            {value === null || value === undefined || value === "" ? (
              <span className="text-muted">–</span>
            ) : (
              value
            )}
            {note && <span className="block text-hint text-muted">{note}</span>}
          </dd>
          {changeHref && (
            <dd data-screen-only="">
              <Link href={changeHref} className="text-link phone:-my-3 phone:inline-block phone:py-3">
                Sửa<span className="sr-only"> {label}</span>
              </Link>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
