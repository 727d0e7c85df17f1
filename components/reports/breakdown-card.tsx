import type { ReactNode } from "react";
import { DescriptionList } from "@/components/patterns/description-list";
import { Card } from "@/components/ui/card";
import { formatNumber } from "@/lib/core/numbers";
import { awardAuthorityWords, awardFormWords, awardRecipientWords } from "@/lib/festivals/words";
import type { Breakdown } from "@/lib/reports/figures";

/** What NH14 and NH16 are made of. */
export function BreakdownCard({ breakdown, actions }: { breakdown: Breakdown; actions?: ReactNode }) {
  const { NH14, NH16 } = breakdown;
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Card title="NH14 theo cấp, hình thức và đối tượng" actions={actions}>
        {NH14.length === 0 ? (
          <p className="text-muted">Chưa có khen thưởng của địa phương.</p>
        ) : (
          <DescriptionList
            dense
            items={NH14.map((row) => ({
              key: `${row.authority}.${row.form}.${row.recipient}`,
              label: `${awardFormWords[row.form]} của ${awardAuthorityWords[row.authority]}, ${awardRecipientWords[row.recipient].toLowerCase()}`,
              value: formatNumber(row.count),
            }))}
          />
        )}
      </Card>
      <Card title="NH16 theo loại">
        <DescriptionList
          dense
          items={[
            { key: "launched", label: "Mô hình ra mắt mới", value: formatNumber(NH16.launched) },
            { key: "replicated", label: "Mô hình nhân rộng", value: formatNumber(NH16.replicated) },
            { key: "places", label: "Số điểm của các mô hình", value: formatNumber(NH16.places) },
          ]}
        />
      </Card>
    </div>
  );
}
