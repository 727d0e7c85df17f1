import { VietnamMap } from "@/components/reports/vietnam-map";
import { Card } from "@/components/ui/card";
import { yearEntryOf } from "@/lib/reports/catalogue";
import { rampOf } from "@/lib/reports/ramp";
import { figureText, mapWord, provinceName } from "@/lib/reports/words";
import { type YearPage, yearLink } from "@/lib/reports/year-page";

/** Provinces shaded by the chosen figure; each leads to its own dashboard. */
export function YearMap({ page }: { page: YearPage }) {
  const { figure, asked, rows, shapes } = page;
  const entry = yearEntryOf(figure);
  const ramp = rampOf(
    rows.map((row) => row.figure.value),
    entry,
  );
  return (
    <Card title={`${entry.short}, theo tỉnh`} note={`Năm ${asked.year}, ${mapWord(asked.map).toLowerCase()}`}>
      <VietnamMap
        areas={rows.map(({ unit, figure: { value }, rank }) => ({
          code: unit.code,
          step: ramp.stepOf(value),
          said: `${provinceName(unit)}: ${value === null ? "không có gì để tính" : `${figureText(entry, value)} ${entry.unit}${rank ? `, thứ ${rank}` : ""}`}`,
          href: yearLink({ ...asked, unit: unit.code, figure }),
        }))}
        shapes={shapes}
        ramp={ramp}
        legend={`${entry.short} (${entry.unit})`}
        title={`Bản đồ Việt Nam: ${entry.label}, năm ${asked.year}`}
      />
    </Card>
  );
}
