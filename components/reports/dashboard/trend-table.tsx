import { Drawn, type Markup, markup } from "@/components/patterns/markup";
import { formatPart } from "@/lib/core/numbers";
import type { FigureEntry } from "@/lib/reports/catalogue";
import type { TrendYear } from "@/lib/reports/trend";
import { figureText } from "@/lib/reports/words";

type TrendTableProps = {
  entry: FigureEntry;
  /** The latest first. */
  years: TrendYear[];
  hrefOf: (year: number) => string;
};

/** The chart in numbers. Its rows are markup, for they only lead on. */
export function TrendTable({ entry, years, hrefOf }: TrendTableProps) {
  return (
    <table className="data-table" data-sticky="">
      <caption className="sr-only">{`${entry.label}, từng năm`}</caption>
      <thead>
        <tr>
          <th scope="col">Mùa</th>
          <th scope="col" data-align="end">
            Đã tiếp nhận
          </th>
          <th scope="col" data-align="end">
            Chờ tiếp nhận
          </th>
          <th scope="col" data-align="end">
            Xã đã báo cáo
          </th>
        </tr>
      </thead>
      <Drawn as="tbody" of={markup`${years.map((year) => rowOf(year, entry, hrefOf))}`} />
    </table>
  );
}

function rowOf(one: TrendYear, entry: FigureEntry, hrefOf: TrendTableProps["hrefOf"]): Markup {
  const { year, value, provisional, reported, expected } = one;
  const coverage = formatPart(reported, expected);
  return markup`<tr><th scope='row' data-phone='title'><a href='${hrefOf(year)}' class='text-link'>${year}</a></th><td data-align='end' data-phone='aside' data-label='Đã tiếp nhận'><div>${figureText(entry, value)}</div></td><td data-align='end' data-phone='line' data-label='Chờ tiếp nhận'><div>${figureText(entry, provisional)}</div></td><td data-align='end' data-phone='line' data-label='Xã đã báo cáo'><div>${coverage}</div></td></tr>`;
}
