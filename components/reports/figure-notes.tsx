import { Notice } from "@/components/patterns/notice";
import { type Divided, dividedNote } from "@/lib/reports/inexact";
import type { UnitLevel } from "@/prisma/generated/enums";

type FigureNotesProps = {
  level: UnitLevel;
  set: Divided;
  /** The unit did not exist in the season: said, so that nobody takes the sum for a report of its own. */
  absorbedOnly?: { year: number; name: string };
};

/** What one must know of a sum before using it. */
export function FigureNotes({ level, set, absorbedOnly }: FigureNotesProps) {
  const note = dividedNote(level, set);
  if (note === null && !absorbedOnly) return null;
  return (
    <Notice tone="info" title="Cách tính theo địa giới">
      {absorbedOnly && (
        <p>
          Năm {absorbedOnly.year} chưa có {absorbedOnly.name} như hiện nay; số liệu là tổng của các đơn vị đã
          nhập vào, liệt kê theo địa giới khi đó.
        </p>
      )}
      {note && <p>{note}</p>}
    </Notice>
  );
}
