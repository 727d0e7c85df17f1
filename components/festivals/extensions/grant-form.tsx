import { ActionForm } from "@/components/patterns/action-form";
import { CheckboxGroup } from "@/components/patterns/choice-group";
import { DateField } from "@/components/patterns/date-field";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextareaField } from "@/components/patterns/textarea-field";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/core/dates";
import type { FormAction, FormState } from "@/lib/core/refusal";
import { unitTitle } from "@/lib/core/words";
import type { Due } from "@/lib/festivals/deadlines/due";
import type { Grantable } from "@/lib/festivals/extensions/view";
import { extensionWhatWords } from "@/lib/festivals/extensions/words";
import type { ExtensionWhat } from "@/prisma/generated/enums";

type GrantFormProps = {
  action: FormAction;
  requestId: string;
  initial: FormState;
  seasonId: string;
  year: number;
  what: ExtensionWhat;
  due: Due;
  rows: Grantable[];
  level: "province" | "commune";
  back: string;
};

/** Which units get how long and why; those that have sent everything are marked, they need nothing. */
export function GrantForm({ what, due, rows, level, back, ...form }: GrantFormProps) {
  return (
    <Card>
      <ActionForm
        action={form.action}
        requestId={form.requestId}
        initial={form.initial}
        label="Gia hạn nhiều đơn vị"
      >
        <HiddenField name="seasonId" value={form.seasonId} />
        <HiddenField name="what" value={what} />
        <div className="grid gap-5">
          <div className="grid max-w-read gap-5">
            <p>
              Hạn chung nộp {extensionWhatWords[what]}: <strong>{formatDay(due.on)}</strong>.
            </p>
            <DateField name="until" label="Gia hạn đến" hint="Ví dụ 10/9/2026." required />
            <TextareaField
              name="reason"
              label="Lý do chung"
              hint="Ví dụ: bão số 5 gây mưa lũ từ 24 đến 28/8."
              required
              rows={2}
              maxLength={1000}
            />
          </div>
          <CheckboxGroup
            name="units[]"
            label="Các đơn vị được gia hạn"
            columns={3}
            options={rows.map((row) => ({
              value: row.id,
              label: unitTitle(row),
              hint: row.until
                ? `đang được gia hạn đến ${formatDay(row.until)}`
                : row.done
                  ? "đã gửi"
                  : undefined,
            }))}
          />
          {level === "province" && (
            <p className="text-hint text-muted">
              Gia hạn cho các xã của một tỉnh:{" "}
              {rows.slice(0, 40).map((row, index) => (
                <span key={row.id}>
                  {index > 0 && " · "}
                  <Link
                    className="text-link phone:inline-block phone:py-3"
                    href={`/festivals/extensions/grant?season=${form.year}&unit=${row.code}`}
                  >
                    {row.name}
                  </Link>
                </span>
              ))}
            </p>
          )}
          <FormActions>
            <SubmitButton working="Đang gia hạn…">Gia hạn cho các đơn vị đã chọn</SubmitButton>
            <ButtonLink href={back}>Hủy</ButtonLink>
          </FormActions>
        </div>
      </ActionForm>
    </Card>
  );
}
