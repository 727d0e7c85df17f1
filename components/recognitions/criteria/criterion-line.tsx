import { Tag } from "@/components/ui/tag";
import { formatHundredths } from "@/lib/core/decimals";
import { judgedLines } from "@/lib/recognitions/criteria/describe";
import type { CriteriaDocument, LeafCriterion } from "@/lib/recognitions/criteria/document";
import { sourceText } from "@/lib/recognitions/criteria/sources";
import { criterionKindWords, subjectKindWords } from "@/lib/recognitions/words";

/** What a criterion is worth, in a word: "4,5 điểm". */
export function WorthTag({ of, scoring }: { of: LeafCriterion; scoring: CriteriaDocument["scoring"] }) {
  if (scoring === "met") return <Tag tone="outline">{criterionKindWords[of.kind]}</Tag>;
  return <Tag tone="outline">{formatHundredths(of.max)} điểm</Tag>;
}

/** The marks of a criterion: mandatory, may be left out, asked only of some. */
export function CriterionMarks({ of }: { of: LeafCriterion }) {
  return (
    <>
      {of.mandatory && <Tag tone="red-line">★ Bắt buộc</Tag>}
      {of.mayNotApply && <Tag>Có thể không áp dụng</Tag>}
      {of.appliesTo.length > 0 && (
        <Tag>Chỉ {of.appliesTo.map((kind) => subjectKindWords[kind].toLowerCase()).join(", ")}</Tag>
      )}
    </>
  );
}

/** How a criterion is judged and proved, in small print under its text. */
export function CriterionFacts({ of, scoring }: { of: LeafCriterion; scoring: CriteriaDocument["scoring"] }) {
  const facts = [
    of.kind === "parts" ? "" : judgedLines(of, scoring).join("; "),
    of.evidence || of.evidenceRequired
      ? `Minh chứng${of.evidenceRequired ? " (bắt buộc)" : ""}: ${of.evidence || "theo hồ sơ của đơn vị"}`
      : "",
    of.source ? sourceText(of.source) : "",
    of.help,
    of.legalSource ? `Căn cứ: ${of.legalSource}` : "",
  ].filter(Boolean);
  if (facts.length === 0) return null;
  return (
    <ul className="mt-0.5 grid gap-0.5 text-hint text-muted">
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}
