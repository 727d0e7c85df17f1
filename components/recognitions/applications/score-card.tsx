import { ProgressBar } from "@/components/patterns/progress-bar";
import { StateBadge } from "@/components/patterns/state-badge";
import { Card } from "@/components/ui/card";
import { scoreText } from "@/lib/recognitions/applications/display";
import type { ApplicationRecord } from "@/lib/recognitions/applications/record";
import type { TaskGroup } from "@/lib/recognitions/applications/tasks";
import { progressOf } from "@/lib/recognitions/applications/tasks";
import { failureWords } from "@/lib/recognitions/applications/words";

/** What the answers come to now, and what is in the way of meeting the set. */
export function ScoreCard({ record, groups }: { record: ApplicationRecord; groups: TaskGroup[] }) {
  const { document, score } = record;
  if (!document || !score) return null;
  const progress = progressOf(groups);
  const named = document.classes.find(({ code }) => code === score.class);
  return (
    <Card title="Kết quả tự chấm" note="Tính từ các tiêu chí đã lưu, theo bộ tiêu chí của hồ sơ">
      <p className="figures text-figure font-bold">{scoreText(record)}</p>
      <p className="mt-1">
        {score.met ? (
          <StateBadge tone="accepted">Đủ điều kiện đạt</StateBadge>
        ) : (
          <StateBadge tone="draft">Chưa đủ điều kiện</StateBadge>
        )}
        {named && ` Xếp loại: ${named.label}${score.capped ? " (bị hạn chế)" : ""}`}
      </p>
      <div className="mt-3">
        <ProgressBar label="Tiêu chí đã xong" done={progress.done} of={progress.of} />
      </div>
      {score.failedBecause.length > 0 && (
        <ul className="mt-3 grid list-disc gap-1 pl-5 text-hint">
          {score.failedBecause.map((failure) => (
            <li key={JSON.stringify(failure)}>{failureWords(document, failure)}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}
