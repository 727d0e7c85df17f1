import { DataTable } from "@/components/patterns/data-table";
import type { Change } from "@/lib/audit/changes";

/** What an entry changed: each field as the form calls it, before and after. */
export function ChangeTable({ caption, changes }: { caption: string; changes: Change[] }) {
  return (
    <DataTable
      bare
      caption={caption}
      rows={changes}
      rowKey={(change) => change.label}
      empty={<p className="text-muted">Không có nội dung nào của biểu mẫu thay đổi.</p>}
      columns={[
        { key: "label", header: "Mục", cell: ({ label }) => label },
        { key: "before", header: "Trước", cell: ({ before }) => <Said text={before} />, phone: "line" },
        { key: "after", header: "Sau", cell: ({ after }) => <Said text={after} />, phone: "line" },
      ]}
    />
  );
}

function Said({ text }: { text: string }) {
  return text === "" ? (
    <span className="text-muted">(trống)</span>
  ) : (
    <span className="whitespace-pre-line break-words">{text}</span>
  );
}
