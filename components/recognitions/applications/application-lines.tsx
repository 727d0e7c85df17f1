import { DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { Link } from "@/components/ui/link";
import type { SubjectApplication } from "@/lib/recognitions/applications/list";
import { ApplicationBadge } from "./application-badge";

/** The applications of one subject, year by year. */
export function ApplicationLines({ lines }: { lines: SubjectApplication[] }) {
  return (
    <DataTable
      caption="Hồ sơ các năm"
      rows={lines}
      rowKey={(row) => row.id}
      empty={<EmptyState title="Chưa đăng ký chương trình nào" />}
      columns={[
        {
          key: "scheme",
          header: "Chương trình",
          phone: "title",
          cell: ({ id, scheme }) => (
            <Link href={`/recognitions/applications/${id}`} className="text-link font-semibold">
              {scheme}
            </Link>
          ),
        },
        {
          key: "year",
          header: "Năm",
          phone: "line",
          cell: ({ year }) => <span className="figures">{year}</span>,
        },
        {
          key: "state",
          header: "Trạng thái",
          phone: "aside",
          cell: ({ state, stage }) => <ApplicationBadge state={state} stage={stage} />,
        },
      ]}
    />
  );
}
