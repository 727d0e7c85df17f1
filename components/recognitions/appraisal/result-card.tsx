import { StateBadge } from "@/components/patterns/state-badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatInstant } from "@/lib/core/dates";
import { formatHundredths } from "@/lib/core/decimals";
import type { AppraisalView } from "@/lib/recognitions/appraisal/view";

/** What the appraisal came to. */
export function ResultCard({ view }: { view: AppraisalView }) {
  const { result, record } = view;
  const { document } = record;
  if (!result || !document) return null;
  const named = document.classes.find(({ code }) => code === result.class)?.label;
  const said =
    document.scoring === "met" ? `${result.met} tiêu chí đạt` : `${formatHundredths(result.total)} điểm`;
  return (
    <Card
      title="Kết quả thẩm định"
      note={view.agreedAt ? `${view.agreedByName} chốt lúc ${formatInstant(view.agreedAt)}` : undefined}
      actions={
        <ButtonLink href={`/recognitions/applications/${record.id}`}>Mở hồ sơ để xử lý tiếp</ButtonLink>
      }
    >
      <p className="figures text-figure font-bold">{said}</p>
      <p className="mt-1">
        <StateBadge tone={result.passed ? "accepted" : "failed"}>
          {result.passed ? "Đạt" : "Chưa đạt"}
        </StateBadge>
        {named && ` Xếp loại: ${named}`}
      </p>
      {view.conclusion && <p className="mt-3 whitespace-pre-line">{view.conclusion}</p>}
    </Card>
  );
}
