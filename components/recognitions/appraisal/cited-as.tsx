import { citablesOf } from "@/lib/recognitions/appraisal/cites";
import type { AppraisalView, Finding } from "@/lib/recognitions/appraisal/view";
import type { LeafCriterion } from "@/lib/recognitions/criteria/document";

/** What a member's score rests on, and the remark; folded, so that the table stays readable. */
export function CitedAs({
  view,
  leaf,
  finding,
}: {
  view: AppraisalView;
  leaf: LeafCriterion;
  finding: Finding;
}) {
  if (finding.cites.length === 0 && finding.remark === "") return null;
  const labels = new Map(citablesOf(view, leaf).map(({ code, label }) => [code, label]));
  return (
    <details className="text-hint text-muted">
      <summary className="cursor-pointer text-link phone:py-3">
        Căn cứ<span className="figures">{finding.cites.length > 0 && ` (${finding.cites.length})`}</span>
      </summary>
      <ul className="text-start">
        {finding.cites.map((code) => (
          <li key={code}>{labels.get(code) ?? "Minh chứng đã thay"}</li>
        ))}
        {finding.remark && <li>{finding.remark}</li>}
      </ul>
    </details>
  );
}
