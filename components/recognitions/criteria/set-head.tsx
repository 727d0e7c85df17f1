import { DescriptionList } from "@/components/patterns/description-list";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { unitTitle } from "@/lib/core/words";
import { mostText, paperText, ruleLines, validityText } from "@/lib/recognitions/criteria/describe";
import type { SetPage } from "@/lib/recognitions/criteria/view";
import { scoringWords, subjectKindWords } from "@/lib/recognitions/words";

/** What stands above the criteria of a set: paper, validity, subjects, when it is met. */
export function SetHead({ set, names }: { set: SetPage; names: Readonly<Record<string, string>> }) {
  const { document } = set;
  const rules = ruleLines(document, (code) => names[code] ?? code);
  return (
    <Card title="Thông tin bộ tiêu chí">
      <DescriptionList
        items={[
          {
            key: "scheme",
            label: "Chương trình",
            value: (
              <Link className="text-link" href={`/recognitions/schemes/${set.scheme.id}`}>
                {set.scheme.shortName}
              </Link>
            ),
          },
          ...(set.owner ? [{ key: "owner", label: "Bổ sung của", value: unitTitle(set.owner) }] : []),
          { key: "paper", label: "Văn bản", value: paperText(document) },
          { key: "valid", label: "Hiệu lực", value: validityText(set) },
          {
            key: "subjects",
            label: "Đối tượng",
            value: set.subjectKinds.map((kind) => subjectKindWords[kind]).join(", ") || "Chưa chọn",
          },
          {
            key: "scoring",
            label: "Cách chấm",
            value: `${scoringWords[document.scoring]}, ${mostText(document)}`,
          },
          {
            key: "rule",
            label: "Điều kiện đạt",
            value: (
              <ul className="grid gap-0.5">
                {rules.map((line) => (
                  <li key={line}>{line}</li>
                ))}
                {rules.length === 0 && <li>Chưa đặt điều kiện</li>}
              </ul>
            ),
          },
          ...(document.source ? [{ key: "source", label: "Nguồn", value: document.source }] : []),
          ...(set.retireReason
            ? [{ key: "retired", label: "Thôi áp dụng vì", value: set.retireReason }]
            : []),
        ]}
      />
    </Card>
  );
}
