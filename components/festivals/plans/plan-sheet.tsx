import { ActionForm } from "@/components/patterns/action-form";
import { FieldRow, FieldSet } from "@/components/patterns/field-row";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { MoneyField } from "@/components/patterns/money-field";
import { NumberField } from "@/components/patterns/number-field";
import { OriginalField } from "@/components/patterns/original-field";
import { RepeatRows } from "@/components/patterns/repeat-rows";
import { SelectField } from "@/components/patterns/select-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextareaField } from "@/components/patterns/textarea-field";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { Keeping } from "@/lib/core/kept";
import type { FormAction, FormState } from "@/lib/core/refusal";
import { unitTitle } from "@/lib/core/words";
import { type PlanContent, planReaders, type UnitName } from "@/lib/festivals/plans/view";
import { hostLevelWords } from "@/lib/festivals/words";
import { PlanPaperFields } from "./plan-paper-fields";

type PlanSheetProps = {
  action: FormAction;
  requestId: string;
  initial: FormState;
  keeping?: Keeping;
  /** Of an existing plan; of a new one the units it may be for and the season. */
  record: { id: string; version: number; content: PlanContent } | { units: UnitName[]; seasonId: string };
  /** Last season's figures stand in the hints. */
  province: boolean;
  cancelHref: string;
};

/** A plan on one sheet: the paper itself, planned points, pilot points, money. */
export function PlanSheet({
  action,
  requestId,
  initial,
  keeping,
  record,
  province,
  cancelHref,
}: PlanSheetProps) {
  const plan = "content" in record ? record.content : null;
  return (
    <ActionForm action={action} requestId={requestId} initial={initial} keeping={keeping} label="Kế hoạch">
      {"content" in record ? (
        <>
          <HiddenField name="id" value={record.id} />
          <HiddenField name="version" value={record.version} />
          <OriginalField readers={planReaders} content={record.content} />
        </>
      ) : (
        <HiddenField name="seasonId" value={record.seasonId} />
      )}
      <Card>
        <div className="grid gap-5">
          {"units" in record && <UnitOf units={record.units} />}
          <PlanPaperFields plan={plan} province={province} />
          <FieldSet legend="Số điểm dự kiến" hint="Điểm cấp xã và điểm khu dân cư được đếm riêng.">
            <FieldRow columns={3}>
              <NumberField name="communePoints" label="Điểm cấp xã" unit="điểm" value={plan?.communePoints} />
              <NumberField
                name="residentialPoints"
                label="Thôn, tổ dân phố, khu dân cư"
                unit="điểm"
                value={plan?.residentialPoints}
              />
              <NumberField
                name="agencyPoints"
                label="Cơ quan, doanh nghiệp, trường học"
                unit="điểm"
                value={plan?.agencyPoints}
              />
            </FieldRow>
          </FieldSet>
          <RepeatRows
            group="pilots"
            legend="Điểm chỉ đạo"
            hint="Những điểm chọn tổ chức trước để rút kinh nghiệm."
            noun="điểm chỉ đạo"
            fields={[
              { name: "place", label: "Nơi tổ chức", kind: "text", required: true },
              {
                name: "level",
                label: "Cấp tổ chức",
                kind: "select",
                empty: "Chọn cấp",
                required: true,
                options: Object.entries(hostLevelWords).map(([value, label]) => ({ value, label })),
              },
              { name: "plannedOn", label: "Ngày dự kiến", kind: "date" },
            ]}
            rows={(plan?.pilots ?? []).map((pilot) => ({ ...pilot }))}
          />
          <FieldSet legend="Kinh phí dự kiến">
            <FieldRow>
              <MoneyField name="budgetState" label="Ngân sách nhà nước" value={plan?.budgetState} />
              <MoneyField name="budgetSocial" label="Xã hội hóa" value={plan?.budgetSocial} />
            </FieldRow>
          </FieldSet>
          <TextareaField name="note" label="Ghi chú" rows={3} maxLength={4000} value={plan?.note} />
          <FormActions>
            <SubmitButton intent="save" working="Đang lưu…">
              Lưu kế hoạch
            </SubmitButton>
            <ButtonLink href={cancelHref}>Hủy</ButtonLink>
          </FormActions>
        </div>
      </Card>
    </ActionForm>
  );
}

function UnitOf({ units }: { units: UnitName[] }) {
  const [only] = units;
  if (only && units.length === 1) return <HiddenField name="unitId" value={only.id} />;
  return (
    <SelectField
      name="unitId"
      label="Đơn vị lập kế hoạch"
      hint="Đơn vị của mùa cũ mà đơn vị bạn đã tiếp nhận toàn bộ."
      required
      empty="Chọn đơn vị"
      width="medium"
      options={units.map((unit) => ({ value: unit.id, label: `${unitTitle(unit)} (${unit.code})` }))}
    />
  );
}
