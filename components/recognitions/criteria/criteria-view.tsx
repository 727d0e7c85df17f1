import { Card } from "@/components/ui/card";
import { formatHundredths } from "@/lib/core/decimals";
import type { CriteriaDocument, Criterion, LeafCriterion } from "@/lib/recognitions/criteria/document";
import { maxOf } from "@/lib/recognitions/criteria/document";
import { CriterionFacts, CriterionMarks, WorthTag } from "./criterion-line";

type Scoring = CriteriaDocument["scoring"];

/** All criteria of a set, to be read and printed. */
export function CriteriaView({ document }: { document: CriteriaDocument }) {
  return (
    <>
      {document.groups.map((group) => (
        <Card
          key={group.key}
          title={`${group.code}. ${group.name}`}
          note={
            document.scoring === "points"
              ? `${formatHundredths(group.criteria.reduce((all, of) => all + maxOf(document, of), 0))} điểm, ${group.criteria.length} tiêu chí`
              : `${group.criteria.length} tiêu chí`
          }
          flush
        >
          <ol className="divide-y divide-line">
            {group.criteria.map((of) => (
              <CriterionItem key={of.key} of={of} scoring={document.scoring} />
            ))}
          </ol>
        </Card>
      ))}
    </>
  );
}

function CriterionItem({ of, scoring }: { of: Criterion; scoring: Scoring }) {
  return (
    <li className="px-4 py-3">
      <Line of={of} scoring={scoring} />
      {of.parts.length > 0 && (
        <ol className="mt-2 grid gap-2 border-l border-line pl-4">
          {of.parts.map((part) => (
            <li key={part.key}>
              <Line of={part} scoring={scoring} />
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}

function Line({ of, scoring }: { of: LeafCriterion; scoring: Scoring }) {
  return (
    <div className="grid grid-cols-[3rem_minmax(0,1fr)] gap-x-2">
      <span className="figures font-semibold">{of.code}</span>
      <div className="min-w-0">
        <p>{of.text}</p>
        <p className="mt-1 flex flex-wrap gap-1.5 empty:hidden">
          <WorthTag of={of} scoring={scoring} />
          <CriterionMarks of={of} />
        </p>
        <CriterionFacts of={of} scoring={scoring} />
      </div>
    </div>
  );
}
