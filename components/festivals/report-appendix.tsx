import { formatNumber } from "@/lib/core/numbers";
import { changeText, figureRows, figureText } from "@/lib/festivals/report-figures";
import type { ReportPage } from "@/lib/festivals/report-view";

/** Phụ lục số liệu: number, content, unit of measure, this period, the one before, comparison, remark (domain §9.5). */
export function ReportAppendix({ report, asOf }: { report: ReportPage; asOf: string }) {
  const { figures, previous, coverage, season } = report;
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
              <th scope="col">Nội dung</th>
              <th scope="col">Đơn vị tính</th>
              <th scope="col">Kỳ này</th>
              <th scope="col">{previous ? `Năm ${previous.year}` : "Cùng kỳ"}</th>
              <th scope="col">So sánh</th>
              <th scope="col">Ghi chú</th>
            </tr>
          </thead>
          <tbody>
            {figureRows.map((row, index) => (
              <tr key={row.label}>
                <td className="text-center">{index + 1}</td>
                <td>{row.label}</td>
                <td>{row.unit}</td>
                <td className="text-right">{figureText(row.of(figures))}</td>
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
    </section>
  );
}
