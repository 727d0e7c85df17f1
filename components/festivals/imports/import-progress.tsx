import { ProgressBar } from "@/components/patterns/progress-bar";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatNumber } from "@/lib/core/numbers";
import type { ImportRecord } from "@/lib/festivals/imports/record";
import { ImportWatch } from "./import-watch";

const seconds = 2;

/** How far the reading or the writing has come; the page looks again by itself, with JavaScript or without. */
export function ImportProgress({ record }: { record: ImportRecord }) {
  const writing = record.state === "committing";
  const label = writing ? "Đang ghi các điểm" : "Đang đọc và kiểm tra từng dòng";
  const note = writing
    ? "Ghi xong mới có hiệu lực, tất cả cùng lúc. Có thể rời trang này và quay lại sau."
    : "Đọc xong sẽ cho xem trước, chưa ghi gì. Có thể rời trang này và quay lại sau.";
  return (
    <Card>
      <div className="grid gap-3" role="status">
        {record.total ? (
          <ProgressBar label={label} done={record.done} of={record.total} noun="dòng" note={note} />
        ) : (
          <div>
            <p className="font-medium">
              {label}: <span className="figures">{formatNumber(record.done)}</span> dòng
            </p>
            <p className="text-hint text-muted">{note}</p>
          </div>
        )}
        <div>
          <ButtonLink href={`/festivals/import/${record.id}`} variant="secondary">
            Xem lại tiến độ
          </ButtonLink>
        </div>
      </div>
      <ImportWatch seconds={seconds} />
      <noscript>
        <meta httpEquiv="refresh" content={String(seconds)} />
      </noscript>
    </Card>
  );
}
