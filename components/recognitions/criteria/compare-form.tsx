import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { unitTitle } from "@/lib/core/words";
import { comparable, type SetRow } from "@/lib/recognitions/criteria/view";

type CompareFormProps = { sets: SetRow[]; before?: string; after?: string };

const control =
  "tap h-9 w-full min-w-0 rounded-control border border-line-strong bg-card px-2.5 text-base text-ink";

/** Which two editions are put side by side. */
export function CompareForm({ sets, before, after }: CompareFormProps) {
  const [earlier, later] = comparable(sets) ?? [];
  const choices = [
    { name: "before", label: "Phiên bản trước", value: before ?? earlier?.id },
    { name: "after", label: "Phiên bản sau", value: after ?? later?.id },
  ];
  return (
    <Card title="So sánh hai phiên bản">
      <form
        action="/recognitions/criteria/compare"
        className="grid gap-4 md:grid-cols-[1fr_1fr_auto] md:items-end"
      >
        {choices.map(({ name, label, value }) => (
          <label key={name} className="grid min-w-0 gap-1 font-semibold">
            {label}
            <select name={name} defaultValue={value} className={control}>
              {sets.map((set) => (
                <option key={set.id} value={set.id}>
                  {set.owner ? `${unitTitle(set.owner)}, bổ sung ${set.edition}` : `Phiên bản ${set.edition}`}
                  : {set.name}
                </option>
              ))}
            </select>
          </label>
        ))}
        <Button type="submit">So sánh</Button>
      </form>
    </Card>
  );
}
