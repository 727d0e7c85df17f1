import { ActionForm } from "@/components/patterns/action-form";
import { CheckboxGroup, RadioGroup } from "@/components/patterns/choice-group";
import { DateField } from "@/components/patterns/date-field";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SelectionCount } from "@/components/patterns/select-all";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextareaField } from "@/components/patterns/textarea-field";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
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
  /** The province below which the units lie, for the nation. */
  unit: string;
  due: Due;
  rows: Grantable[];
  level: "province" | "commune";
  back: string;
};

/** Which units get how long and why: all that have not sent, or the ticked ones. Who has sent needs nothing. */
export function GrantForm({ what, unit, due, rows, level, back, ...form }: GrantFormProps) {
  const unsent = rows.filter(({ done }) => !done).length;
  return (
    <Card>
      <ActionForm
        id="grant"
        action={form.action}
        requestId={form.requestId}
        initial={form.initial}
        label="Gia hạn nhiều đơn vị"
      >
        <HiddenField name="seasonId" value={form.seasonId} />
        <HiddenField name="what" value={what} />
        <HiddenField name="unit" value={unit} />
        <div className="group/grant grid gap-5">
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
          <RadioGroup
            name="whom"
            label="Gia hạn cho"
            value="chosen"
            columns={2}
            options={[
              {
                value: "unsent",
                label: `Tất cả đơn vị chưa gửi: ${formatNumber(unsent)} đơn vị`,
                hint: `${formatNumber(rows.length - unsent)} đơn vị đã gửi không cần gia hạn`,
                disabled: unsent === 0,
              },
              { value: "chosen", label: "Các đơn vị chọn trong danh sách" },
            ]}
          />
          <div className="grid gap-3 group-has-[input[value=unsent]:checked]/grant:hidden">
            <UnitBoxes rows={rows} />
            <SelectionCount form="grant" name="units[]" noun="đơn vị" />
          </div>
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
            <SubmitButton working="Đang gia hạn…">Gia hạn</SubmitButton>
            <ButtonLink href={back}>Hủy</ButtonLink>
          </FormActions>
        </div>
      </ActionForm>
    </Card>
  );
}

function UnitBoxes({ rows }: { rows: Grantable[] }) {
  return (
    <CheckboxGroup
      name="units[]"
      label="Các đơn vị được gia hạn"
      columns={3}
      options={rows.map((row) => ({
        value: row.id,
        label: unitTitle(row),
        hint: row.until ? `đang được gia hạn đến ${formatDay(row.until)}` : row.done ? "đã gửi" : undefined,
      }))}
    />
  );
}
