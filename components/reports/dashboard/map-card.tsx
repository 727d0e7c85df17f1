import { type MapArea, VietnamMap } from "@/components/reports/vietnam-map";
import { Card } from "@/components/ui/card";
import { entryOf } from "@/lib/reports/catalogue";
import type { Breakdown, Dashboard } from "@/lib/reports/dashboard";
import { dashboardLink } from "@/lib/reports/dashboard-addresses";
import { rampOf } from "@/lib/reports/ramp";
import { absentText, figureText, mapWord, provinceName } from "@/lib/reports/words";

type MapCardProps = Pick<Dashboard, "figure" | "season" | "asked" | "shapes"> & { breakdown: Breakdown };

/** Provinces shaded by the chosen figure; each leads to its own dashboard. */
export function MapCard({ figure, season, asked, shapes, breakdown }: MapCardProps) {
  const entry = entryOf(figure);
  const ramp = rampOf(
    breakdown.rows.map(({ value }) => value),
    entry,
  );
  const areas = breakdown.rows.map(
    ({ unit, value, rank, coverage }): MapArea => ({
      code: unit.code,
      step: ramp.stepOf(value),
      said: `${provinceName(unit)}: ${value === null ? absentText(coverage) : `${figureText(entry, value)} ${entry.unit}${rank ? `, thứ ${rank}` : ""}`}`,
      href: dashboardLink({ ...asked, unit: unit.code, figure }),
    }),
  );
  return (
    <Card
      title={`${entry.short}, theo tỉnh`}
      note={`Mùa ${season.year}, ${mapWord(asked.map).toLowerCase()}`}
    >
      <VietnamMap
        areas={areas}
        shapes={shapes}
        ramp={ramp}
        legend={`${entry.short} (${entry.unit})`}
        title={`Bản đồ Việt Nam: ${entry.label}, năm ${season.year}`}
      />
    </Card>
  );
}
