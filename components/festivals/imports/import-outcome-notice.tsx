import { Notice } from "@/components/patterns/notice";
import { ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import type { ImportRecord } from "@/lib/festivals/imports/record";
import { fileSentence, type ImportLateness, lateSentence } from "@/lib/festivals/imports/words";
import { CorrectedLink } from "./commit-panel";

/** What became of a file, where something has. */
export function ImportOutcomeNotice({ record, late }: { record: ImportRecord; late: ImportLateness | null }) {
  const { state, counts, season } = record;
  const again = (
    <p className="mt-2">
      <ButtonLink href={`/festivals/import?season=${season.year}`} variant="secondary">
        Tải tệp khác lên
      </ButtonLink>
    </p>
  );
  if (record.silent && (state === "reading" || state === "committing")) {
    return (
      <Notice tone="error" title="Việc đang làm bị ngắt giữa chừng, chưa ghi gì">
        Tải tệp lên lại; những dòng đã ghi ở lần trước, nếu có, sẽ hiện là không đổi.
        {again}
      </Notice>
    );
  }
  if (state === "failed") {
    return (
      <Notice tone="error" title="Không đọc được tệp này, chưa ghi gì">
        {fileSentence(record.problem, record.problemDetail)}
        {again}
      </Notice>
    );
  }
  if (state === "dropped") {
    return (
      <Notice tone="info" title="Tệp này đã được bỏ, không ghi gì">
        {record.swept && "Bản xem trước không dùng quá 7 ngày thì tự xóa."}
        {again}
      </Notice>
    );
  }
  if (state !== "committed" || !record.committedAt) return null;
  const bad = counts.wrong + counts.asked;
  return (
    <Notice
      tone="success"
      title={`Đã ghi ${formatNumber(counts.added + counts.changed)} dòng lúc ${formatInstant(record.committedAt)}`}
    >
      <p>
        {formatNumber(counts.added)} điểm mới, {formatNumber(counts.changed)} điểm được sửa,{" "}
        {formatNumber(counts.same)} dòng không đổi.{" "}
        <Link href={`/festivals?season=${season.year}`} className="text-link">
          Xem danh sách điểm
        </Link>
      </p>
      {late && <p className="mt-2">{lateSentence(late, season.year, true)}</p>}
      {bad > 0 && !record.swept && (
        <div className="mt-2 grid gap-2">
          <p>{formatNumber(bad)} dòng chưa ghi: tải về, sửa các ô tô đỏ rồi tải lên lại. Giữ trong 7 ngày.</p>
          <div>
            <CorrectedLink id={record.id} count={bad} />
          </div>
        </div>
      )}
    </Notice>
  );
}
