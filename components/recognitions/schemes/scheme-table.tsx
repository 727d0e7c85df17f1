import { DataTable } from "@/components/patterns/data-table";
import { SampleTag } from "@/components/recognitions/criteria/set-badge";
import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import type { SetRow } from "@/lib/recognitions/criteria/view";
import type { SchemeRow } from "@/lib/recognitions/schemes/view";
import { decidesWords, subjectKindWords } from "@/lib/recognitions/words";

export type SchemeListRow = SchemeRow & { inForce: SetRow[]; drafts: number };

/** Every scheme, whom it is about, and by which criteria. */
export function SchemeTable({ rows }: { rows: SchemeListRow[] }) {
  return (
    <DataTable
      caption="Chương trình công nhận"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "name",
          header: "Chương trình",
          cell: (row) => (
            <>
              <Link className="text-link" href={`/recognitions/schemes/${row.id}`}>
                {row.shortName}
              </Link>
              {!row.active && <Tag className="ml-1.5">Không còn áp dụng</Tag>}
            </>
          ),
        },
        {
          key: "subjects",
          header: "Đối tượng",
          phone: "line",
          cell: (row) => row.subjects.map((subject) => subjectKindWords[subject.kind]).join(", "),
        },
        {
          key: "decides",
          header: "Cấp quyết định",
          phone: "line",
          cell: (row) =>
            [...new Set(row.subjects.map((subject) => decidesWords[subject.decides]))].join(", "),
        },
        {
          key: "sets",
          header: "Bộ tiêu chí đang có hiệu lực",
          phone: "block",
          cell: (row) => (
            <ul className="grid gap-1">
              {row.inForce.map((set) => (
                <li key={set.id} className="flex flex-col items-start">
                  <Link className="text-link" href={`/recognitions/criteria/${set.id}`}>
                    {set.name}
                  </Link>
                  {set.sample && <SampleTag />}
                </li>
              ))}
              {row.inForce.length === 0 && <li className="text-muted">Chưa có</li>}
              {row.drafts > 0 && <li className="text-hint text-muted">{row.drafts} dự thảo</li>}
            </ul>
          ),
        },
      ]}
    />
  );
}
