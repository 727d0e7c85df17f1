import { Notice } from "@/components/patterns/notice";
import { SubNav } from "@/components/patterns/sub-nav";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import type { Counts, ImportRecord } from "@/lib/festivals/imports/record";
import { type ImportLateness, lateSentence, noteSentence, outcomeWords } from "@/lib/festivals/imports/words";

export const rowFilters = ["wrong", "asked", "warned", "added", "changed", "same"] as const;
export type RowFilterName = (typeof rowFilters)[number];

/** The rows by what they come to, each with its number and the way to it. */
export function RowFilters({
  id,
  counts,
  current,
}: {
  id: string;
  counts: Counts;
  current: RowFilterName | null;
}) {
  const all = counts.added + counts.changed + counts.same + counts.asked + counts.wrong;
  const href = (rows?: string) => `/festivals/import/${id}${rows ? `?rows=${rows}` : ""}`;
  return (
    <SubNav
      label="Các dòng theo kết quả"
      items={[
        { href: href(), label: "Tất cả", count: all, current: current === null },
        ...rowFilters.map((name) => ({
          href: href(name),
          label: name === "warned" ? "Nghi vấn" : outcomeWords[name],
          count: counts[name],
          current: current === name,
        })),
      ]}
    />
  );
}

/** What must be known before anything is done with the preview. */
export function PreviewNotices({ record, late }: { record: ImportRecord; late: ImportLateness | null }) {
  const { earlier, problemDetail, season } = record;
  return (
    <>
      {late && (
        <Notice tone="warning" title="Đã quá hạn gửi kết quả">
          {lateSentence(late, season.year, false)}
        </Notice>
      )}
      {earlier && (
        <Notice tone="info" title="Chính tệp này đã được ghi trước đây">
          <Link href={`/festivals/import/${earlier.id}`} className="text-link">
            Ghi lúc {formatInstant(earlier.committedAt)}
          </Link>
          . Ghi lại cùng một tệp không làm thay đổi gì.
        </Notice>
      )}
      {problemDetail !== "" && (
        <Notice tone="warning" title="Lần ghi vừa rồi chưa thành, chưa ghi gì">
          {problemDetail}
        </Notice>
      )}
    </>
  );
}

/** What was found in the file beside its rows. */
export function FileNotes({ record: { notes } }: { record: ImportRecord }) {
  if (notes.length === 0) return null;
  return (
    <Card title="Về tệp này">
      <ul className="grid list-disc gap-1 pl-5">
        {notes.map((note) => (
          <li key={note.kind}>{noteSentence(note)}</li>
        ))}
      </ul>
    </Card>
  );
}

/** What the preview says in one sentence. */
export function previewFacts({ counts }: ImportRecord): string {
  const all = counts.added + counts.changed + counts.same + counts.asked + counts.wrong;
  const told = `${formatNumber(all)} dòng: ${formatNumber(counts.added)} mới, ${formatNumber(counts.changed)} thay đổi, ${formatNumber(counts.same)} không đổi, ${formatNumber(counts.wrong)} sai, ${formatNumber(counts.asked)} cần hỏi`;
  // They are among the new and the changed ones: to be written, after a second look.
  return counts.warned === 0 ? told : `${told}; ${formatNumber(counts.warned)} dòng ghi được nhưng nghi vấn`;
}
