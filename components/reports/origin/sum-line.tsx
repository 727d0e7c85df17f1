import { Notice } from "@/components/patterns/notice";
import { isRatio } from "@/lib/core/indicator";
import { formatNumber } from "@/lib/core/numbers";
import { unitTitle } from "@/lib/core/words";
import { entryOf } from "@/lib/reports/catalogue";
import { type Origin, originNote, sumOfParts } from "@/lib/reports/origin";
import { windowText } from "@/lib/reports/window";
import { figureText } from "@/lib/reports/words";

/** That the parts add up to the figure, worked out in front of the reader. */
export function SumLine({ origin }: { origin: Origin }) {
  const { parts, records, figure, value, coverage } = origin;
  const entry = entryOf(figure);
  const lines: string[] = [];
  if (isRatio(entry.of)) {
    lines.push(
      `${formatNumber(coverage.held)} xã có điểm cấp xã chia cho ${formatNumber(coverage.expected)} xã = ${figureText(entry, value)} %.`,
    );
    if (!parts || parts.by === "unit") {
      lines.push("Một xã có nhiều điểm cấp xã vẫn là một xã; các số dưới đây là số điểm cấp xã.");
    }
  } else if (parts) {
    const { final } = sumOfParts(parts.rows);
    const noun = parts.by === "province" ? "tỉnh, thành phố" : "đơn vị";
    lines.push(
      final === value
        ? `Cộng ${formatNumber(parts.rows.length)} ${noun} = ${figureText(entry, final)} ${entry.unit}, đúng bằng chỉ tiêu.`
        : "Số liệu vừa thay đổi trong lúc mở trang; tải lại trang để cộng lại.",
    );
  } else if (records) {
    const page = records.rows.reduce((sum, row) => sum + (row.state === "sent" ? 0 : row.amount), 0);
    const whole = records.total <= records.rows.length;
    lines.push(
      whole && page === records.final
        ? `Cộng các hồ sơ đã tiếp nhận = ${figureText(entry, page)} ${entry.unit}, đúng bằng phần của ${unitTitle(records.of)}.`
        : `${unitTitle(records.of)} góp ${figureText(entry, records.final)} ${entry.unit}; các hồ sơ đã tiếp nhận ở trang này cộng lại ${figureText(entry, page)}.`,
    );
  }
  const note = originNote(origin);
  if (note) lines.push(note);
  return (
    <Notice tone="info" title={`${figure} đếm gì`}>
      <p>
        {entry.counts} Kỳ số liệu: {windowText(entry, origin.season)}.
      </p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Notice>
  );
}
