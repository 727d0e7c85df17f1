import { Notice } from "@/components/patterns/notice";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/core/dates";
import type { OwnDeadline } from "@/lib/festivals/extensions/view";
import { extensionWhatWords } from "@/lib/festivals/extensions/words";

/** More time that the reader's unit has, or asks for; nothing where it has none. */
export function ExtensionNotice({ rows, year }: { rows: OwnDeadline[]; year: number }) {
  const told = rows.filter((row) => row.due.extended || row.askedId);
  if (told.length === 0) return null;
  return (
    <Notice tone="info" title={`Gia hạn mùa ${year}`}>
      <ul>
        {told.map((row) => (
          <li key={row.what}>
            {row.due.extended &&
              `Được gia hạn nộp ${extensionWhatWords[row.what]} đến ${formatDay(row.due.on)}, ${row.left}. `}
            {row.askedId && (
              <Link
                className="text-link phone:inline-block phone:py-3"
                href={`/festivals/extensions/${row.askedId}`}
              >
                Đang xin gia hạn nộp {extensionWhatWords[row.what]} đến{" "}
                {row.askedUntil && formatDay(row.askedUntil)}, chờ cấp trên trả lời
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
