import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { formatDay, formatTime } from "@/lib/core/dates";
import { formatNumber, formatPart } from "@/lib/core/numbers";
import { withQuery } from "@/lib/core/paging";
import { rowsAddress } from "@/lib/reports/addresses";
import type { Dashboard } from "@/lib/reports/dashboard";
import { disciplineLink, keptOf } from "@/lib/reports/dashboard-addresses";
import { disciplineWords, paceText } from "@/lib/reports/words";
import { StandingBar, StandingMark, standingOrder } from "../charts/standing-bar";

/** Who reported in time, late or not at all, and how long acceptance takes. */
export function DisciplineCard({ dashboard }: { dashboard: Dashboard }) {
  const { standing, pace, season, set, reports } = dashboard;
  const some = standingOrder.flatMap((discipline) =>
    standing.filter((one) => one.discipline === discipline && one.count > 0),
  );
  const waiting = set.provisional.NH01 ?? 0;
  const all = some.reduce((sum, { count }) => sum + count, 0);
  const open = reports?.filter(({ discipline }) => discipline !== "ontime" && discipline !== "late") ?? [];
  return (
    <Card
      id="reporting"
      title="Kỷ luật báo cáo"
      note={`Hạn gửi kết quả ${formatDay(season.resultDueOn)}; mỗi xã tính một lần, theo bước chậm nhất; đến ${formatTime(set.asOf)}`}
      actions={
        <ButtonLink size="small" href={disciplineLink(keptOf(dashboard))}>
          Theo đơn vị
        </ButtonLink>
      }
    >
      <div className="grid gap-3">
        {all === 0 ? (
          <p className="text-muted">Không có đơn vị cấp xã nào phải báo cáo trong mùa này.</p>
        ) : (
          <>
            <StandingBar id="standing" title="Các xã theo tình trạng báo cáo" standing={standing} />
            <ul className="grid gap-x-6 sm:grid-cols-2">
              {some.map(({ discipline, count }) => (
                <li key={discipline} className="flex items-center gap-2 border-b border-line py-1">
                  <StandingMark id="standing" discipline={discipline} />
                  <span className="min-w-0 flex-1">{disciplineWords[discipline]}</span>
                  <span className="figures">
                    <Link
                      href={disciplineLink(keptOf(dashboard), { standing: discipline })}
                      className="font-semibold hover:text-accent hover:underline phone:inline-flex phone:min-h-11 phone:items-center"
                    >
                      {formatNumber(count)}
                      <span className="sr-only"> xã {disciplineWords[discipline].toLowerCase()}</span>
                    </Link>{" "}
                    <span className="text-muted">
                      <span aria-hidden="true">xã, </span>
                      {formatPart(count, all)}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
        <p>
          {paceText(pace)}{" "}
          <Link
            className="text-link phone:inline-block phone:py-3 print:hidden"
            href={withQuery("/reports/waiting", { season: season.year })}
          >
            Thời gian từng bước
          </Link>
        </p>
        {waiting > 0 && (
          <p>
            <Link
              className="text-link phone:inline-block phone:py-3"
              href={rowsAddress(dashboard.asked, { filter: {} }, true)}
            >
              {formatNumber(waiting)} điểm đang chờ tiếp nhận
            </Link>
          </p>
        )}
        {reports && (
          <p>
            Báo cáo mùa của tỉnh: {formatNumber(reports.length - open.length)}/{formatNumber(reports.length)}{" "}
            đã tiếp nhận, hạn {formatDay(season.reportDueOn)}.{" "}
            <Link
              className="text-link phone:inline-block phone:py-3 print:hidden"
              href={withQuery("/festivals/reports", { season: season.year })}
            >
              {open.length === 0 ? "Mọi báo cáo tỉnh" : `${formatNumber(open.length)} tỉnh chưa xong`}
            </Link>
          </p>
        )}
      </div>
    </Card>
  );
}
