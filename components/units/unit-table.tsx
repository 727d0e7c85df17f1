import type { ReactNode } from "react";
import { DataTable } from "@/components/patterns/data-table";
import { Link } from "@/components/ui/link";
import { formatNumber } from "@/lib/core/numbers";
import { unitTitle } from "@/lib/core/words";
import { type Life, lifeInWords } from "@/lib/units/lineage";
import { levelWords } from "@/lib/units/words";
import type { UnitKind, UnitLevel } from "@/prisma/generated/enums";

export type UnitListRow = Life & {
  id: string;
  code: string;
  level: UnitLevel;
  kind: UnitKind;
  name: string;
  parentId: string | null;
  parentKind: UnitKind | null;
  parentName: string | null;
  below: number;
};

type UnitTableProps = { caption: string; rows: UnitListRow[]; empty?: ReactNode; bare?: boolean };

/** Units in a list: name, where they stand, since when, and how many are directly below. */
export function UnitTable({ caption, rows, empty, bare }: UnitTableProps) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      bare={bare}
      columns={[
        {
          key: "name",
          header: "Đơn vị",
          cell: (row) => (
            <Link href={`/units/${row.id}`} className="font-medium hover:text-accent hover:underline">
              {unitTitle(row)}
            </Link>
          ),
        },
        {
          key: "code",
          header: "Mã",
          phone: "aside",
          cell: (row) => <span className="figures">{row.code}</span>,
        },
        {
          key: "parent",
          header: "Thuộc",
          phone: "line",
          cell: (row) =>
            row.parentKind && row.parentName && row.level !== "province"
              ? unitTitle({ kind: row.parentKind, name: row.parentName })
              : levelWords[row.level],
        },
        { key: "life", header: "Hiệu lực", phone: "line", cell: (row) => lifeInWords(row) },
        {
          key: "below",
          header: "Đơn vị bên dưới",
          align: "end",
          phone: "hidden",
          cell: (row) => (row.level === "commune" ? "" : formatNumber(row.below)),
        },
      ]}
    />
  );
}
