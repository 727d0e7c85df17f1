import { StateBadge } from "@/components/patterns/state-badge";
import { Link } from "@/components/ui/link";
import { type Day, formatDay } from "@/lib/core/dates";
import { withQuery } from "@/lib/core/paging";
import { policeOf } from "@/lib/core/words";
import { disciplineOrder } from "@/lib/reports/discipline";
import type { ProvinceReport } from "@/lib/reports/overview";
import { disciplineWords } from "@/lib/reports/words";
import { disciplineTone, StandingBadges } from "./standing-badges";

type ProvinceReportsProps = { reports: ProvinceReport[]; dueOn: Day; season: number };

/** The season reports of the provinces: how many stand how, and by name those that somebody must act on. */
export function ProvinceReports({ reports, dueOn, season }: ProvinceReportsProps) {
  const standing = disciplineOrder.map((discipline) => ({
    discipline,
    count: reports.filter((report) => report.discipline === discipline).length,
  }));
  const open = reports.filter((report) => report.discipline !== "ontime" && report.discipline !== "late");
  return (
    <div className="grid gap-3">
      <StandingBadges standing={standing} />
      {open.length === 0 ? (
        <p>Báo cáo của mọi tỉnh, thành phố đã được tiếp nhận.</p>
      ) : (
        <ul className="grid max-h-80 gap-x-6 overflow-y-auto sm:grid-cols-2 print:max-h-none">
          {open.map((report) => (
            <li
              key={report.id}
              className="flex items-center justify-between gap-3 border-b border-line py-1.5 phone:py-0 phone:min-h-11"
            >
              {report.reportId ? (
                <Link
                  className="min-w-0 hover:text-accent hover:underline tap phone:flex phone:items-center"
                  href={`/festivals/reports/${report.reportId}`}
                >
                  {policeOf(report)}
                </Link>
              ) : (
                <span className="min-w-0">{policeOf(report)}</span>
              )}
              <StateBadge tone={disciplineTone[report.discipline]}>
                {disciplineWords[report.discipline]}
              </StateBadge>
            </li>
          ))}
        </ul>
      )}
      <p className="text-hint text-muted">
        Hạn gửi báo cáo mùa {season}: {formatDay(dueOn)}.{" "}
        <Link
          className="text-link phone:inline-block phone:py-3"
          href={withQuery("/festivals/reports", { season })}
        >
          Mọi báo cáo tỉnh
        </Link>
      </p>
    </div>
  );
}
