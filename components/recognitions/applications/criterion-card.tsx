import { DescriptionList } from "@/components/patterns/description-list";
import { Card } from "@/components/ui/card";
import { Tag } from "@/components/ui/tag";
import type { LeafCriterion } from "@/lib/recognitions/criteria/document";
import { criterionKindWords } from "@/lib/recognitions/words";

/** What a criterion asks: its wording, what it wants as evidence, and which law says so. */
export function CriterionCard({ leaf }: { leaf: LeafCriterion }) {
  const items = [
    { key: "kind", label: "Cách chấm", value: criterionKindWords[leaf.kind] },
    {
      key: "evidence",
      label: "Minh chứng",
      value: leaf.evidence || (leaf.evidenceRequired ? "Bắt buộc" : ""),
    },
    { key: "law", label: "Căn cứ", value: leaf.legalSource },
    { key: "help", label: "Hướng dẫn", value: leaf.help },
  ].filter(({ value }) => value !== "");
  return (
    <Card>
      <h2 className="text-lead font-semibold">
        <span className="figures">{leaf.code}</span> {leaf.text}
      </h2>
      <p className="mt-1 flex flex-wrap gap-1.5">
        {leaf.mandatory && <Tag tone="outline">Bắt buộc đạt</Tag>}
        {leaf.evidenceRequired && <Tag tone="outline">Bắt buộc minh chứng</Tag>}
      </p>
      <div className="mt-2">
        <DescriptionList items={items} dense />
      </div>
    </Card>
  );
}
