import type { ReactNode } from "react";
import { FigureCard } from "@/components/patterns/figure-card";
import { type Asked, rowsAddress } from "@/lib/reports/addresses";
import type { FigureCode } from "@/lib/reports/catalogue";
import { entryOf } from "@/lib/reports/catalogue";
import { changeOf, countsByCommune, isComparable, redrawnText } from "@/lib/reports/change";
import type { ShownFigures } from "@/lib/reports/overview";
import { cardFigure, dividedMark, figureText } from "@/lib/reports/words";

type FigureOfProps = {
  code: FigureCode;
  set: Pick<ShownFigures, "figures" | "provisional" | "before" | "redrawn" | "divided">;
  asked: Asked;
  /** A second fact: the value of the gifts under their number. */
  hint?: string;
  foot?: ReactNode;
};

/** One figure of the catalogue as a card: its change since the season before, what is provisional, and its rows. */
export function FigureOf({ code, set, asked, hint, foot }: FigureOfProps) {
  const entry = entryOf(code);
  const now = set.figures[code];
  const change =
    set.before && isComparable(code, set.redrawn)
      ? changeOf(entry, now, set.before.figures[code], set.before.year)
      : null;
  const waiting = set.provisional[code];
  // Half as many communes hold half as many points: said beside the change.
  const lines = [
    hint,
    waiting ? `${figureText(entry, waiting)} ${entry.shortUnit ?? entry.unit} chờ tiếp nhận` : undefined,
    change && set.redrawn && countsByCommune(code) ? redrawnText(set.redrawn) : undefined,
    set.divided > 0 ? dividedMark(set.divided) : undefined,
  ].filter((line) => line !== undefined);
  return (
    <FigureCard
      label={entry.short}
      {...cardFigure(entry, now)}
      change={change ? { direction: change.direction, text: change.text } : undefined}
      hint={
        lines.length > 0
          ? lines.map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))
          : undefined
      }
      href={rowsAddress(asked, entry)}
      foot={foot}
    />
  );
}
