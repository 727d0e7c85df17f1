import type { ReactNode } from "react";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { Link } from "@/components/ui/link";
import { Tag } from "@/components/ui/tag";
import { formatDay } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { unitTitle } from "@/lib/core/words";
import type { SubjectRow, SubjectTotals } from "@/lib/recognitions/subjects/view";
import { sizeWords } from "@/lib/recognitions/subjects/words";
import { subjectKindWords } from "@/lib/recognitions/words";

type SubjectTableProps = {
  rows: SubjectRow[];
  totals: SubjectTotals;
  year: number;
  /** A commune sees only its own. */
  oneUnit: boolean;
  empty: ReactNode;
};

/** The register: who is in it, how large, managed by whom, registered for what this year. */
export function SubjectTable({ rows, totals, year, oneUnit, empty }: SubjectTableProps) {
  return (
    <DataTable
      caption="Khu dân cư, cơ quan, doanh nghiệp, cơ sở giáo dục"
      columns={columns(totals, year, oneUnit)}
      rows={rows}
      rowKey={(row) => row.id}
      totalLabel={`Tổng ${formatNumber(totals.count)} đối tượng`}
      empty={empty}
    />
  );
}

function columns(totals: SubjectTotals, year: number, oneUnit: boolean): Column<SubjectRow>[] {
  const unit: Column<SubjectRow> = {
    key: "unit",
    header: "Đơn vị",
    phone: "line",
    cell: (row) => unitOf(row),
  };
  return [
    {
      key: "name",
      header: "Tên",
      phone: "title",
      cell: (row) => (
        <Link
          href={`/recognitions/subjects/${row.id}`}
          className="font-semibold hover:text-accent hover:underline"
        >
          {row.name}
        </Link>
      ),
    },
    { key: "kind", header: "Loại", phone: "line", cell: (row) => subjectKindWords[row.kind] },
    ...(oneUnit ? [] : [unit]),
    {
      key: "size",
      header: "Quy mô",
      align: "end",
      phone: "line",
      cell: (row) => (row.size === null ? "–" : `${formatNumber(row.size)} ${sizeWords[row.kind] ?? ""}`),
    },
    {
      key: "people",
      header: "Nhân khẩu",
      align: "end",
      phone: "hidden",
      total: formatNumber(totals.people),
      cell: (row) => formatNumber(row.people),
    },
    {
      key: "managed",
      header: "Cấp quản lý",
      phone: "hidden",
      cell: (row) => (row.managedBy === "commune" ? "xã" : "tỉnh"),
    },
    {
      key: "registered",
      header: `Đăng ký năm ${year}`,
      phone: "aside",
      cell: (row) =>
        row.endedOn ? (
          <Tag tone="grey">Thôi từ {formatDay(row.endedOn)}</Tag>
        ) : row.registered.length === 0 ? (
          <span className="text-muted">chưa</span>
        ) : (
          row.registered.join("; ")
        ),
    },
  ];
}

const unitOf = ({ unitKind: kind, unitName: name }: SubjectRow) => unitTitle({ kind, name });
