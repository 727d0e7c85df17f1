import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { formatDay, formatTime } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { actsIn, changeActWords, changedName, daysAgo } from "@/lib/reports/changes";
import type { Dashboard } from "@/lib/reports/dashboard";
import { changedAt, changesLink, keptOf } from "@/lib/reports/dashboard-addresses";
import { changeActs } from "@/lib/reports/dashboard-schema";
import { sideName } from "@/lib/reports/words";

const shown = 5;

/** What was sent, accepted, returned and corrected since the morning of yesterday, and where most of it. */
export function ChangesCard({ dashboard }: { dashboard: Dashboard }) {
  const { changes, unit, set } = dashboard;
  const { total, units, since } = changes;
  const query = { ...keptOf(dashboard), since };
  return (
    <Card
      title="Thay đổi từ hôm qua"
      note={`Các điểm, từ 00:00 ngày ${formatDay(since)} đến ${formatTime(set.asOf)}`}
      actions={
        actsIn(total) > 0 && (
          <ButtonLink size="small" href={changesLink(query)}>
            Xem từng việc
          </ButtonLink>
        )
      }
    >
      {actsIn(total) === 0 ? (
        <p className="text-muted">
          Chưa có điểm nào được gửi, tiếp nhận, trả lại hay đính chính từ hôm qua.{" "}
          <Link
            className="text-link phone:inline-block phone:py-3 print:hidden"
            href={changesLink({ ...query, since: daysAgo(30, set.asOf) })}
          >
            Xem 30 ngày
          </Link>
        </p>
      ) : (
        <div className="grid gap-3">
          <ul className="grid grid-cols-2 gap-2 sm:grid-cols-4">
            {changeActs.map((act) => (
              <li key={act}>
                <Link
                  href={changesLink({ ...query, act })}
                  className="grid min-h-11 rounded-control border border-line px-3 py-1.5 hover:border-accent"
                >
                  <span className="text-hint text-muted">{changeActWords[act]}</span>
                  <span className="figures text-lead font-semibold">
                    {formatNumber(total[act])}
                    <span className="sr-only"> điểm</span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
          {unit.level !== "commune" && (
            <ul aria-label="Nơi có nhiều thay đổi nhất">
              {units.slice(0, shown).map(({ unit: one, later, counts }) => (
                <li
                  key={one.id}
                  className="flex flex-wrap items-baseline justify-between gap-x-3 border-b border-line py-1 last:border-b-0"
                >
                  <Link
                    href={changesLink({ ...changedAt(query, later), unit: one.code })}
                    className="font-semibold hover:text-accent hover:underline phone:inline-flex phone:min-h-11 phone:items-center"
                  >
                    {changedName(sideName(one), later)}
                  </Link>
                  <span className="figures text-hint text-muted">
                    {changeActs
                      .filter((act) => counts[act] > 0)
                      .map((act) => `${changeActWords[act].toLowerCase()} ${formatNumber(counts[act])}`)
                      .join(", ")}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Card>
  );
}
