import { StateBadge } from "@/components/patterns/state-badge";
import { Link } from "@/components/ui/link";
import { type Day, formatDay } from "@/lib/core/dates";
import { withQuery } from "@/lib/core/paging";
import { policeOf } from "@/lib/core/words";
import { disciplineOrder } from "@/lib/reports/discipline";
import type { ProvinceReport } from "@/lib/reports/overview";
import { disciplineWords } from "@/lib/reports/words";
import { disciplineTone, StandingBadges } from "./standing-badges";

type ProvinceReportsProps = {
  reports: ProvinceReport[];
  dueOn: Day;
  season: number;
  /** Where every province stands by name, not only those that somebody must act on. */
  all?: boolean;
};

/** The season reports of the provinces: how many stand how, and each by name. */
export function ProvinceReports({ reports, dueOn, season, all = false }: ProvinceReportsProps) {
  const standing = disciplineOrder.map((discipline) => ({
    discipline,
    count: reports.filter((report) => report.discipline === discipline).length,
  }));
  const shown = all
    ? reports
    : reports.filter((report) => report.discipline !== "ontime" && report.discipline !== "late");
  const page = all ? "" : withQuery("/reports/discipline", { season });
  return (
    <div className="grid gap-3">
      <StandingBadges standing={standing} hrefOf={(discipline) => `${page}#reports-${discipline}`} />
      {shown.length === 0 ? (
        <p>Báo cáo của mọi tỉnh, thành phố đã được tiếp nhận.</p>
      ) : (
        <ul className="grid max-h-80 gap-x-6 overflow-y-auto sm:grid-cols-2 print:max-h-none">
          {shown.map((report, index) => (
            <li
              key={report.id}
              id={
                all && shown[index - 1]?.discipline !== report.discipline
                  ? `reports-${report.discipline}`
                  : undefined
              }
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
              <span className="grid shrink-0 justify-items-end">
                <StateBadge tone={disciplineTone[report.discipline]}>
                  {disciplineWords[report.discipline]}
                </StateBadge>
                {report.dueOn > dueOn && (
                  <span className="figures text-hint text-muted">gia hạn đến {formatDay(report.dueOn)}</span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="text-hint text-muted">
        Hạn gửi báo cáo mùa {season}: {formatDay(dueOn)}.{" "}
        <Link
          className="text-link phone:inline-block phone:py-3 print:hidden"
          href={withQuery("/festivals/reports", { season })}
        >
          Mọi báo cáo tỉnh
        </Link>
      </p>
    </div>
  );
}
