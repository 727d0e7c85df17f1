import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatHundredths } from "@/lib/core/decimals";
import type { CriteriaDocument } from "@/lib/recognitions/criteria/document";
import type { CriterionScore, Score } from "@/lib/recognitions/criteria/scoring";
import { type TrialQuery, typedAt } from "@/lib/recognitions/criteria/trial";
import { TrialQuestion, trialControl } from "./trial-question";

type TrialFormProps = {
  document: CriteriaDocument;
  /** What the address carries, by the name of the field. */
  typed: TrialQuery;
  /** Null before anything was tried. */
  result: Score | null;
  subject: string;
  clearHref: string;
  /** The other scheme that limits the outcome, and how it ended in this trial. */
  other: { name: string; result: string } | null;
};

/** The set as a form that only tries: what is typed stands in the address and is kept nowhere. */
export function TrialForm({ document, typed, result, subject, clearHref, other }: TrialFormProps) {
  const scores = new Map<string, CriterionScore>(
    (result?.criteria ?? []).flatMap((one) => [one, ...one.parts].map((of) => [of.key, of] as const)),
  );
  return (
    <form method="get" className="grid gap-5" aria-label="Thử chấm">
      <input type="hidden" name="as" value={subject} />
      <input type="hidden" name="tried" value="1" />
      {document.groups.map((group) => {
        const own = result?.groups.find((one) => one.key === group.key);
        return (
          <Card
            key={group.key}
            title={`${group.code}. ${group.name}`}
            note={
              own && document.scoring === "points"
                ? `${formatHundredths(own.points)}/${formatHundredths(own.applicableMax)} điểm${own.enough ? "" : ", dưới mức tối thiểu của nhóm"}`
                : undefined
            }
            flush
          >
            <ol className="divide-y divide-line">
              {group.criteria.map((of) => (
                <li key={of.key} className="px-4 py-3">
                  {of.kind === "parts" ? (
                    <>
                      <p className="grid grid-cols-[3rem_minmax(0,1fr)] gap-x-2 font-semibold">
                        <span className="figures">{of.code}</span>
                        <span>{of.text}</span>
                      </p>
                      <ol className="mt-3 grid gap-4 border-l border-line pl-4">
                        {of.parts.map((part) => (
                          <li key={part.key}>
                            <TrialQuestion
                              of={part}
                              code={part.code}
                              scoring={document.scoring}
                              typed={typedAt(part, typed)}
                              score={scores.get(part.key) ?? null}
                            />
                          </li>
                        ))}
                      </ol>
                    </>
                  ) : (
                    <TrialQuestion
                      of={of}
                      code={of.code}
                      scoring={document.scoring}
                      typed={typedAt(of, typed)}
                      score={scores.get(of.key) ?? null}
                    />
                  )}
                </li>
              ))}
            </ol>
          </Card>
        );
      })}
      {other && <OtherScheme {...other} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary">
          Thử chấm
        </Button>
        <ButtonLink href={clearHref}>Xóa hết</ButtonLink>
      </div>
    </form>
  );
}

/** How the scheme ended that limits this one, to be tried too. */
function OtherScheme({ name, result }: { name: string; result: string }) {
  return (
    <label className="grid max-w-96 gap-1 font-semibold">
      Kết quả “{name}” cùng năm
      <select name="other" defaultValue={result} className={trialControl}>
        <option value="">Chưa có kết quả</option>
        <option value="recognised">Được công nhận</option>
        <option value="not_met">Không đạt</option>
      </select>
    </label>
  );
}
