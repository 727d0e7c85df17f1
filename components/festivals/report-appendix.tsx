import { formatNumber } from "@/lib/core/numbers";
import { changeText, figureRowsOf, figureText, mapNote } from "@/lib/festivals/report-figures";
import type { ReportPage } from "@/lib/festivals/report-view";

/** Phụ lục số liệu: number, content, unit of measure, this period, the one before, comparison, remark (domain §9.5). */
export function ReportAppendix({ report, asOf }: { report: ReportPage; asOf: string }) {
  const { figures, previous, coverage, season } = report;
  const note = mapNote({ communes: coverage.expected }, previous);
  return (
    <section className="mt-10 [break-before:page]">
      <h3 className="text-center uppercase">Phụ lục</h3>
      <p className="text-center font-bold">Số liệu tổ chức Ngày hội năm {season.year}</p>
      <p className="text-center italic">
        ({formatNumber(coverage.reported)}/{formatNumber(coverage.expected)} đơn vị cấp xã đã báo cáo; số liệu
        đến {asOf})
      </p>
      <div className="mt-3 overflow-x-auto print:overflow-visible">
        <table>
          <thead>
            <tr>
              <th scope="col">STT</th>
              <th scope="col" className="min-w-[48mm]">
                Nội dung
              </th>
              <th scope="col">Đơn vị tính</th>
              <th scope="col">Kỳ này</th>
              <th scope="col">{previous ? `Năm ${previous.year}` : "Cùng kỳ"}</th>
              <th scope="col">So sánh</th>
              <th scope="col">Ghi chú</th>
            </tr>
          </thead>
          <tbody>
            {figureRowsOf(season.year).map((row, index) => (
              <tr key={row.label}>
                <td className="text-center">{index + 1}</td>
                <td>{row.label}</td>
                <td>{row.unit}</td>
                <td className="whitespace-nowrap text-right">{figureText(row.of(figures))}</td>
                <td className="text-right">{previous ? figureText(row.of(previous.figures)) : "–"}</td>
                <td className="text-right">
                  {changeText(row.of(figures), previous && row.of(previous.figures))}
                </td>
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {note && <p className="mt-2 text-[11pt] italic">Ghi chú: {note}</p>}
    </section>
  );
}
