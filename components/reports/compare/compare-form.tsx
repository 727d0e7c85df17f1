import { RadioGroup } from "@/components/patterns/choice-group";
import { SelectField } from "@/components/patterns/select-field";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { unitTitle } from "@/lib/core/words";
import type { ComparePage } from "@/lib/reports/compare";
import { maps } from "@/lib/reports/schema";
import { mapWord } from "@/lib/reports/words";
import { levelWords } from "@/lib/units/words";
import type { UnitLevel } from "@/prisma/generated/enums";

const levels: readonly UnitLevel[] = ["nation", "province", "district", "commune"];

/** What is held against what: a plain form whose answer is an address. */
export function CompareForm({ page }: { page: ComparePage }) {
  const { unit, season, seasons, asked, units, other, year } = page;
  const groups = levels.flatMap((level) => {
    const options = units
      .filter((one) => one.level === level)
      .map((one) => ({ value: one.code, label: unitTitle(one) }));
    return options.length > 0 ? [{ label: levelWords[level], options }] : [];
  });
  const years = seasons.map((one) => ({ value: String(one.year), label: `Mùa ${one.year}` }));
  return (
    <Card className="print:hidden">
      <form action="/reports/compare" method="get" className="grid gap-4">
        <input type="hidden" name="figure" value={page.figure} />
        <div className="grid items-end gap-x-4 gap-y-3 sm:grid-cols-3">
          <SelectField name="unit" label="Đơn vị" value={unit.code} options={groups} width="full" />
          <SelectField name="season" label="Mùa" value={String(season.year)} options={years} width="full" />
          <SelectField
            name="map"
            label="Địa giới"
            value={asked.map}
            options={maps.map((map) => ({ value: map, label: mapWord(map) }))}
            width="full"
          />
        </div>
        <RadioGroup
          name="with"
          label="So với"
          columns={3}
          value={page.with}
          options={[
            { value: "season", label: "Mùa khác của đơn vị này" },
            { value: "unit", label: "Đơn vị khác, cùng mùa" },
            { value: "mean", label: "Bình quân cả nước", hint: "Tỉnh với một tỉnh, xã với một xã." },
          ]}
        />
        <div className="grid items-end gap-x-4 gap-y-3 sm:grid-cols-3">
          <SelectField
            name="year"
            label="Mùa để so"
            value={year === null ? "" : String(year)}
            options={years}
            empty="Mùa gần nhất trước đó"
            width="full"
          />
          <SelectField
            name="other"
            label="Đơn vị để so"
            value={other?.code ?? ""}
            options={groups}
            empty="Chọn đơn vị"
            width="full"
          />
          <div>
            <Button type="submit" variant="primary">
              So sánh
            </Button>
          </div>
        </div>
      </form>
    </Card>
  );
}
