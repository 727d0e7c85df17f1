import { EmptyState } from "@/components/patterns/empty-state";
import { Drawn, type Markup, markup } from "@/components/patterns/markup";
import { Link } from "@/components/ui/link";
import { isRatio } from "@/lib/core/indicator";
import { formatNumber, formatPart } from "@/lib/core/numbers";
import { unitTitle } from "@/lib/core/words";
import { rowsAddress } from "@/lib/reports/addresses";
import { entryOf, type FigureEntry } from "@/lib/reports/catalogue";
import type { Breakdown, Dashboard } from "@/lib/reports/dashboard";
import { dashboardLink, keptOf } from "@/lib/reports/dashboard-addresses";
import { figureText, provinceName } from "@/lib/reports/words";

type Shown = Pick<Dashboard, "figure" | "season" | "asked" | "own" | "unit" | "map" | "set">;
type BreakdownTableProps = { dashboard: Shown; breakdown: Breakdown };
type Row = Breakdown["rows"][number];

const firstHeader = { province: "Tỉnh, thành phố", district: "Huyện", place: "Đơn vị" } as const;
const barWidth = 56;

/** The units below ranked by the chosen figure: the map in numbers. Its rows are markup: there are many, and they only lead on. */
export function BreakdownTable({ dashboard, breakdown }: BreakdownTableProps) {
  const { figure, season, set } = dashboard;
  const { rows, sort, by, total } = breakdown;
  const entry = entryOf(figure);
  const ratio = isRatio(entry.of);
  if (rows.length === 0) {
    return (
      <EmptyState bare title="Không có đơn vị nào trong mùa này">
        Chọn mùa khác hoặc địa giới khác ở đầu trang.
      </EmptyState>
    );
  }
  const most = Math.max(...rows.map(({ value }) => value ?? 0), 1);
  const sortBy = (key: Breakdown["sort"]) =>
    dashboardLink(keptOf(dashboard, figure), { sort: key, by: by === "district" ? by : undefined });
  return (
    <table className="data-table ranked" data-sticky="">
      <caption className="sr-only">
        {`${entry.label} mùa ${season.year}: ${formatNumber(total)} đơn vị`}
      </caption>
      <thead>
        <tr>
          <th scope="col" aria-sort={sort === "name" ? "ascending" : undefined}>
            <Link href={sortBy("name")}>{firstHeader[by]}</Link>
          </th>
          <th scope="col" data-align="end" aria-sort={sort === "value" ? "descending" : undefined}>
            <Link href={sortBy("value")}>{entry.short}</Link>
          </th>
          {!ratio && (
            <th scope="col" data-align="end">
              Chờ tiếp nhận
            </th>
          )}
          <th scope="col" data-align="end">
            Xã đã báo cáo
          </th>
        </tr>
      </thead>
      <Drawn
        as="tbody"
        of={markup`${rows.map((row) => rowOf(row, { dashboard, entry, by, most, ratio }))}`}
      />
      {total === rows.length && (
        <tfoot>
          <tr>
            <th scope="row" data-phone="title">
              {by === "province" ? "Toàn quốc" : "Cộng"}
            </th>
            <td data-align="end" data-phone="aside" className="beside-bar">
              {figureText(entry, set.figures[figure])}
            </td>
            {!ratio && (
              <td data-align="end" data-phone="hidden">
                {figureText(entry, set.provisional[figure])}
              </td>
            )}
            <td data-align="end" data-phone="hidden">
              {formatPart(set.coverage.reported, set.coverage.expected)}
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

type Plan = { dashboard: Shown; entry: FigureEntry; by: Breakdown["by"]; most: number; ratio: boolean };

function rowOf({ unit, value, provisional, rank, coverage }: Row, plan: Plan): Markup {
  const { dashboard, entry, by, most, ratio } = plan;
  const asked = { ...dashboard.asked, unit: unit.code };
  const name = by === "province" ? provinceName(unit) : unitTitle(unit);
  const width = Math.max(((value ?? 0) / most) * barWidth, (value ?? 0) > 0 ? 2 : 0).toFixed(1);
  const bar = markup`<svg class='share' aria-hidden='true'><rect width='56' height='6' rx='3'/><rect width='${width}' height='6' rx='3'/></svg>`;
  const shown =
    value === null
      ? markup`–`
      : markup`<a href='${rowsAddress(asked, entry)}'>${figureText(entry, value)}</a>${bar}`;
  const waiting =
    !ratio && markup`<td data-align='end' data-phone='hidden'>${figureText(entry, provisional)}</td>`;
  const place = rank !== null && markup`<span class='sr-only'>Thứ </span>${rank}`;
  return markup`<tr><th scope='row' data-phone='title'><span class='place'>${place}</span><a href='${dashboardLink({ ...asked, figure: entry.code })}'>${name}</a></th><td data-align='end' data-phone='aside'>${shown}</td>${waiting}<td data-align='end' data-phone='hidden'>${coverageOf(coverage)}</td></tr>`;
}

/** One commune is reported or not; of itself it would be "100,0 %". */
function coverageOf({ reported, expected }: Row["coverage"]): string {
  if (expected === 1) return reported === 1 ? "Có" : "Chưa";
  return formatPart(reported, expected);
}
