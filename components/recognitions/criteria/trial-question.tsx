import { formatHundredths } from "@/lib/core/decimals";
import { reasonText, unreadText } from "@/lib/recognitions/criteria/describe";
import { type CriteriaDocument, gradesOf, type LeafCriterion } from "@/lib/recognitions/criteria/document";
import type { CriterionScore } from "@/lib/recognitions/criteria/scoring";
import { answerFrom, trialName } from "@/lib/recognitions/criteria/trial";
import { CriterionFacts, CriterionMarks } from "./criterion-line";

type TrialQuestionProps = {
  of: LeafCriterion;
  code: string;
  scoring: CriteriaDocument["scoring"];
  typed: string;
  /** What the answer came to; null before anything was tried. */
  score: CriterionScore | null;
};

export const trialControl =
  "tap h-9 w-full max-w-48 rounded-control border border-line-strong bg-card px-2.5 text-base text-ink";

/** One criterion as whoever applies sees it, with a field to try an answer. */
export function TrialQuestion({ of, code, scoring, typed, score }: TrialQuestionProps) {
  const id = `field-${trialName(of)}`;
  const unit = of.kind === "percent" ? "%" : of.kind === "count" ? of.unitLabel : "điểm";
  const options =
    of.kind === "met"
      ? [
          ["yes", "Đạt"],
          ["no", "Chưa đạt"],
        ]
      : gradesOf(of).map((one) => [one.grade, one.label]);
  const none = typed === "none";
  const unread = typed !== "" && answerFrom(of, typed) === undefined;
  const reason = unread ? unreadText(of) : score ? reasonText(of, score) : "";
  return (
    <div className="grid gap-2 md:grid-cols-[minmax(0,1fr)_15rem] md:gap-6">
      <div className="grid grid-cols-[3rem_minmax(0,1fr)] gap-x-2">
        <span className="figures font-semibold">{code}</span>
        <div className="min-w-0">
          <label htmlFor={id}>{of.text}</label>
          <p className="mt-1 flex flex-wrap gap-1.5 empty:hidden">
            <CriterionMarks of={of} />
          </p>
          <CriterionFacts of={of} scoring={scoring} />
        </div>
      </div>
      <div className="grid content-start gap-1">
        {of.kind === "met" || of.kind === "grade" ? (
          <select id={id} name={trialName(of)} defaultValue={typed} className={trialControl}>
            <option value="">Chưa chấm</option>
            {options.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
            {of.mayNotApply && <option value="none">Không áp dụng</option>}
          </select>
        ) : (
          <span className="flex items-center gap-2">
            <input
              id={id}
              name={trialName(of)}
              defaultValue={none ? "" : typed}
              inputMode="decimal"
              autoComplete="off"
              className={trialControl}
            />
            <span className="whitespace-nowrap text-hint text-muted">{unit}</span>
          </span>
        )}
        {of.mayNotApply && of.kind !== "met" && of.kind !== "grade" && (
          <label className="tap flex items-center gap-2">
            <input type="checkbox" name={trialName(of)} value="none" defaultChecked={none} />
            <span>
              Không áp dụng<span className="sr-only"> tiêu chí {code}</span>
            </span>
          </label>
        )}
        {score && (
          <p className="text-hint">
            <span className="figures font-semibold">
              {scoring === "points"
                ? `${formatHundredths(score.points)}/${formatHundredths(score.max)} điểm`
                : score.met
                  ? "Đạt"
                  : "Chưa đạt"}
            </span>
            {reason && <span className={unread ? "block text-red" : "block text-muted"}>{reason}</span>}
          </p>
        )}
      </div>
    </div>
  );
}
