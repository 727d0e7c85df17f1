import type { ReactNode } from "react";
import { DataTable } from "@/components/patterns/data-table";
import { Link } from "@/components/ui/link";
import { formatInstant } from "@/lib/core/dates";
import { unitTitle } from "@/lib/core/words";
import { browserWords } from "@/lib/identity/words";
import type { UnitKind } from "@/prisma/generated/enums";
import { type AttemptRow, OutcomeTag } from "./sign-in-table";

export type LogRow = AttemptRow & {
  username: string;
  fullName: string | null;
  personId: string | null;
  unit: { kind: UnitKind; name: string } | null;
};

/** Every attempt to sign in, of many accounts. */
export function LogTable({ rows, empty }: { rows: LogRow[]; empty: ReactNode }) {
  return (
    <DataTable
      caption="Nhật ký đăng nhập"
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        { key: "at", header: "Thời điểm", cell: (row) => formatInstant(row.at) },
        {
          key: "name",
          header: "Tên đăng nhập",
          cell: (row) =>
            row.personId ? (
              <Link href={`/admin/people/${row.personId}`} className="text-link">
                {row.username}
              </Link>
            ) : (
              row.username || "(để trống)"
            ),
          phone: "line",
        },
        { key: "person", header: "Họ và tên", cell: (row) => row.fullName ?? "–", phone: "line" },
        {
          key: "unit",
          header: "Đơn vị",
          cell: (row) => (row.unit ? unitTitle(row.unit) : "–"),
          phone: "hidden",
        },
        {
          key: "outcome",
          header: "Kết quả",
          cell: (row) => <OutcomeTag outcome={row.outcome} />,
          phone: "aside",
        },
        { key: "address", header: "Địa chỉ", cell: (row) => row.address, phone: "line" },
        {
          key: "browser",
          header: "Trình duyệt",
          cell: (row) => browserWords(row.userAgent),
          phone: "hidden",
        },
      ]}
    />
  );
}
