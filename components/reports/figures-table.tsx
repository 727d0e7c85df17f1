import { ChangeMark } from "@/components/patterns/change-mark";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { Link } from "@/components/ui/link";
import { type Asked, rowsAddress } from "@/lib/reports/addresses";
import { catalogue, type FigureEntry } from "@/lib/reports/catalogue";
import { changeOf, countsByCommune, incomparableText, isComparable, redrawnText } from "@/lib/reports/change";
import type { SeasonFacts, ShownFigures } from "@/lib/reports/overview";
import { windowText } from "@/lib/reports/window";
import { figureText } from "@/lib/reports/words";

type FiguresTableProps = { set: ShownFigures; asked: Asked; season: SeasonFacts; caption: string };

function labelOf(entry: FigureEntry): string {
  return entry.part ? `Trong đó: ${entry.label.charAt(0).toLowerCase()}${entry.label.slice(1)}` : entry.label;
}

/** All sixteen figures: what each counts, its value, the season before, the change, what is provisional, its rows. */
export function FiguresTable({ set, asked, season, caption }: FiguresTableProps) {
  const { before } = set;
  const columns: Column<FigureEntry>[] = [
    {
      key: "label",
      header: "Chỉ tiêu",
      className: "min-w-56",
      cell: (entry) => (
        <div className={entry.part ? "pl-5 font-normal" : undefined}>
          <span className="figures mr-2 text-hint font-normal text-muted">{entry.code}</span>
          <span className="phone:hidden">{labelOf(entry)}</span>
          {/* On a phone a figure is its name, its number and its change; the whole card leads to its rows. */}
          {set.figures[entry.code] === null ? (
            <span className="hidden phone:inline">{labelOf(entry)}</span>
          ) : (
            <Link className="hidden phone:inline" href={rowsAddress(asked, entry)}>
              {labelOf(entry)}
            </Link>
          )}
          <p className="max-w-read text-hint font-normal text-muted phone:hidden print:hidden">
            {entry.counts} Kỳ số liệu: {windowText(entry, season)}.
          </p>
        </div>
      ),
    },
    { key: "unit", header: "Đơn vị tính", phone: "hidden", cell: (entry) => entry.unit },
    {
      key: "value",
      header: `Mùa ${asked.season}`,
      align: "end",
      phone: "aside",
      cell: (entry) => (
        <strong className="figures text-lead whitespace-nowrap">
          {figureText(entry, set.figures[entry.code])}
        </strong>
      ),
    },
    {
      key: "before",
      header: `Mùa ${before?.year}`,
      align: "end",
      phone: "hidden",
      cell: (entry) => figureText(entry, before?.figures[entry.code] ?? null),
    },
    {
      key: "change",
      header: `So với ${before?.year}`,
      className: "whitespace-nowrap",
      phone: "line",
      cell: (entry) => {
        const change =
          before &&
          isComparable(entry.code, set.redrawn) &&
          changeOf(entry, set.figures[entry.code], before.figures[entry.code], before.year);
        if (!change) {
          return isComparable(entry.code, set.redrawn) || !set.redrawn ? (
            "–"
          ) : (
            <p className="text-hint whitespace-normal text-muted">{incomparableText(set.redrawn)}</p>
          );
        }
        return (
          <>
            <ChangeMark direction={change.direction} text={change.size} />
            {set.redrawn && countsByCommune(entry.code) && (
              <p className="text-hint whitespace-normal text-muted">{redrawnText(set.redrawn)}</p>
            )}
          </>
        );
      },
    },
    {
      key: "provisional",
      header: "Chờ tiếp nhận",
      align: "end",
      phone: "hidden",
      cell: (entry) => {
        const waiting = set.provisional[entry.code];
        if (waiting === null || waiting === 0) return figureText(entry, waiting);
        return (
          <Link className="text-link" href={rowsAddress(asked, entry, true)}>
            {figureText(entry, waiting)}
          </Link>
        );
      },
    },
    {
      key: "rows",
      header: "Nguồn",
      className: "print:hidden",
      phone: "hidden",
      cell: (entry) =>
        set.figures[entry.code] === null ? (
          "–"
        ) : (
          <Link className="text-link whitespace-nowrap tap" href={rowsAddress(asked, entry)}>
            Xem các điểm<span className="sr-only"> của {entry.code}</span>
          </Link>
        ),
    },
  ];
  return (
    <DataTable
      caption={caption}
      columns={before ? columns : columns.filter(({ key }) => key !== "before" && key !== "change")}
      rows={[...catalogue]}
      rowKey={(entry) => entry.code}
    />
  );
}
