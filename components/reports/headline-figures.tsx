import type { ReactNode } from "react";
import { FigureCard, FigureGrid } from "@/components/patterns/figure-card";
import { formatNumber, formatPercent } from "@/lib/core/numbers";
import { entryOf, type FigureCode } from "@/lib/reports/catalogue";
import { disciplineLink, type Kept } from "@/lib/reports/dashboard-addresses";
import { headline } from "@/lib/reports/headline";
import { inexactIn, inexactMark } from "@/lib/reports/inexact";
import type { Overview } from "@/lib/reports/overview";
import { cardFigure } from "@/lib/reports/words";
import { FigureOf } from "./figure-cards";

type HeadlineFiguresProps = {
  figures: Pick<Overview, "unit" | "set" | "asked" | "standing">;
  /** What a link to the communes behind a number keeps. */
  kept: Kept;
  /** Under each figure: how fresh it is and where it comes from. */
  foot?: (code: FigureCode) => ReactNode;
  silentFoot?: ReactNode;
};

/** The few figures that say how a season goes, the same in every season, and who has not reported. */
export function HeadlineFigures({ figures, kept, foot, silentFoot }: HeadlineFiguresProps) {
  const { unit, set, asked, standing } = figures;
  const silent = set.coverage.expected - set.coverage.reported;
  const overdue = standing.find((row) => row.discipline === "overdue")?.count ?? 0;
  return (
    <FigureGrid columns={unit.level === "commune" ? 5 : 4}>
      {headline[unit.level].map((code) => (
        <FigureOf
          key={code}
          code={code}
          set={set}
          level={unit.level}
          asked={asked}
          hints={hintsOf(code, figures)}
          foot={foot?.(code)}
        />
      ))}
      {unit.level !== "commune" && (
        <FigureCard
          label="Chưa báo cáo"
          value={formatNumber(silent)}
          unit="xã"
          alert={overdue > 0}
          hint={overdue > 0 ? `trong đó ${formatNumber(overdue)} xã quá hạn` : undefined}
          href={disciplineLink(kept, { standing: "unreported" })}
          foot={silentFoot}
        />
      )}
    </FigureGrid>
  );
}

/** What belongs to a figure and has no card of its own. */
function hintsOf(code: FigureCode, { unit, set }: HeadlineFiguresProps["figures"]): (string | false)[] {
  const { figures } = set;
  switch (code) {
    case "NH02": {
      const inexact = inexactIn(unit.level, entryOf("NH05"), set);
      return [
        figures.NH05 !== null &&
          `${formatPercent(figures.NH05)} % số xã có tổ chức${inexact > 0 ? `, ${inexactMark(inexact)}` : ""}`,
      ];
    }
    case "NH10": {
      const { value, exact } = cardFigure(entryOf("NH11"), figures.NH11);
      return [!!figures.NH11 && `trị giá ${value}${exact ? ` (${exact})` : ""}`];
    }
    case "NH12":
      return [
        figures.NH13 !== null && `${formatNumber(figures.NH13)} bằng khen Bộ Công an`,
        figures.NH14 !== null && `${formatNumber(figures.NH14)} khen thưởng của địa phương`,
      ];
    default:
      return [];
  }
}
