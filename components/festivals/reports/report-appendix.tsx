import { formatNumber } from "@/lib/core/numbers";
import { figureRowsOf, mapNote, rowChange, rowText } from "@/lib/festivals/reports/figures";
import type { ReportPage } from "@/lib/festivals/reports/view";

/** Phụ lục số liệu: number, content, unit of measure, this period, the one before, comparison (domain §9.5). */
export function ReportAppendix({ report, asOf }: { report: ReportPage; asOf: string }) {
  const { figures, previous, coverage, season } = report;
  const note = mapNote({ communes: coverage.expected }, previous);
  return (
    <section className="mt-10 [break-before:page] print:mt-0">
      <h3 className="text-center uppercase">Phụ lục</h3>
      <p className="text-center font-bold">Số liệu tổ chức Ngày hội năm {season.year}</p>
      <p className="text-center italic">
        ({formatNumber(coverage.reported)}/{formatNumber(coverage.expected)} đơn vị cấp xã đã báo cáo; số liệu
        đến {asOf})
      </p>
      {note && <p className="text-center text-[11pt] italic">{note}</p>}
      {/* Scrolls sideways on a narrow screen, so it must be reachable with the keyboard. */}
      <section
        aria-label="Bảng số liệu"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
        tabIndex={0}
        className="mt-3 overflow-x-auto print:overflow-visible"
      >
        <table>
          <thead>
            <tr>
              <th scope="col">STT</th>
              <th scope="col" className="min-w-[52mm]">
                Nội dung
              </th>
              <th scope="col">Đơn vị tính</th>
              <th scope="col">Kỳ này</th>
              <th scope="col">{previous ? `Năm ${previous.year}` : "Cùng kỳ"}</th>
              <th scope="col">So sánh</th>
            </tr>
          </thead>
          <tbody>
            {figureRowsOf(season.year).map((row, index) => (
              <tr key={row.label}>
                <td className="text-center">{index + 1}</td>
                <td>{row.label}</td>
                <td>{row.unit}</td>
                <td className="whitespace-nowrap text-right">{rowText(row, figures)}</td>
                <td className="text-right">{rowText(row, previous?.figures)}</td>
                <td className="text-right">{rowChange(row, figures, previous?.figures)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
