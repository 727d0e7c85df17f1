import { RemarkNote } from "@/components/patterns/remark-list";
import { Timeline } from "@/components/patterns/timeline";
import { Card } from "@/components/ui/card";
import { formatInstant } from "@/lib/core/dates";
import { remarkLines } from "@/lib/core/review";
import { signedBy } from "@/lib/core/words";
import { pointSections } from "@/lib/festivals/points/display";
import type { FestivalRecord } from "@/lib/festivals/points/record";
import { stepWords } from "@/lib/festivals/words";

const tones: Record<string, "good" | "returned"> = {
  accept: "good",
  lock: "good",
  return: "returned",
  correct: "returned",
};

/** Who moved the record from where to where, and why; the latest first. */
export function RecordTimeline({ decisions, review }: Pick<FestivalRecord, "decisions" | "review">) {
  if (decisions.length === 0) return null;
  return (
    <Card title="Quá trình xử lý">
      <Timeline
        entries={decisions.toReversed().map((line) => ({
          key: line.id,
          what: stepWords[line.step] ?? line.step,
          who: signedBy(line),
          unit: line.actorUnitName,
          when: formatInstant(line.at),
          at: line.at.toISOString(),
          note: line.note && (
            <RemarkNote note={line.note} lines={remarkLines(pointSections, review, line.id)} />
          ),
          tone: tones[line.step] ?? "plain",
        }))}
      />
    </Card>
  );
}
