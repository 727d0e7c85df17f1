import { FigureCard, FigureGrid } from "@/components/patterns/figure-card";
import { FigureOf } from "@/components/reports/figure-cards";
import { Link } from "@/components/ui/link";
import { formatTime } from "@/lib/core/dates";
import { formatMoney, formatNumber } from "@/lib/core/numbers";
import type { FigureCode } from "@/lib/reports/catalogue";
import { type Dashboard, headline } from "@/lib/reports/dashboard";
import { disciplineLink, keptOf, originLink } from "@/lib/reports/dashboard-addresses";

/** The few figures that say how the season goes; each leads to its rows, and says how fresh it is and of what it is made. */
export function HeadlineTiles({ dashboard }: { dashboard: Dashboard }) {
  const { unit, set, asked, standing } = dashboard;
  const silent = set.coverage.expected - set.coverage.reported;
  const overdue = standing.find((row) => row.discipline === "overdue")?.count ?? 0;
  const foot = (code: FigureCode, name: string) => (
    <span className="flex flex-wrap justify-between gap-x-2">
      <span>đã tiếp nhận đến {formatTime(set.asOf)}</span>
      <Link href={originLink(asked, code)} className="text-link phone:inline-block phone:py-2.5">
        từ đâu?<span className="sr-only"> {name}</span>
      </Link>
    </span>
  );
  return (
    <FigureGrid columns={unit.level === "commune" ? 4 : 6}>
      {headline[unit.level].map((code) =>
        code === "NH02" && set.redrawn ? (
          // Of other communes neither points nor shares can be held against each other: the share of now says most.
          <FigureOf
            key={code}
            code="NH05"
            set={set}
            asked={asked}
            hint={`${formatNumber(set.figures.NH02)} điểm cấp xã; không so với ${set.redrawn.year}: khi đó có ${formatNumber(set.redrawn.was)} xã, nay ${formatNumber(set.redrawn.now)} xã`}
            foot={foot("NH05", "Tỷ lệ xã có tổ chức")}
          />
        ) : (
          <FigureOf
            key={code}
            code={code}
            set={set}
            asked={asked}
            hint={code === "NH10" ? formatMoney(set.figures.NH11) : undefined}
            foot={foot(code, code)}
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
          href={disciplineLink(keptOf(dashboard))}
          foot={`đến ${formatTime(set.asOf)}`}
        />
      )}
    </FigureGrid>
  );
}
