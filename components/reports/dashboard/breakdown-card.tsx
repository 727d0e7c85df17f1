import { ExportMenu } from "@/components/patterns/export-menu";
import { LinkChoice } from "@/components/patterns/link-choice";
import { Pagination } from "@/components/patterns/pagination";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { figuresAddress } from "@/lib/reports/addresses";
import { entryOf } from "@/lib/reports/catalogue";
import type { Breakdown, Dashboard } from "@/lib/reports/dashboard";
import { dashboardLink, keptOf } from "@/lib/reports/dashboard-addresses";
import { divisions } from "@/lib/reports/dashboard-schema";
import { inexactBelow, inexactMark } from "@/lib/reports/inexact";
import { absentText } from "@/lib/reports/words";
import { BreakdownTable } from "./breakdown-table";

type BreakdownCardProps = { dashboard: Dashboard; breakdown: Breakdown; className?: string };

const divisionWords = { place: "Theo xã", district: "Theo huyện" } as const;

/** Provinces of the nation, communes (or districts, in their time) of a province, ranked by the chosen figure. */
export function BreakdownCard({ dashboard, breakdown, className }: BreakdownCardProps) {
  const { figure, set } = dashboard;
  const { page, size, total, by, sort, divisible } = breakdown;
  const kept = keptOf(dashboard, figure);
  const inexact = inexactBelow(dashboard.unit.level, entryOf(figure), set);
  const at = (change: Record<string, string | number>) =>
    dashboardLink(kept, {
      by: by === "district" ? by : undefined,
      sort: sort === "name" ? sort : undefined,
      ...change,
    });
  return (
    <Card
      id="ranking"
      className={className}
      title={`Xếp theo ${entryOf(figure).short.toLowerCase()}`}
      note={
        <>
          {sort === "value" ? "Từ cao xuống thấp" : "Theo mã đơn vị"}
          {inexact > 0 && `; ${inexactMark(inexact)}`}
          {set.figures[figure] === null && `; ${absentText(set.coverage)}`}.{" "}
          <Link
            className="text-link phone:inline-block phone:py-3 print:hidden"
            href={at({ sort: sort === "value" ? "name" : "value" })}
          >
            {sort === "value" ? "Xếp theo mã" : "Xếp từ cao xuống thấp"}
          </Link>
        </>
      }
      actions={
        <>
          {divisible && (
            <LinkChoice
              label="Chia theo"
              options={divisions.map((division) => ({
                key: division,
                label: divisionWords[division],
                href: at({ by: division }),
                current: division === by,
              }))}
            />
          )}
          <ExportMenu
            name="figure-ranking"
            query={{ ...dashboard.asked, figure, by, sort }}
            total={total}
            noun="đơn vị"
            what={`bảng xếp theo ${entryOf(figure).short.toLowerCase()}`}
            small
          />
          <ButtonLink size="small" href={figuresAddress(dashboard.asked)}>
            Bảng đủ chỉ tiêu
          </ButtonLink>
        </>
      }
      flush
    >
      <div className="@container">
        <BreakdownTable dashboard={dashboard} breakdown={breakdown} />
      </div>
      {total > size && (
        <div className="px-4 py-3">
          <Pagination
            page={page}
            pageSize={size}
            total={total}
            noun="đơn vị"
            hrefFor={(next) => at({ page: next })}
          />
        </div>
      )}
    </Card>
  );
}
