import { TrendChart } from "@/components/reports/charts/trend-chart";
import { TrendChartPhone } from "@/components/reports/charts/trend-chart-phone";
import { Card } from "@/components/ui/card";
import { entryOf } from "@/lib/reports/catalogue";
import { countsByCommune, redrawnText } from "@/lib/reports/change";
import type { Dashboard } from "@/lib/reports/dashboard";
import { dashboardLink, keptOf } from "@/lib/reports/dashboard-addresses";
import { trendOf } from "@/lib/reports/trend";
import { mapWord } from "@/lib/reports/words";
import { TrendTable } from "./trend-table";

type TrendCardProps = Pick<
  Dashboard,
  "series" | "figure" | "season" | "map" | "unit" | "own" | "set" | "asked"
>;

/** Ten years of the chosen figure, as bars and as a table. */
export function TrendCard(props: TrendCardProps) {
  const { series, figure, season, set, asked } = props;
  const entry = entryOf(figure);
  const years = trendOf(series, figure);
  const known = years.filter(({ counted }) => counted);
  const provisional = known.some((one) => (one.provisional ?? 0) > 0);
  const drawn = { id: "trend", title: `${entry.label}, từng năm`, entry, years, current: season.year };
  const redrawn = set.redrawn !== null && (countsByCommune(figure) || figure === "NH05");
  return (
    <Card title={`${entry.short}: mười năm`} note={`${entry.unit}, ${mapWord(asked.map).toLowerCase()}`}>
      {known.length === 0 ? (
        <p className="text-muted">Chưa có mùa nào có số liệu đã tiếp nhận.</p>
      ) : (
        <figure className="grid gap-2">
          <TrendChart {...drawn} />
          <TrendChartPhone {...drawn} />
          <figcaption className="text-hint text-muted">
            Cột đặc: đã tiếp nhận{provisional && "; phần gạch chéo, số có dấu +: đang chờ tiếp nhận"}. “–”:
            năm không có số liệu.
            {redrawn && set.redrawn && ` Số xã khác nhau giữa các mùa (${redrawnText(set.redrawn)}).`}
          </figcaption>
          <details data-print="open">
            <summary className="text-link inline-block py-1 tap">Bảng số liệu của biểu đồ</summary>
            <TrendTable
              entry={entry}
              years={[...known].reverse()}
              hrefOf={(year) => dashboardLink(keptOf(props, figure), { season: year })}
            />
          </details>
        </figure>
      )}
    </Card>
  );
}
