import type { ReactNode } from "react";
import { FigureCard } from "@/components/patterns/figure-card";
import { Link } from "@/components/ui/link";
import { isRatio } from "@/lib/core/indicator";
import { formatNumber } from "@/lib/core/numbers";
import { type Asked, rowsAddress } from "@/lib/reports/addresses";
import type { FigureCode, FigureEntry } from "@/lib/reports/catalogue";
import { entryOf } from "@/lib/reports/catalogue";
import { changeOf, countsByCommune, isComparable, redrawnText } from "@/lib/reports/change";
import { inexactIn, inexactMark } from "@/lib/reports/inexact";
import type { ShownFigures } from "@/lib/reports/overview";
import { absentText, cardFigure, figureText } from "@/lib/reports/words";
import type { UnitLevel } from "@/prisma/generated/enums";

/** A line under a number; one that is a number itself leads to its own rows. */
export type FigureHint = string | { text: string; href: string } | false | undefined;

type FigureOfProps = {
  code: FigureCode;
  set: ShownFigures;
  level: UnitLevel;
  asked: Asked;
  /** Further facts: the value of the gifts under their number. */
  hints?: readonly FigureHint[];
  foot?: ReactNode;
};

/** One figure of the catalogue as a card: its change since the season before, what is provisional, and its rows. */
export function FigureOf({ code, set, level, asked, hints = [], foot }: FigureOfProps) {
  const entry = entryOf(code);
  const now = set.figures[code];
  const { exact, ...shown } = cardFigure(entry, now);
  const change =
    set.before && isComparable(code, set.redrawn)
      ? changeOf(entry, now, set.before.figures[code], set.before.year)
      : null;
  const waiting = set.provisional[code];
  const inexact = inexactIn(level, entry, set);
  // Half as many communes hold half as many points: said beside the change.
  const lines = [
    exact,
    ...hints,
    now === null ? absentText(set.coverage) : nothingOf(entry, set) && "chưa ghi nhận trong mùa này",
    waiting
      ? {
          text: `${figureText(entry, waiting)} ${entry.shortUnit ?? entry.unit} chờ tiếp nhận`,
          href: rowsAddress(asked, entry, true),
        }
      : undefined,
    change && set.redrawn && countsByCommune(code) ? redrawnText(set.redrawn) : undefined,
    change && stillWaiting(entry, set),
    inexact > 0 && inexactMark(inexact),
  ].flatMap((line) => (line ? [line] : []));
  return (
    <FigureCard
      label={entry.short}
      {...shown}
      change={change ? { direction: change.direction, text: change.text } : undefined}
      hint={lines.length > 0 ? <HintLines lines={lines} /> : undefined}
      href={rowsAddress(asked, entry)}
      foot={foot}
    />
  );
}

/** Points were held, but nobody has told anything of this kind: the nought is no finding. */
function nothingOf({ of }: FigureEntry, { figures, provisional, tally }: ShownFigures): boolean {
  if (isRatio(of) || !figures.NH01 || tally.some(({ measure }) => measure === of.measure)) return false;
  return !provisional.NH01;
}

/** From this part on of a season that still waits to be accepted, a comparison with it says less than it seems. */
const notable = 0.01;

/** "mùa 2024 còn 403 lượt chờ tiếp nhận, chưa tính vào so sánh". */
function stillWaiting({ code, shortUnit, unit }: FigureEntry, { before }: ShownFigures): string | undefined {
  const [was, waits] = [before?.figures[code] ?? 0, before?.provisional[code] ?? 0];
  if (!before || waits === 0 || waits < (was + waits) * notable) return undefined;
  return `mùa ${before.year} còn ${formatNumber(waits)} ${shortUnit ?? unit} chờ tiếp nhận, chưa tính vào so sánh`;
}

type ToldHint = Exclude<FigureHint, false | undefined>;

/** Its links lie above that of the card. */
export function HintLines({ lines }: { lines: readonly ToldHint[] }) {
  return lines.map((line) => {
    if (typeof line === "string") {
      return (
        <span key={line} className="block">
          {line}
        </span>
      );
    }
    return (
      <span key={line.text} className="block">
        <Link
          href={line.href}
          className="relative z-1 inline-flex min-h-6 items-center text-link phone:min-h-11"
        >
          {line.text}
        </Link>
      </span>
    );
  });
}
