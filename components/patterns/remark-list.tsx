import { Link } from "@/components/ui/link";

/** One field that a return names, where it is changed, and what opened along with it. */
export type RemarkLine = { path: string; label: string; remark: string; href?: string; along?: string };

/** The fields that the unit above asks about, each leading to its input. */
export function RemarkList({ lines }: { lines: RemarkLine[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className="mt-2.5 grid gap-2 border-t border-line pt-2.5">
      {lines.map(({ path, label, remark, href, along }) => (
        <li key={path} className="min-w-0">
          {href ? (
            <Link href={href} className="text-link font-semibold phone:-my-3 phone:inline-block phone:py-3">
              {label}
            </Link>
          ) : (
            <span className="font-semibold">{label}</span>
          )}
          <p className="whitespace-pre-line break-words">{remark}</p>
          {along && <p className="text-hint text-muted">Mở cùng vì đi liền với mục này: {along}</p>}
        </li>
      ))}
    </ul>
  );
}

/** A line of the timeline with the remarks of its return; nothing where nothing was said. */
export function RemarkNote({ note, lines }: { note: string; lines: RemarkLine[] }) {
  return (
    <>
      {note}
      {lines.map(({ path, label, remark }) => (
        <span key={path} className="mt-1 block">
          <span className="font-semibold">{label}:</span> {remark}
        </span>
      ))}
    </>
  );
}
