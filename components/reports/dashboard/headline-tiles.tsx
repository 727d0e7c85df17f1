import { HeadlineFigures } from "@/components/reports/headline-figures";
import { Link } from "@/components/ui/link";
import { formatTime } from "@/lib/core/dates";
import { entryOf, type FigureCode } from "@/lib/reports/catalogue";
import type { Dashboard } from "@/lib/reports/dashboard";
import { keptOf, originLink } from "@/lib/reports/dashboard-addresses";
import { headlineText } from "@/lib/reports/headline";

/** The season in a sentence and in figures; each leads to its rows, and says how fresh it is and of what it is made. */
export function HeadlineTiles({ dashboard }: { dashboard: Dashboard }) {
  const { unit, season, set, asked } = dashboard;
  const said = headlineText(unit, season.year, set.figures);
  const foot = (code: FigureCode) => (
    <span className="flex flex-wrap justify-between gap-x-2">
      <span>đã tiếp nhận đến {formatTime(set.asOf)}</span>
      <Link href={originLink(asked, code)} className="text-link phone:inline-block phone:py-2.5 print:hidden">
        từ đâu?<span className="sr-only"> {entryOf(code).short}</span>
      </Link>
    </span>
  );
  return (
    <>
      {said && (
        <p className="max-w-read text-lead">
          {said.text}{" "}
          {said.rounded && (
            <span className="text-hint text-muted">
              Số đi với “trên”, “gần” là số làm tròn; số đúng ở các ô và bảng dưới đây.
            </span>
          )}
        </p>
      )}
      <HeadlineFigures
        figures={dashboard}
        kept={keptOf(dashboard)}
        foot={foot}
        silentFoot={`đến ${formatTime(set.asOf)}`}
      />
    </>
  );
}
