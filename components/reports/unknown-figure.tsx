import { Notice } from "@/components/patterns/notice";
import { entryOf, type FigureCode } from "@/lib/reports/catalogue";

/** Says that the figure asked for is none of the catalogue, and which one is shown in its place. */
export function UnknownFigure({ asked, shown }: { asked: string | null; shown: FigureCode }) {
  if (asked === null) return null;
  return (
    <Notice tone="warning" title={`Không có chỉ tiêu “${asked}”`}>
      Đang hiện {shown} – {entryOf(shown).label}. Chọn chỉ tiêu khác ở đầu trang.
    </Notice>
  );
}
