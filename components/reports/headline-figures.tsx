import type { ReactNode } from "react";
import { FigureCard, FigureGrid } from "@/components/patterns/figure-card";
import { formatNumber, formatPercent } from "@/lib/core/numbers";
import { rowsAddress } from "@/lib/reports/addresses";
import { entryOf, type FigureCode } from "@/lib/reports/catalogue";
import { disciplineLink, type Kept } from "@/lib/reports/dashboard-addresses";
import { headline } from "@/lib/reports/headline";
import { inexactIn, inexactMark } from "@/lib/reports/inexact";
import type { Overview } from "@/lib/reports/overview";
import { cardFigure } from "@/lib/reports/words";
import { type FigureHint, FigureOf, HintLines } from "./figure-cards";

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
          hint={
            overdue > 0 ? (
              <HintLines
                lines={[
                  {
                    text: `trong đó ${formatNumber(overdue)} xã quá hạn`,
                    href: disciplineLink(kept, { standing: "overdue" }),
                  },
                ]}
              />
            ) : undefined
          }
          href={disciplineLink(kept, { standing: "unreported" })}
          foot={silentFoot}
        />
      )}
    </FigureGrid>
  );
}

/** What belongs to a figure and has no card of its own. */
function hintsOf(code: FigureCode, { unit, set, asked }: HeadlineFiguresProps["figures"]): FigureHint[] {
  const { figures } = set;
  const led = (of: FigureCode, text: string): FigureHint => ({
    text,
    href: rowsAddress(asked, entryOf(of)),
  });
  switch (code) {
    case "NH02": {
      if (figures.NH05 === null) return [];
      const inexact = inexactIn(unit.level, entryOf("NH05"), set);
      const share = `${formatPercent(figures.NH05)} % số xã có tổ chức`;
      return [led("NH05", `${share}${inexact > 0 ? `, ${inexactMark(inexact)}` : ""}`)];
    }
    case "NH10": {
      if (!figures.NH11) return [];
      const { value, exact } = cardFigure(entryOf("NH11"), figures.NH11);
      return [led("NH11", `trị giá ${value}${exact ? ` (${exact})` : ""}`)];
    }
    case "NH12":
      return [
        figures.NH13 !== null && led("NH13", `${formatNumber(figures.NH13)} bằng khen Bộ Công an`),
        figures.NH14 !== null && led("NH14", `${formatNumber(figures.NH14)} khen thưởng của địa phương`),
      ];
    default:
      return [];
  }
}
