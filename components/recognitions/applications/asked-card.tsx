import { RemarkList } from "@/components/patterns/remark-list";
import { Card } from "@/components/ui/card";
import { formatInstant } from "@/lib/core/dates";
import { remarkLines } from "@/lib/core/review";
import { signedBy } from "@/lib/core/words";
import { criteriaSections } from "@/lib/recognitions/applications/display";
import type { ApplicationRecord, DecisionLine } from "@/lib/recognitions/applications/record";

/** The return that the commune works on now. */
export function askedFor({ row, decisions }: ApplicationRecord): DecisionLine | undefined {
  if (!["returned", "building", "self_scored"].includes(row.state)) return undefined;
  const last = decisions.findLast((line) => ["return", "pass", "begin"].includes(line.step));
  return last?.step === "return" ? last : undefined;
}

/** What the level above asked for when it returned the application; nothing for one that was not returned. */
export function askedCard(record: ApplicationRecord, edits: boolean) {
  const asked = askedFor(record);
  if (!asked) return undefined;
  const hrefOf = (path: string) =>
    edits ? `/recognitions/applications/${record.id}/criteria/${path}` : undefined;
  return (
    <Card title={`${asked.actorUnitName} yêu cầu`} className="border-amber-line">
      <p className="whitespace-pre-line">{asked.note}</p>
      <RemarkList lines={remarkLines(criteriaSections(record), record.review, asked.id, hrefOf)} />
      {record.openCriteria.length > 0 && (
        <p className="mt-2 text-hint text-muted">Các tiêu chí khác giữ như đã gửi, không phải sửa.</p>
      )}
      <p className="mt-2 text-hint text-muted">
        {signedBy(asked)} · {formatInstant(asked.at)}
      </p>
    </Card>
  );
}
