import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { Link } from "@/components/ui/link";
import { formatNumber, formatPart } from "@/lib/core/numbers";
import { rowsAddress } from "@/lib/reports/addresses";
import { disciplineLink, type Kept, keptOf } from "@/lib/reports/dashboard-addresses";
import { disciplineColumns, type StandingAsked, standingIn } from "@/lib/reports/discipline";
import type { DisciplinePage } from "@/lib/reports/discipline-page";
import type { RankedUnit } from "@/lib/reports/overview";
import { type Discipline, daysText, disciplineWords, provinceName } from "@/lib/reports/words";

/** A number of communes with the way to exactly those communes. */
function Count({
  count,
  text,
  kept,
  standing,
}: {
  count: number;
  text?: string;
  kept: Kept;
  standing: StandingAsked;
}) {
  const shown = text ?? formatNumber(count);
  if (count === 0) return <span data-nil="">{shown}</span>;
  return (
    <Link className="hover:text-accent hover:underline" href={disciplineLink(kept, { standing })}>
      {shown}
    </Link>
  );
}

const asksForAct = (discipline: Discipline) => !["pending", "late", "ontime"].includes(discipline);

/** Provinces by how their communes report; every number leads to the communes that it counts. */
export function DisciplineTable({ page }: { page: DisciplinePage }) {
  const { rows, paces, pace, asked, season, standing, state } = page;
  const whole = keptOf(page);
  const of = (row: RankedUnit): Kept => ({ ...asked, unit: row.code });
  const sum = (key: "communes" | "reported") => rows.reduce((all, row) => all + row[key], 0);
  const columns: Column<RankedUnit>[] = [
    {
      key: "unit",
      header: "Tỉnh, thành phố",
      cell: (row) => (
        <Link className="text-link" href={disciplineLink(of(row))}>
          {provinceName(row)}
        </Link>
      ),
    },
    {
      key: "reported",
      header: "Đã báo cáo",
      align: "end",
      phone: "aside",
      cell: (row) => (
        <Count
          count={row.reported}
          text={formatPart(row.reported, row.communes)}
          kept={of(row)}
          standing="reported"
        />
      ),
      total: (
        <Count
          count={sum("reported")}
          text={formatPart(sum("reported"), sum("communes"))}
          kept={whole}
          standing="reported"
        />
      ),
    },
    {
      key: "communes",
      header: "Số xã",
      align: "end",
      phone: "hidden",
      cell: (row) => formatNumber(row.communes),
      total: formatNumber(sum("communes")),
    },
    ...disciplineColumns(standing).map((discipline) => ({
      key: discipline,
      header: disciplineWords[discipline],
      align: "end" as const,
      // On a phone a card says what asks for an act; the rest is a click away.
      phone: asksForAct(discipline) ? ("line" as const) : ("hidden" as const),
      cell: (row: RankedUnit) => (
        <Count count={standingIn(row, discipline, state)} kept={of(row)} standing={discipline} />
      ),
      total: (
        <Count
          count={standing.find((one) => one.discipline === discipline)?.count ?? 0}
          kept={whole}
          standing={discipline}
        />
      ),
    })),
    {
      key: "pace",
      header: "Số ngày để tiếp nhận một điểm",
      align: "end",
      phone: "hidden",
      cell: (row) => {
        const days = daysText(paces.get(row.id)?.meanDays ?? null);
        if (days === "–") return days;
        return (
          <Link
            className="hover:text-accent hover:underline"
            href={rowsAddress({ ...asked, unit: row.code }, { filter: {} })}
          >
            {days}
            <span className="sr-only"> ngày, các điểm đã tiếp nhận</span>
          </Link>
        );
      },
      total: daysText(pace.meanDays),
    },
  ];
  return (
    <DataTable
      caption={`Kỷ luật báo cáo của các tỉnh, mùa ${season.year}`}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      totalLabel="Toàn quốc"
      empty={<EmptyState title="Không có đơn vị nào trong mùa này">Chọn mùa khác ở đầu trang.</EmptyState>}
    />
  );
}
