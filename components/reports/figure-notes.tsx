import { Notice } from "@/components/patterns/notice";
import { dividedText } from "@/lib/reports/words";

type FigureNotesProps = {
  divided: number;
  /** The unit did not exist in the season: said, so that nobody takes the sum for a report of its own. */
  absorbedOnly?: { year: number; name: string };
};

/** What one must know of a sum before using it. */
export function FigureNotes({ divided, absorbedOnly }: FigureNotesProps) {
  if (divided === 0 && !absorbedOnly) return null;
  return (
    <Notice tone="info" title="Cách tính theo địa giới">
      {absorbedOnly && (
        <p>
          Năm {absorbedOnly.year} chưa có {absorbedOnly.name} như hiện nay; số liệu là tổng của các đơn vị đã
          nhập vào, liệt kê theo địa giới khi đó.
        </p>
      )}
      {divided > 0 && <p>{dividedText(divided)}</p>}
    </Notice>
  );
}
