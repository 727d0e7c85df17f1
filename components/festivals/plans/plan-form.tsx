import { GeneralFields } from "@/components/festivals/points/general-fields";
import { PlaceField } from "@/components/festivals/points/place-field";
import { ActionForm } from "@/components/patterns/action-form";
import { FieldRow } from "@/components/patterns/field-row";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SelectField } from "@/components/patterns/select-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import type { Keeping } from "@/lib/core/kept";
import type { FormAction, FormState } from "@/lib/core/refusal";
import type { SeasonRef } from "@/lib/festivals/points/record";

type PlanFormProps = {
  action: FormAction;
  requestId: string;
  initial: FormState;
  keeping?: Keeping;
  seasons: SeasonRef[];
  season: SeasonRef;
  /** Communes to choose from, as they are offered; one alone is not asked for. */
  places: string[];
};

/** A new point: in which season, of which commune, and its general facts. */
export function PlanForm({ action, requestId, initial, keeping, seasons, season, places }: PlanFormProps) {
  const several = seasons.length > 1;
  return (
    <ActionForm
      action={action}
      requestId={requestId}
      initial={initial}
      keeping={keeping}
      enterIntent="draft"
      label="Thêm điểm tổ chức"
    >
      {several || places.length !== 1 ? (
        <FieldRow>
          {several ? (
            <SelectField
              name="season"
              label="Mùa"
              required
              options={seasons.map(({ year }) => ({ value: String(year), label: `Ngày hội ${year}` }))}
              value={String(season.year)}
            />
          ) : (
            <HiddenField name="season" value={season.year} />
          )}
          {places.length !== 1 && (
            <PlaceField
              name="unit"
              label="Xã tổ chức"
              hint="Gõ mã hoặc tên, có dấu hay không dấu đều được."
              required
              choices={places}
            />
          )}
        </FieldRow>
      ) : (
        <HiddenField name="season" value={season.year} />
      )}
      <GeneralFields content={{}} season={season} />
      <FormActions>
        <SubmitButton intent="continue" size="large" working="Đang lưu…">
          Lưu và tiếp tục
        </SubmitButton>
        <SubmitButton intent="draft" variant="secondary" size="large" working="Đang lưu…">
          Lưu nháp
        </SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
