import { RemarkNote } from "@/components/patterns/remark-list";
import { Timeline } from "@/components/patterns/timeline";
import { Card } from "@/components/ui/card";
import { formatInstant } from "@/lib/core/dates";
import { remarkLines } from "@/lib/core/review";
import { signedBy } from "@/lib/core/words";
import { criteriaSections } from "@/lib/recognitions/applications/display";
import type { ApplicationRecord } from "@/lib/recognitions/applications/record";
import { stepWords } from "@/lib/recognitions/applications/words";

const tones: Record<string, "good" | "returned" | "bad"> = {
  pass: "good",
  propose: "good",
  recognise: "good",
  return: "returned",
  refuse: "bad",
  withdraw: "bad",
};

/** Who moved the application from where to where, and why; the latest first. */
export function ApplicationTimeline({ record }: { record: ApplicationRecord }) {
  const sections = criteriaSections(record);
  return (
    <Card title="Quá trình xử lý">
      <Timeline
        entries={record.decisions.toReversed().map((line) => ({
          key: line.id,
          what: stepWords[line.step] ?? line.step,
          who: signedBy(line),
          unit: line.actorUnitName,
          when: formatInstant(line.at),
          at: line.at.toISOString(),
          note: line.note && (
            <RemarkNote note={line.note} lines={remarkLines(sections, record.review, line.id)} />
          ),
          tone: tones[line.step] ?? "plain",
        }))}
      />
    </Card>
  );
}
