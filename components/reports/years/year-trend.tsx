import { DataTable } from "@/components/patterns/data-table";
import { TrendChart } from "@/components/reports/charts/trend-chart";
import { Card } from "@/components/ui/card";
import { formatPercent } from "@/lib/core/numbers";
import { yearEntryOf } from "@/lib/reports/catalogue";
import { figureText, mapWord } from "@/lib/reports/words";
import type { YearPage } from "@/lib/reports/year-page";

/** Ten years of the chosen figure; beside each year what a province meant to have reached by then. */
export function YearTrend({ page }: { page: YearPage }) {
  const { trend, figure, asked, targets, unit } = page;
  const entry = yearEntryOf(figure);
  const targetOf = (year: number) =>
    unit.level === "province" ? targets.find((target) => target.year === year)?.percent : undefined;
  return (
    <Card title={`${entry.short}: mười năm`} note={`${entry.unit}, ${mapWord(asked.map).toLowerCase()}`}>
      <figure className="grid gap-2">
        <TrendChart
          id="trend"
          title={`${entry.label}, từng năm`}
          entry={entry}
          years={trend.map((one) => ({
            year: one.year,
            value: one.figure.value,
            provisional: entry.kind === "share" ? null : one.figure.provisional,
            ...{ reported: 0, expected: 0, counted: true },
          }))}
          current={asked.year}
        />
        <figcaption className="text-hint text-muted">
          Cột đặc: đã quyết định; phần gạch chéo, số có dấu +: đang xét.
        </figcaption>
        <details data-print="open">
          <summary className="text-link inline-block py-1 tap">Bảng số liệu của biểu đồ</summary>
          <DataTable
            bare
            caption={`${entry.label}, từng năm`}
            rows={[...trend].reverse()}
            rowKey={({ year }) => String(year)}
            columns={[
              { key: "year", header: "Năm", phone: "title", cell: ({ year }) => year },
              {
                key: "value",
                header: entry.short,
                align: "end",
                phone: "aside",
                cell: (one) => figureText(entry, one.figure.value),
              },
              {
                key: "target",
                header: "Chỉ tiêu",
                align: "end",
                phone: "line",
                cell: ({ year }) => {
                  const percent = targetOf(year);
                  return percent === undefined ? "–" : `${formatPercent(percent / 100)} %`;
                },
              },
            ]}
          />
        </details>
      </figure>
    </Card>
  );
}
