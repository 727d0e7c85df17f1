import { DataTable } from "@/components/patterns/data-table";
import { DifferenceChart } from "@/components/reports/charts/difference-chart";
import { PairChart } from "@/components/reports/charts/pair-chart";
import { PairChartPhone } from "@/components/reports/charts/pair-chart-phone";
import { FigureMenu } from "@/components/reports/dashboard/figure-menu";
import { Card } from "@/components/ui/card";
import { catalogue, entryOf } from "@/lib/reports/catalogue";
import { type ComparePage, differenceOf, sidesText } from "@/lib/reports/compare";
import { compareLink } from "@/lib/reports/dashboard-addresses";
import { trendOf } from "@/lib/reports/trend";
import { figureText } from "@/lib/reports/words";

const ends = {
  season: ["giảm", "tăng"],
  unit: ["thấp hơn", "cao hơn"],
  mean: ["dưới bình quân", "trên bình quân"],
} as const;

/** The same comparison as pictures: every figure at once, and for two units one figure over the years. */
export function CompareCharts({ page }: { page: ComparePage }) {
  const [first, second] = page.sides;
  const [less, more] = ends[page.with];
  const rows = catalogue.flatMap((entry) => {
    if (entry.kind === "share") return [];
    const difference = differenceOf(entry, first.values[entry.code], second.values[entry.code], page.with);
    return difference && difference.share !== null
      ? [{ key: entry.code, label: `${entry.code} ${entry.short}`, difference }]
      : [];
  });
  if (rows.length === 0) return null;
  const title = sidesText(page.sides, "so với");
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-2">
      <Card title={title} note="Phần trăm khác nhau của từng chỉ tiêu từ 20 trở lên; đủ mọi chỉ tiêu ở bảng">
        <DifferenceChart
          id="difference"
          title={`${title}, theo phần trăm`}
          rows={rows}
          less={less}
          more={more}
        />
      </Card>
      {page.series && <Years page={page} series={page.series} />}
    </div>
  );
}

function Years({ page, series }: { page: ComparePage; series: NonNullable<ComparePage["series"]> }) {
  const { figure, sides, asked, other } = page;
  const entry = entryOf(figure);
  const names: [string, string] = [sides[0].name, sides[1].name];
  const years: [ReturnType<typeof trendOf>, ReturnType<typeof trendOf>] = [
    trendOf(series[0], figure),
    trendOf(series[1], figure),
  ];
  const known = years[0].flatMap((one, index) => {
    const twin = years[1][index];
    return twin && (one.counted || twin.counted) ? [{ year: one.year, one, twin }] : [];
  });
  const drawn = { id: "pair", title: `${entry.label}: ${names.join(" và ")}`, entry, names, years };
  return (
    <Card
      title={`${entry.short} qua các năm`}
      note={entry.unit}
      actions={
        <FigureMenu
          figure={figure}
          hrefOf={(code) => compareLink({ ...asked, figure: code }, { with: page.with, other: other?.code })}
        />
      }
    >
      <figure className="grid gap-2">
        <PairChart {...drawn} />
        <PairChartPhone {...drawn} />
        <figcaption className="text-hint text-muted">
          <span className="phone:hidden">
            Nét liền, chấm tròn: {names[0]}. Nét đứt, ô vuông: {names[1]}. Đường ngắt ở năm không có số liệu.
          </span>
          <span className="hidden phone:inline">
            Cột đặc: {names[0]}. Cột gạch chéo: {names[1]}. “–”: năm không có số liệu.
          </span>
        </figcaption>
        <details data-print="open">
          <summary className="text-link inline-block py-1 tap">Bảng số liệu của biểu đồ</summary>
          <DataTable
            bare
            caption={`${entry.label}, từng năm`}
            rows={known.reverse()}
            rowKey={({ year }) => String(year)}
            columns={[
              { key: "year", header: "Mùa", cell: ({ year }) => String(year) },
              {
                key: "one",
                header: names[0],
                align: "end",
                phone: "line",
                cell: ({ one }) => figureText(entry, one.value),
              },
              {
                key: "two",
                header: names[1],
                align: "end",
                phone: "line",
                cell: ({ twin }) => figureText(entry, twin.value),
              },
            ]}
          />
        </details>
      </figure>
    </Card>
  );
}
