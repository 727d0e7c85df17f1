import { FigureCard, FigureGrid } from "@/components/patterns/figure-card";
import { dayOf, formatTime } from "@/lib/core/dates";
import { formatNumber, formatPercent } from "@/lib/core/numbers";
import { type YearFigureCode, yearEntryOf } from "@/lib/reports/catalogue";
import { changeOf } from "@/lib/reports/change";
import { windowOf } from "@/lib/reports/window";
import { cardFigure, figureText } from "@/lib/reports/words";
import { type YearPage, yearEnd, yearHeadline, yearLink } from "@/lib/reports/year-page";
import { SampleMark } from "./sample-mark";

/** The few figures that each level looks at first, with the days that they are of and the way to their parts. */
export function YearTiles({ page }: { page: YearPage }) {
  return (
    <FigureGrid columns={6}>
      {yearHeadline[page.unit.level].map((code) => (
        <YearTile key={code} page={page} code={code} />
      ))}
    </FigureGrid>
  );
}

function YearTile({ page, code }: { page: YearPage; code: YearFigureCode }) {
  const { figures, before, asked, own } = page;
  const entry = yearEntryOf(code);
  const { value, provisional, share, part, whole } = figures[code];
  // A year that is not over says nothing yet beside one that is.
  const over = dayOf(page.asOf) > yearEnd(asked.year);
  const change = over ? changeOf(entry, value, before[code].value, asked.year - 1) : null;
  const lines = [
    share !== null && entry.against ? `${formatPercent(share)} % ${entry.against.words}` : null,
    entry.kind === "share" && whole !== null ? `${formatNumber(part)}/${formatNumber(whole)}` : null,
    provisional ? `${figureText(entry, provisional)} ${entry.unit} đang xét` : null,
  ].filter((line) => line !== null);
  return (
    <FigureCard
      label={entry.short}
      {...cardFigure(entry, value)}
      change={change ? { direction: change.direction, text: change.text } : undefined}
      hint={
        <>
          {lines.map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
          {entry.sample && <SampleMark />}
        </>
      }
      href={`${yearLink({ ...asked, unit: own ? undefined : asked.unit, figure: code })}#ranking`}
      foot={`${windowOf(entry.window, asked.year).law}; đến ${formatTime(page.asOf)}`}
    />
  );
}
