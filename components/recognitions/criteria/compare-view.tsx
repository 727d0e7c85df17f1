import { EmptyState } from "@/components/patterns/empty-state";
import { Card } from "@/components/ui/card";
import { type ComparedGroup, type Comparison, changedOnly } from "@/lib/recognitions/criteria/compare";
import { headTexts, ruleLines } from "@/lib/recognitions/criteria/describe";
import { CriterionPair, Lines, Pair, type Side, StandingTag } from "./compare-criterion";

type CompareViewProps = {
  before: Side;
  after: Side;
  found: Comparison;
  /** Short names of schemes by their code. */
  names: Readonly<Record<string, string>>;
  /** Also what is the same in both. */
  whole: boolean;
};

/** Two editions side by side; on a phone one under the other, each line with its side. */
export function CompareView({ before, after, found, names, whole }: CompareViewProps) {
  const shown = whole ? found.groups : changedOnly(found.groups);
  const rules = (side: Side) => ruleLines(side.document, (code) => names[code] ?? code);
  return (
    <>
      <Card title="Thông tin bộ tiêu chí" flush>
        <Pair
          titles={[before.title, after.title]}
          left={<Head of={before} beside={after} whole={whole} />}
          right={<Head of={after} beside={before} whole={whole} />}
        />
      </Card>
      <Card title="Điều kiện đạt" flush>
        <Pair
          titles={[before.title, after.title]}
          left={<Lines lines={rules(before)} />}
          right={<Lines lines={rules(after)} />}
        />
      </Card>
      {shown.length === 0 && <EmptyState title="Không tiêu chí nào khác nhau" />}
      {shown.map((group) => (
        <Card
          key={group.key}
          title={groupTitle(group)}
          // Of the group's own name and place; its criteria say theirs.
          note={group.standing === "same" ? undefined : <StandingTag standing={group.standing} />}
          flush
        >
          <ol className="divide-y divide-line">
            {group.criteria.map((of) => (
              <li key={of.key}>
                <CriterionPair of={of} sides={[before, after]} />
              </li>
            ))}
          </ol>
        </Card>
      ))}
    </>
  );
}

function groupTitle({ before, after }: ComparedGroup): string {
  const is = after ?? before;
  const was = before && after && before.name !== after.name ? ` (trước: ${before.code}. ${before.name})` : "";
  return `${is?.code}. ${is?.name}${was}`;
}

function Head({ of, beside, whole }: { of: Side; beside: Side; whole: boolean }) {
  const other = new Map(headTexts(beside.document).map(({ label, text }) => [label, text]));
  const lines = headTexts(of.document).filter(({ label, text }) => whole || other.get(label) !== text);
  if (lines.length === 0) return <p className="text-muted">Như nhau</p>;
  return <Lines lines={lines.map(({ label, text }) => `${label}: ${text || "chưa ghi"}`)} />;
}
