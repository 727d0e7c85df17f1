import { FigureCard, FigureGrid } from "@/components/patterns/figure-card";
import { formatMoney, formatNumber } from "@/lib/core/numbers";
import type { FigureCode } from "@/lib/reports/catalogue";
import type { Overview } from "@/lib/reports/overview";
import type { UnitLevel } from "@/prisma/generated/enums";
import { FigureOf } from "./figure-cards";

/** The figures that each level looks at first. */
const chosen: Record<UnitLevel, FigureCode[]> = {
  nation: ["NH02", "NH03", "NH09", "NH06", "NH10"],
  province: ["NH01", "NH02", "NH09", "NH07", "NH10"],
  district: ["NH01", "NH02", "NH09", "NH08", "NH10"],
  commune: ["NH01", "NH09", "NH10", "NH16"],
};

/** The small set of figures at the top of a dashboard and of the home page. */
export function OverviewCards({
  overview,
}: {
  overview: Pick<Overview, "unit" | "set" | "asked" | "standing">;
}) {
  const { unit, set, asked, standing } = overview;
  const silent = set.coverage.expected - set.coverage.reported;
  const overdue = standing.find((row) => row.discipline === "overdue")?.count ?? 0;
  return (
    <FigureGrid columns={unit.level === "commune" ? 4 : 6}>
      {chosen[unit.level].map((code) =>
        code === "NH02" && set.redrawn ? (
          // Of other communes neither points nor shares can be held against each other: the share of now says most.
          <FigureOf
            key={code}
            code="NH05"
            set={set}
            asked={asked}
            hint={`${formatNumber(set.figures.NH02)} điểm cấp xã; không so với ${set.redrawn.year}: khi đó có ${formatNumber(set.redrawn.was)} xã, nay ${formatNumber(set.redrawn.now)} xã`}
          />
        ) : (
          <FigureOf
            key={code}
            code={code}
            set={set}
            asked={asked}
            hint={code === "NH10" ? formatMoney(set.figures.NH11) : undefined}
          />
        ),
      )}
      {unit.level !== "commune" && (
        <FigureCard
          label="Chưa báo cáo"
          value={formatNumber(silent)}
          unit="xã"
          alert={overdue > 0}
          hint={overdue > 0 ? `${formatNumber(overdue)} xã quá hạn` : undefined}
          href={unit.level === "nation" ? "#reporting" : "#units"}
        />
      )}
    </FigureGrid>
  );
}
