import { Timeline } from "@/components/patterns/timeline";
import { Card } from "@/components/ui/card";
import { formatInstant } from "@/lib/core/dates";
import { signedBy } from "@/lib/core/words";
import type { DecisionLine } from "@/lib/festivals/points/record";
import { stepWords } from "@/lib/festivals/words";

const tones: Record<string, "good" | "returned"> = {
  accept: "good",
  lock: "good",
  return: "returned",
  correct: "returned",
};

/** Who moved the record from where to where, and why; the latest first. */
export function RecordTimeline({ decisions }: { decisions: DecisionLine[] }) {
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
          note: line.note || undefined,
          tone: tones[line.step] ?? "plain",
        }))}
      />
    </Card>
  );
}
