import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { Link } from "@/components/ui/link";
import { isRate } from "@/lib/core/indicator";
import { formatNumber } from "@/lib/core/numbers";
import { unitTitle } from "@/lib/core/words";
import { yearEntryOf } from "@/lib/reports/catalogue";
import { partUnit, type YearOrigin, type YearOriginPart, yearOriginLink } from "@/lib/reports/year-origin";

type YearPartTableProps = { origin: YearOrigin; parts: NonNullable<YearOrigin["parts"]> };

/** The units that a figure of a year is the sum of, each leading to what it is itself made of. */
export function YearPartTable({ origin, parts }: YearPartTableProps) {
  const { asked, figure } = origin;
  const entry = yearEntryOf(figure);
  const provinces = parts.by === "province";
  const rate = isRate(entry.of);
  const sum = (of: (row: YearOriginPart) => number | null) =>
    formatNumber(parts.rows.reduce((all, row) => all + (of(row) ?? 0), 0));
  const number = (
    key: "part" | "whole" | "provisional" | "records",
    header: string,
    phone: "aside" | "line" = "line",
  ): Column<YearOriginPart> => ({
    ...{ key, header, phone, align: "end" },
    cell: (row) => formatNumber(row[key]),
    total: sum((row) => row[key]),
  });
  const columns: Column<YearOriginPart>[] = [
    {
      key: "unit",
      header: provinces ? "Tỉnh, thành phố" : "Đơn vị có hồ sơ, như tên gọi khi đó",
      cell: ({ unit }) => (
        <Link
          className="text-link"
          href={
            provinces
              ? yearOriginLink({ ...asked, unit: unit.code }, figure)
              : yearOriginLink(asked, figure, unit.id)
          }
        >
          {unitTitle(unit)}
        </Link>
      ),
    },
    number("part", rate ? `Số ${partUnit(figure)} đạt` : "Đã quyết định", "aside"),
  ];
  if (rate && parts.rows.some(({ whole }) => whole !== null))
    columns.push(number("whole", `Tổng số ${partUnit(figure)}`));
  if (!rate) columns.push(number("provisional", "Đang xét"));
  if (!provinces) columns.push(number("records", "Hồ sơ"));
  return (
    <DataTable
      caption={`Các đơn vị làm nên ${figure}`}
      columns={columns}
      rows={parts.rows}
      rowKey={({ unit }) => unit.id}
      totalLabel="Cộng"
      empty={
        <EmptyState title="Chưa có hồ sơ nào làm nên con số này">
          Các đơn vị hiện ở đây khi có hồ sơ đăng ký hoặc được công nhận trong năm.
        </EmptyState>
      }
    />
  );
}
