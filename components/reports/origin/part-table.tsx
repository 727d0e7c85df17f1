import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { Link } from "@/components/ui/link";
import { isRatio } from "@/lib/core/indicator";
import { formatNumber } from "@/lib/core/numbers";
import { unitTitle } from "@/lib/core/words";
import { entryOf } from "@/lib/reports/catalogue";
import { originLink } from "@/lib/reports/dashboard-addresses";
import { type Origin, type OriginPart, sumOfParts } from "@/lib/reports/origin";
import { figureText } from "@/lib/reports/words";

/** The units that a figure is the sum of, each leading to what it is itself made of. */
export function PartTable({ origin, parts }: { origin: Origin; parts: NonNullable<Origin["parts"]> }) {
  const { asked, figure, season } = origin;
  const entry = entryOf(figure);
  const ratio = isRatio(entry.of);
  const provinces = parts.by === "province";
  const said = (value: number | null) => (ratio ? formatNumber(value) : figureText(entry, value));
  const sum = sumOfParts(parts.rows);
  const total = (key: "expected" | "held") =>
    parts.rows.reduce((all, { coverage }) => all + (coverage?.[key] ?? 0), 0);
  const columns: Column<OriginPart>[] = [
    {
      key: "unit",
      header: provinces ? "Tỉnh, thành phố" : `Đơn vị (địa giới mùa ${season.year})`,
      cell: ({ unit }) => (
        <Link
          className="text-link"
          href={
            provinces
              ? originLink({ ...asked, unit: unit.code }, figure)
              : originLink(asked, figure, unit.code)
          }
        >
          {unitTitle(unit)}
        </Link>
      ),
    },
    {
      key: "final",
      header: ratio ? (provinces ? "Xã có tổ chức" : "Điểm cấp xã") : "Đã tiếp nhận",
      align: "end",
      phone: "aside",
      cell: ({ final }) => <strong className="figures">{said(final)}</strong>,
      total: said(ratio && provinces ? total("held") : sum.final),
    },
  ];
  if (ratio && provinces) {
    columns.push({
      key: "expected",
      header: "Số xã",
      align: "end",
      phone: "line",
      cell: ({ coverage }) => formatNumber(coverage?.expected),
      total: formatNumber(total("expected")),
    });
  } else {
    columns.push({
      key: "provisional",
      header: "Chờ tiếp nhận",
      align: "end",
      phone: "line",
      cell: ({ provisional }) => said(provisional),
      total: said(sum.provisional),
    });
  }
  if (!provinces) {
    columns.push({
      key: "records",
      header: "Hồ sơ",
      align: "end",
      phone: "line",
      cell: ({ records }) => formatNumber(records),
      total: formatNumber(parts.rows.reduce((all, { records }) => all + (records ?? 0), 0)),
    });
  }
  return (
    <DataTable
      caption={`Các đơn vị làm nên ${figure}`}
      columns={columns}
      rows={parts.rows}
      rowKey={({ unit }) => unit.id}
      totalLabel="Cộng"
      empty={
        <EmptyState title="Chưa có hồ sơ nào làm nên con số này">
          Các đơn vị hiện ở đây khi có điểm đã gửi hoặc đã tiếp nhận.
        </EmptyState>
      }
    />
  );
}
