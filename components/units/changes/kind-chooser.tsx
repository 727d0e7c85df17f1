import { RadioGroup } from "@/components/patterns/choice-group";
import { type Option, SelectField } from "@/components/patterns/select-field";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formKinds } from "@/lib/units/changes/schema";
import { changeKindHints, changeKindWords } from "@/lib/units/changes/words";

type Props = {
  /** Where it happens; one province only for those who ask. */
  places: Option[];
  kind?: string;
  place?: string;
  /** The unit that it was opened for, kept in the address. */
  unit?: string;
};

/** The first step: what changes, and where. A plain GET form, so the second step is a link. */
export function KindChooser({ places, kind, place, unit }: Props) {
  return (
    <Card title="Thay đổi gì, ở đâu">
      <form action="/units/changes/new" method="get" className="grid gap-5">
        {unit && <input type="hidden" name="unit" value={unit} />}
        <RadioGroup
          name="kind"
          label="Loại thay đổi"
          columns={2}
          value={kind ?? "merge"}
          options={formKinds.map((value) => ({
            value,
            label: changeKindWords[value],
            hint: changeKindHints[value],
          }))}
        />
        <SelectField name="in" label="Ở" options={places} value={place} width="medium" />
        <div>
          <Button type="submit" variant="primary">
            Tiếp tục
          </Button>
        </div>
      </form>
    </Card>
  );
}
