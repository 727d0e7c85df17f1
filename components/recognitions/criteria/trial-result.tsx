import { Notice } from "@/components/patterns/notice";
import { formatHundredths } from "@/lib/core/decimals";
import { failureText } from "@/lib/recognitions/criteria/describe";
import type { CriteriaDocument } from "@/lib/recognitions/criteria/document";
import type { Score } from "@/lib/recognitions/criteria/scoring";

type TrialResultProps = {
  document: CriteriaDocument;
  result: Score;
  names: Readonly<Record<string, string>>;
};

/** What a trial came to, and why. */
export function TrialResult({ document, result, names }: TrialResultProps) {
  const reached =
    document.scoring === "points"
      ? `${formatHundredths(result.normalised)}/${formatHundredths(result.max)} điểm`
      : `đạt ${result.metCount}/${result.applicableCount} tiêu chí`;
  const inClass = document.classes.find((step) => step.code === result.class)?.label;
  const left = result.missing.length;
  return (
    <Notice
      tone={result.met ? "success" : "warning"}
      title={`${inClass ? `Loại ${inClass}` : result.met ? "Đạt" : "Chưa đạt"}: ${reached}`}
      live
    >
      <ul className="list-disc pl-5">
        {left > 0 && <li>Còn {left} tiêu chí chưa chấm, tính là chưa được điểm.</li>}
        {result.applicableMax < result.max && (
          <li>
            Có tiêu chí không áp dụng: {formatHundredths(result.total)}/
            {formatHundredths(result.applicableMax)} được quy đổi về {formatHundredths(result.max)}.
          </li>
        )}
        {result.capped && <li>Bị khống chế vì chưa đạt “{names[document.passRule.cap?.scheme ?? ""]}”.</li>}
        {result.failedBecause.map((failure) => {
          const text = failureText(document, failure, (code) => names[code] ?? code);
          return <li key={text}>{text}</li>;
        })}
      </ul>
    </Notice>
  );
}
