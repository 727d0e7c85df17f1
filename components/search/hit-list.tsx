import { RecordBadge } from "@/components/festivals/record-badge";
import { Link } from "@/components/ui/link";
import type { SearchHit } from "@/lib/core/search";

/** What a search found of one kind. */
export function HitList({ hits, label }: { hits: SearchHit[]; label: string }) {
  return (
    <ul aria-label={label} className="divide-y divide-line">
      {hits.map((hit) => (
        <li
          key={hit.id}
          className="relative flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2 tap hover:bg-paper"
        >
          <div className="min-w-0 flex-1 basis-60">
            <Link
              href={hit.href}
              data-row-link=""
              className="font-medium after:absolute after:inset-0 hover:text-accent focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent"
            >
              {hit.title}
            </Link>
            <p className="text-hint text-muted">{hit.note}</p>
          </div>
          {hit.state && <RecordBadge state={hit.state} />}
        </li>
      ))}
    </ul>
  );
}
