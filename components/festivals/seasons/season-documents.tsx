import { EmptyState } from "@/components/patterns/empty-state";
import { Card } from "@/components/ui/card";
import { formatDay } from "@/lib/core/dates";
import type { SeasonDocumentRow } from "@/lib/festivals/seasons/view";

/** The papers that guide a season, by number, day and title. */
export function SeasonDocuments({ documents }: { documents: SeasonDocumentRow[] }) {
  return (
    <Card title="Văn bản chỉ đạo">
      {documents.length === 0 ? (
        <EmptyState bare title="Chưa có văn bản nào">
          V05 ghi số, ngày và trích yếu của hướng dẫn, công văn về mùa này tại đây.
        </EmptyState>
      ) : (
        <ul className="grid gap-2">
          {documents.map((row) => (
            <li key={`${row.number} ${row.issuedOn}`}>
              <span className="font-semibold">{row.number}</span>
              <span className="text-muted"> ngày {formatDay(row.issuedOn)}</span>
              <span className="block">{row.title}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
