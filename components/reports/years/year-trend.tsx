import { DataTable } from "@/components/patterns/data-table";
import { TrendChart } from "@/components/reports/charts/trend-chart";
import { TrendChartPhone } from "@/components/reports/charts/trend-chart-phone";
import { Card } from "@/components/ui/card";
import { yearEntryOf } from "@/lib/reports/catalogue";
import { figureText, mapWord } from "@/lib/reports/words";
import type { YearPage } from "@/lib/reports/year-page";
import { sinceFirst, targetPoints, yearsTowards } from "@/lib/reports/year-target";

/** Ten years of the chosen figure; beside each year what the province, or the country, meant to have reached by then. */
export function YearTrend({ page }: { page: YearPage }) {
  const { trend, figure, asked, targets, unit, period } = page;
  const entry = yearEntryOf(figure);
  const own = targets.filter(({ unitId }) => unitId === unit.id);
  const points = targetPoints(entry, own, period);
  const known = new Map(sinceFirst(trend).map(({ year, figure: of }) => [year, of]));
  const all = trend.map(({ year }) => year);
  const years = yearsTowards(all, points).map((year) => ({
    ...{ year, figure: known.get(year), target: points.find((point) => point.year === year)?.value ?? null },
  }));
  const drawn = {
    ...{ id: "trend", title: `${entry.label}, từng năm`, entry, current: asked.year, targets: points },
    years: years.map(({ year, figure: of }) => ({
      year,
      value: of?.value ?? null,
      provisional: entry.kind === "share" ? null : (of?.provisional ?? null),
      ...{ reported: 0, expected: 0, counted: of !== undefined },
    })),
  };
  return (
    <Card title={`${entry.short}: mười năm`} note={`${entry.unit}, ${mapWord(asked.map).toLowerCase()}`}>
      <figure className="grid gap-2">
        <TrendChart {...drawn} />
        <TrendChartPhone {...drawn} />
        <figcaption className="text-hint text-muted">
          Cột đặc: đã quyết định; phần gạch chéo, số có dấu +: đang xét. “–”: năm không có số liệu.
          {points.length > 0 &&
            ` Nét đỏ: chỉ tiêu của ${unit.level === "nation" ? "cả nước" : "tỉnh"} đến năm đó; năm chưa đến tính trên số xã, phường hiện nay.`}
        </figcaption>
        <details data-print="open">
          <summary className="text-link inline-block py-1 tap">Bảng số liệu của biểu đồ</summary>
          <DataTable
            bare
            caption={`${entry.label}, từng năm`}
            rows={[...years].reverse()}
            rowKey={({ year }) => String(year)}
            columns={[
              { key: "year", header: "Năm", phone: "title", cell: ({ year }) => year },
              {
                key: "value",
                header: entry.short,
                align: "end",
                phone: "aside",
                cell: (one) => figureText(entry, one.figure?.value ?? null),
              },
              {
                key: "target",
                header: "Chỉ tiêu",
                align: "end",
                phone: "line",
                cell: ({ target }) => (target === null ? "–" : `${figureText(entry, target)} ${entry.unit}`),
              },
            ]}
          />
        </details>
      </figure>
    </Card>
  );
}
