import { ExportMenu } from "@/components/patterns/export-menu";
import { Pagination } from "@/components/patterns/pagination";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { Day } from "@/lib/core/dates";
import { formatDay } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { withQuery } from "@/lib/core/paging";
import { rowsAddress } from "@/lib/reports/addresses";
import { disciplineLink } from "@/lib/reports/dashboard-addresses";
import type { Overview } from "@/lib/reports/overview";
import { CommuneRanking } from "./commune-ranking";
import { StandingBadges } from "./standing-badges";

/** What a province or a district looks at: the queue, how its communes stand, and each of them. */
export function AreaOverview({ overview, today }: { overview: Overview; today: Day }) {
  const { ranking, asked, season, map, standing, set } = overview;
  if (!ranking) return null;
  const waiting = set.provisional.NH01 ?? 0;
  const sort = `${ranking.descending ? "-" : ""}${ranking.sort}`;
  return (
    <>
      <Card
        title="Hàng chờ và kỷ luật báo cáo"
        note={`Hạn gửi kết quả mùa ${season.year}: ${formatDay(season.resultDueOn)}`}
        actions={
          <>
            <ExportMenu name="standing" query={{ season: season.year, map }} what="kỷ luật báo cáo" />
            <ButtonLink
              variant={waiting > 0 ? "primary" : "secondary"}
              href={rowsAddress(asked, { filter: {} }, true)}
            >
              {waiting > 0
                ? `Xem ${formatNumber(waiting)} điểm chờ tiếp nhận`
                : "Không có điểm chờ tiếp nhận"}
            </ButtonLink>
          </>
        }
      >
        <StandingBadges
          standing={standing}
          hrefOf={(one) => disciplineLink({ season: season.year, map }, { standing: one })}
        />
      </Card>
      <section id="units" className="grid gap-3">
        <div className="flex flex-wrap items-end justify-between gap-3">
          <h2 className="text-lead font-semibold">
            Các đơn vị cấp xã{" "}
            <span className="figures font-normal text-muted">({formatNumber(ranking.total)})</span>
          </h2>
          {!overview.absorbedOnly && (
            <ExportMenu name="ranking" query={{ ...asked, map, sort }} what="các đơn vị cấp xã" small />
          )}
        </div>
        <CommuneRanking
          rows={ranking.rows}
          asked={{ ...asked, map }}
          path="/reports/figures"
          sort={ranking.sort}
          descending={ranking.descending}
          caption={`Các đơn vị cấp xã trong mùa ${season.year}`}
          season={season}
          today={today}
        />
        <Pagination
          page={ranking.page}
          pageSize={ranking.size}
          total={ranking.total}
          noun="đơn vị"
          hrefFor={(page) => withQuery("/reports/figures", { ...asked, map, sort, page })}
        />
      </section>
    </>
  );
}
