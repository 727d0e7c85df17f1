import { dayOf, formatDay } from "@/lib/core/dates";
import type { OriginDecision } from "@/lib/reports/origin";

type StepListProps = { steps: readonly OriginDecision[]; words: Readonly<Record<string, string>> };

/** The timeline of a record in as few words as it takes; the whole of it stands on the record's own page. */
export function StepList({ steps, words }: StepListProps) {
  if (steps.length === 0) return "–";
  return (
    <ol className="grid gap-0.5 text-hint">
      {steps.map(({ id, step, at, actorName, actorUnitName }) => (
        <li key={id}>
          <span className="font-semibold">{words[step] ?? step}</span>{" "}
          <span className="figures text-muted">{formatDay(dayOf(at))}</span>, {actorName}{" "}
          <span className="text-muted">({actorUnitName})</span>
        </li>
      ))}
    </ol>
  );
}
