import { ActionForm } from "@/components/patterns/action-form";
import { CheckboxGroup } from "@/components/patterns/choice-group";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { Notice } from "@/components/patterns/notice";
import { SubmitButton } from "@/components/patterns/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import type { FormAction } from "@/lib/core/refusal";
import type { Clonable } from "@/lib/festivals/points/clone";
import { hostLevelWords } from "@/lib/festivals/words";

type CloneFormProps = {
  action: FormAction;
  requestId: string;
  season: number;
  from: number;
  rows: Clonable[];
  /** Points of several communes that became one: each says whose it was. */
  merged: boolean;
};

/** The points of a season, ticked to be begun again; those begun already lead to theirs. */
export function CloneForm({ action, requestId, season, from, rows, merged }: CloneFormProps) {
  const free = rows.filter((row) => row.cloneId === null);
  const begun = rows.filter((row) => row.cloneId !== null);
  return (
    <>
      {free.length > 0 ? (
        <ActionForm action={action} requestId={requestId} label={`Lập lại điểm của mùa ${from}`}>
          <HiddenField name="season" value={season} />
          <Card>
            <CheckboxGroup
              name="ids[]"
              label={`Chọn điểm để lập lại cho mùa ${season}`}
              hint="Tên, cấp tổ chức, địa điểm, giờ và chương trình được chép sang; ngày lấy cùng ngày của năm nay. Kết quả không chép."
              value={free.map((row) => row.id)}
              options={free.map((row) => ({ value: row.id, label: row.name, hint: about(row, merged) }))}
            />
          </Card>
          <FormActions>
            <SubmitButton size="large" working="Đang lập…">
              Lập lại các điểm đã chọn
            </SubmitButton>
            <ButtonLink href={`/festivals?season=${season}`} size="large">
              Bỏ qua
            </ButtonLink>
          </FormActions>
        </ActionForm>
      ) : (
        <Notice tone="success" title={`Mọi điểm của mùa ${from} đã được lập lại cho mùa ${season}`} />
      )}
      {begun.length > 0 && (
        <Card title={`Đã lập lại (${formatNumber(begun.length)})`}>
          <ul className="grid gap-1 phone:gap-0">
            {begun.map((row) => (
              <li key={row.id}>
                <Link href={`/festivals/${row.cloneId}`} className="text-link phone:inline-block phone:py-3">
                  {row.name}
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

function about(row: Clonable, merged: boolean): string {
  return [
    merged ? row.unitName : "",
    hostLevelWords[row.hostLevel],
    row.place,
    formatDay(row.heldOn),
    row.turnout === null ? "" : `${formatNumber(row.turnout)} lượt người`,
  ]
    .filter((part) => part !== "")
    .join(" · ");
}
