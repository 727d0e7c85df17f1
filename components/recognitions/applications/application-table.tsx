import type { ReactNode } from "react";
import { type Column, DataTable, type Selection } from "@/components/patterns/data-table";
import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import { formatHundredths } from "@/lib/core/decimals";
import { formatNumber } from "@/lib/core/numbers";
import { unitTitle } from "@/lib/core/words";
import type { ApplicationListRow } from "@/lib/recognitions/applications/list";
import { unitSubjects } from "@/lib/recognitions/schemes/subjects";
import { subjectKindWords } from "@/lib/recognitions/words";
import { ApplicationBadge } from "./application-badge";

type ApplicationTableProps = {
  rows: ApplicationListRow[];
  total: number;
  /** The form of what can be done with chosen rows; null where nothing can. */
  form: string | null;
  /** The rows that can be chosen. */
  allowed: (row: ApplicationListRow) => boolean;
  oneUnit: boolean;
  empty: ReactNode;
};

/** The list of applications: of whom, in which scheme, how far, in which state. */
export function ApplicationTable({ rows, total, form, allowed, oneUnit, empty }: ApplicationTableProps) {
  const selection: Selection<ApplicationListRow> | undefined = form
    ? {
        form,
        name: "ids[]",
        value: (row) => row.id,
        label: (row) => `Chọn ${row.name}, ${row.scheme} ${row.year}`,
        allowed,
      }
    : undefined;
  return (
    <DataTable
      caption="Hồ sơ đề nghị công nhận"
      columns={columns(oneUnit)}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      selection={selection}
      totalLabel={`Tổng ${formatNumber(total)} hồ sơ`}
    />
  );
}

function columns(oneUnit: boolean): Column<ApplicationListRow>[] {
  const unit: Column<ApplicationListRow> = {
    key: "unit",
    header: "Đơn vị",
    phone: "line",
    cell: ({ unitKind: kind, unitName: name }) => unitTitle({ kind, name }),
  };
  return [
    {
      key: "name",
      header: "Đối tượng",
      phone: "title",
      cell: (row) => (
        <>
          <Link
            href={`/recognitions/applications/${row.id}`}
            className="font-semibold hover:text-accent hover:underline"
          >
            {unitSubjects.includes(row.kind)
              ? unitTitle({ kind: row.unitKind, name: row.unitName })
              : row.name}
          </Link>
          <span className="block text-hint font-normal text-muted">{subjectKindWords[row.kind]}</span>
        </>
      ),
    },
    ...(oneUnit ? [] : [unit]),
    {
      key: "scheme",
      header: "Chương trình",
      phone: "line",
      cell: (row) => (
        <>
          {row.scheme} <span className="figures">{row.year}</span>{" "}
          {row.late && <Tag tone="amber">Đăng ký muộn</Tag>}
        </>
      ),
    },
    {
      key: "answered",
      header: "Đã chấm",
      align: "end",
      phone: "hidden",
      cell: (row) => (
        <span className="figures">{row.asked === 0 ? "–" : `${row.answered}/${row.asked}`}</span>
      ),
    },
    { key: "score", header: "Tự chấm", align: "end", phone: "line", cell: selfScore },
    {
      key: "state",
      header: "Trạng thái",
      phone: "aside",
      cell: (row) => <ApplicationBadge state={row.state} stage={row.stage} />,
    },
  ];
}

function selfScore({ scoring, selfTotal, selfMet }: ApplicationListRow): ReactNode {
  if (scoring === null || selfTotal === null) return "–";
  const text = scoring === "met" ? `${selfMet ?? 0} tiêu chí đạt` : `${formatHundredths(selfTotal)} điểm`;
  return <span className="figures">{text}</span>;
}
