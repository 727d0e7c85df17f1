import { LateBadge, RecordBadge } from "@/components/festivals/record-badge";
import { EmptyState } from "@/components/patterns/empty-state";
import { StateBadge } from "@/components/patterns/state-badge";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/core/dates";
import type { WorkItem } from "@/lib/core/work";

/** "Việc của tôi": what waits for this person, late first, each one click from where it is done. */
export function WorkList({ items }: { items: WorkItem[] }) {
  if (items.length === 0) {
    return (
      <EmptyState title="Không còn việc nào chờ bạn">
        Việc mới hiện ở đây: kết quả đến hạn nhập, hồ sơ bị trả lại, hồ sơ chờ xác nhận hoặc tiếp nhận.
      </EmptyState>
    );
  }
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-card">
      {items.map((item) => (
        <li
          key={item.key}
          className="relative flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5 hover:bg-paper"
        >
          <div className="min-w-0 flex-1 basis-60">
            <Link
              href={item.href}
              className="font-semibold after:absolute after:inset-0 hover:text-accent focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent"
            >
              {item.title}
            </Link>
            <p className="text-hint text-muted">
              {[item.unit, item.year && `mùa ${item.year}`].filter(Boolean).join(" · ")}
            </p>
          </div>
          <div className="grid justify-items-end gap-0.5 text-right">
            {item.lateDays > 0 ? (
              <LateBadge days={item.lateDays} />
            ) : item.state ? (
              <RecordBadge state={item.state} />
            ) : (
              item.mark && <StateBadge tone="draft">{item.mark}</StateBadge>
            )}
            {item.dueOn && <p className="figures text-hint text-muted">hạn {formatDay(item.dueOn)}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
