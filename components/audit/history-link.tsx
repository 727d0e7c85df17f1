import { History } from "lucide-react";
import { Link } from "@/components/ui/link";
import type { RecordKind } from "@/lib/audit/changes";

/** From a record to all that was ever changed in it. */
export function HistoryLink({ kind, id }: { kind: RecordKind; id: string }) {
  return (
    <p data-screen-only="">
      <Link href={`/audit/record/${kind}/${id}`} className="text-link inline-flex items-center gap-1.5 tap">
        <History size={16} aria-hidden="true" />
        Lịch sử thay đổi
      </Link>
    </p>
  );
}
