import { Link } from "@/components/ui/link";
import type { ChosenRecord } from "@/lib/recognitions/applications/own-records";

/** A record brought as evidence: a link for whom it opens, its name for whom it does not. */
export function RecordLink({ record }: { record: Pick<ChosenRecord, "title" | "address" | "opens"> }) {
  if (record.opens) {
    return (
      <Link href={record.address} className="text-link wrap-anywhere">
        {record.title}
      </Link>
    );
  }
  return (
    <span className="wrap-anywhere">
      {record.title} <span className="text-hint text-muted">(không còn, hoặc ngoài phạm vi của bạn)</span>
    </span>
  );
}
