import { DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { Link } from "@/components/ui/link";
import { unitTitle } from "@/lib/core/words";
import { validityText } from "@/lib/recognitions/criteria/describe";
import type { SetRow } from "@/lib/recognitions/criteria/view";
import { subjectKindWords } from "@/lib/recognitions/words";
import { SampleTag, SetBadge } from "./set-badge";

/** The editions of a scheme. */
export function SetTable({ rows, caption }: { rows: SetRow[]; caption: string }) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title="Chưa có bộ tiêu chí nào" />}
      columns={[
        {
          key: "name",
          header: "Bộ tiêu chí",
          cell: (row) => (
            <span className="flex flex-col items-start gap-1">
              <Link className="text-link" href={`/recognitions/criteria/${row.id}`}>
                {row.name}
              </Link>
              {row.sample && <SampleTag />}
            </span>
          ),
        },
        {
          key: "state",
          header: "Trạng thái",
          phone: "aside",
          cell: (row) => <SetBadge state={row.state} />,
        },
        {
          key: "edition",
          header: "Phiên bản",
          phone: "line",
          cell: (row) =>
            row.owner ? `Bổ sung ${row.edition} của ${unitTitle(row.owner)}` : `Phiên bản ${row.edition}`,
        },
        {
          key: "subjects",
          header: "Đối tượng",
          phone: "line",
          cell: (row) => row.subjectKinds.map((kind) => subjectKindWords[kind]).join(", ") || "–",
        },
        { key: "paper", header: "Văn bản", phone: "line", cell: (row) => row.decisionNumber || "–" },
        {
          key: "valid",
          header: "Hiệu lực",
          phone: "line",
          cell: (row) => (row.validFrom ? validityText(row) : "–"),
        },
      ]}
    />
  );
}
