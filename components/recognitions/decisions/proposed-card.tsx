import { ActionForm } from "@/components/patterns/action-form";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { Card } from "@/components/ui/card";
import { formatNumber } from "@/lib/core/numbers";
import type { FormAction } from "@/lib/core/refusal";
import type { Proposed } from "@/lib/recognitions/decisions/view";

type ProposedCardProps = { rows: Proposed[]; requestIds: string[]; action: FormAction };

/** What is proposed and on no list yet, by scheme and year, each with the button that drafts its decision. */
export function ProposedCard({ rows, requestIds, action }: ProposedCardProps) {
  return (
    <Card
      title="Chờ quyết định"
      note="Hồ sơ đã được đề nghị công nhận, chưa nằm trong quyết định nào"
      className="border-accent-line"
    >
      <ul className="grid gap-3">
        {rows.map(({ schemeId, scheme, year, n }, at) => (
          <li key={`${schemeId} ${year}`} className="flex flex-wrap items-center justify-between gap-3">
            <span>
              <strong>{scheme}</strong> <span className="figures">{year}</span>: {formatNumber(n)} hồ sơ
            </span>
            <ActionForm
              action={action}
              requestId={requestIds[at] ?? ""}
              warnUnsaved={false}
              label={`Lập quyết định ${scheme} ${year}`}
            >
              <HiddenField name="scheme" value={schemeId} />
              <HiddenField name="year" value={year} />
              <SubmitButton
                variant="primary"
                working="Đang lập…"
              >{`Lập dự thảo quyết định ${scheme} ${year}`}</SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </Card>
  );
}
