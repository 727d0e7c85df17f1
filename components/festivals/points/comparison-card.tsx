import { DescriptionList } from "@/components/patterns/description-list";
import { Card } from "@/components/ui/card";
import { comparisons } from "@/lib/festivals/points/comparison";
import type { FestivalRecord } from "@/lib/festivals/points/record";

/** The figures beside last year's and the neighbours', in words; nothing where there is nothing to compare with. */
export function ComparisonCard({ record }: { record: FestivalRecord }) {
  const found = comparisons(record.content, record);
  if (found.length === 0) return null;
  return (
    <Card title="So với năm trước và các xã khác">
      <DescriptionList
        dense
        items={found.map(({ key, label, value, sentences }) => ({
          key,
          label,
          value,
          note: sentences.map((sentence) => (
            <span key={sentence} className="block">
              {sentence}
            </span>
          )),
        }))}
      />
    </Card>
  );
}
