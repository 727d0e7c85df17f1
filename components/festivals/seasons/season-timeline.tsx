import { type RemarkLine, RemarkNote } from "@/components/patterns/remark-list";
import { Timeline } from "@/components/patterns/timeline";
import { Card } from "@/components/ui/card";
import { formatInstant } from "@/lib/core/dates";
import { type FieldSection, type Review, remarkLines } from "@/lib/core/review";
import { signedBy } from "@/lib/core/words";
import type { TimelineRow } from "@/lib/festivals/plans/view";
import { paperStepWords, seasonMoveWords } from "@/lib/festivals/seasons/words";

const tones: Record<string, "good" | "returned"> = {
  accept: "good",
  lock: "good",
  return: "returned",
  reopen: "returned",
};

/** Who opened and locked a season, and why it was opened again. */
export function SeasonTimeline({ rows }: { rows: TimelineRow[] }) {
  return rows.length === 0 ? null : <Lines title="Quá trình của mùa" rows={rows} words={seasonMoveWords} />;
}

type PaperTimelineProps<C> = {
  rows: TimelineRow[];
  review: Review;
  sections: readonly FieldSection<C>[];
};

/** Who moved a plan or report from where to where, and why; the latest first. */
export function PaperTimeline<C>({ rows, review, sections }: PaperTimelineProps<C>) {
  if (rows.length === 0) return null;
  return (
    <Lines
      title="Quá trình xử lý"
      rows={rows}
      words={paperStepWords}
      remarksOf={(id) => remarkLines(sections, review, id)}
    />
  );
}

function Lines({
  title,
  rows,
  words,
  remarksOf = () => [],
}: {
  title: string;
  rows: TimelineRow[];
  words: Record<string, string>;
  remarksOf?: (decisionId: string) => RemarkLine[];
}) {
  return (
    <Card title={title}>
      <Timeline
        entries={rows.map((row) => ({
          key: row.id,
          what: words[row.step] ?? row.step,
          who: signedBy(row),
          unit: row.actorUnitName,
          when: formatInstant(row.at),
          at: row.at.toISOString(),
          note: row.note && <RemarkNote note={row.note} lines={remarksOf(row.id)} />,
          tone: tones[row.step] ?? "plain",
        }))}
      />
    </Card>
  );
}
