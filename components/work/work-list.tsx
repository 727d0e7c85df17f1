import { LateBadge, RecordBadge } from "@/components/festivals/record-badge";
import { EmptyState } from "@/components/patterns/empty-state";
import { RowKeys } from "@/components/patterns/row-keys";
import { StateBadge } from "@/components/patterns/state-badge";
import { ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/core/dates";
import type { WorkItem } from "@/lib/core/work";

const listId = "my-work";

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
    <div className="grid gap-2">
      <ul
        id={listId}
        aria-label="Việc chờ bạn, quá hạn trước"
        className="divide-y divide-line rounded-card border border-line bg-card"
      >
        {items.map((item) => (
          <WorkLine key={item.key} item={item} />
        ))}
      </ul>
      <RowKeys list={listId} noun="việc" />
    </div>
  );
}

function WorkLine({ item }: { item: WorkItem }) {
  return (
    <li className="relative flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5 hover:bg-paper">
      <div className="min-w-0 flex-1 basis-60">
        <Link
          href={item.href}
          data-row-link=""
          className="font-semibold after:absolute after:inset-0 hover:text-accent focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent"
        >
          {item.title}
        </Link>
        <p className="text-hint text-muted">
          {[item.unit, item.year && `mùa ${item.year}`].filter(Boolean).join(" · ")}
        </p>
      </div>
      {item.together && (
        <ButtonLink href={item.together.href} size="small" className="relative">
          {item.together.label}
        </ButtonLink>
      )}
      <div className="grid justify-items-end gap-0.5 text-right phone:justify-items-start phone:text-left">
        {item.lateDays !== null ? (
          <LateBadge days={item.lateDays} />
        ) : item.state ? (
          <RecordBadge state={item.state} />
        ) : (
          item.mark && <StateBadge tone="draft">{item.mark}</StateBadge>
        )}
        {item.dueOn && (
          <p className="figures text-hint text-muted">
            hạn {formatDay(item.dueOn)}
            {item.lateDays === null && `, ${item.left}`}
          </p>
        )}
      </div>
    </li>
  );
}
