import { DataTable } from "@/components/patterns/data-table";
import { CountryTargets, Together } from "@/components/recognitions/targets/country";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { formatNumber, formatPart, formatPercent } from "@/lib/core/numbers";
import { distanceTo } from "@/lib/recognitions/targets/distance";
import { targetCountWords } from "@/lib/recognitions/words";
import { provinceName } from "@/lib/reports/words";
import type { YearPage } from "@/lib/reports/year-page";

/** What provinces and the country mean to have reached, and how far it is. */
export function TargetCard({ page }: { page: YearPage }) {
  const { targets, countryTargets, period } = page;
  return (
    <Card
      title="Chỉ tiêu nhiều năm"
      note={period ? targetCountWords[period] : undefined}
      actions={
        <Link className="text-link tap" href="/recognitions/targets">
          Đặt chỉ tiêu
        </Link>
      }
      flush
    >
      <CountryTargets targets={countryTargets} />
      <DataTable
        bare
        caption="Chỉ tiêu nhiều năm và khoảng cách"
        rows={targets}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "unit",
            header: "Đơn vị",
            phone: "title",
            cell: (row) => (
              <>
                {row.unitLevel === "nation"
                  ? "Cả nước"
                  : provinceName({ kind: row.unitKind, name: row.unitName })}
                , đến {row.year}
                <Together row={row} rows={targets} />
              </>
            ),
          },
          {
            key: "percent",
            header: "Chỉ tiêu",
            align: "end",
            phone: "aside",
            cell: ({ percent }) => (
              <span className="whitespace-nowrap">{formatPercent(percent / 100)} %</span>
            ),
          },
          {
            key: "now",
            header: "Đã công nhận",
            align: "end",
            phone: "line",
            cell: ({ recognised, units }) => formatPart(recognised, units),
          },
          {
            key: "left",
            header: "Còn thiếu",
            align: "end",
            phone: "line",
            cell: (row) => formatNumber(distanceTo(row).left),
          },
        ]}
      />
    </Card>
  );
}
