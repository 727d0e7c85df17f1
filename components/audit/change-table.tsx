import { DataTable } from "@/components/patterns/data-table";
import type { Change } from "@/lib/audit/changes";

/** What an entry changed: each field as the form calls it, before and after; of what was added or removed only the one. */
export function ChangeTable({ caption, changes }: { caption: string; changes: Change[] }) {
  const had = changes.some(({ before }) => before !== "");
  const has = changes.some(({ after }) => after !== "");
  return (
    <DataTable
      bare
      caption={caption}
      rows={changes}
      rowKey={(change) => change.label}
      empty={<p className="text-muted">Không có nội dung nào của biểu mẫu thay đổi.</p>}
      columns={[
        { key: "label", header: "Mục", cell: ({ label }) => label },
        ...(had ? [{ key: "before", header: "Trước", cell: before, phone: "line" as const }] : []),
        ...(has
          ? [{ key: "after", header: had ? "Sau" : "Nội dung", cell: after, phone: "line" as const }]
          : []),
      ]}
    />
  );
}

const before = (change: Change) => <Said text={change.before} />;
const after = (change: Change) => <Said text={change.after} />;

function Said({ text }: { text: string }) {
  return text === "" ? (
    <span className="text-muted">(trống)</span>
  ) : (
    <span className="whitespace-pre-line break-words">{text}</span>
  );
}
