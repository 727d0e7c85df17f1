import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { MissingPlanTable } from "@/components/festivals/plans/plan-missing-table";
import { SeasonNav } from "@/components/festivals/seasons/season-nav";
import { NoSeason } from "@/components/festivals/seasons/season-none";
import { EmptyState } from "@/components/patterns/empty-state";
import { ExportMenu } from "@/components/patterns/export-menu";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { ProgressBar } from "@/components/patterns/progress-bar";
import { Card } from "@/components/ui/card";
import { isNational } from "@/lib/core/actor";
import { formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { withQuery } from "@/lib/core/paging";
import { read } from "@/lib/core/read";
import { policeOf } from "@/lib/core/words";
import { dueFact } from "@/lib/festivals/deadlines/due";
import { missingPlans } from "@/lib/festivals/plans/list-queries";
import { missingPlanFilter } from "@/lib/festivals/plans/schema";
import { chosenSeason } from "@/lib/festivals/seasons/queries";

export const metadata: Metadata = { title: "Đơn vị chưa gửi kế hoạch" };

type Props = { searchParams: Promise<Record<string, string | string[]>> };

/** Who has not sent a plan: communes for their province, provinces for V05. */
export default screen(async function MissingPlansPage({ searchParams }: Props) {
  const filter = missingPlanFilter.parse(await searchParams);
  const { actor, list } = await read("festival.view", async (tx, who) => {
    const season = await chosenSeason(tx, who, null);
    if (season === null && filter.season === "") return { actor: who, list: null };
    const found = await missingPlans(tx, who, filter);
    return found && { actor: who, list: found };
  });
  if (!list) return <NoSeason title="Đơn vị chưa gửi kế hoạch" />;
  const { season, seasons, rows, total, expected, of } = list;
  const noun = isNational(actor) && of === null ? "tỉnh, thành phố" : "đơn vị cấp xã";
  return (
    <PageBody>
      <PageHeader
        title={`Đơn vị chưa gửi kế hoạch ${season.year}`}
        facts={[
          of ?? policeOf(actor.unit),
          `${formatNumber(total)} ${noun} chưa gửi`,
          dueFact(noun === "tỉnh, thành phố" ? season.due.provincePlan : season.due.plan),
          `số liệu đến ${formatInstant(new Date())}`,
        ]}
        crumbs={[{ label: "Kế hoạch", href: `/festivals/plans?season=${season.year}` }]}
        actions={
          <ExportMenu
            name="plans-missing"
            query={{ season: season.year, unit: filter.unit }}
            total={total}
            noun="đơn vị"
          />
        }
      />
      <SeasonNav
        seasons={seasons}
        year={season.year}
        hrefFor={(year) => withQuery("/festivals/plans/missing", { season: year, unit: filter.unit })}
      />
      <Card>
        <ProgressBar label="Đã gửi kế hoạch" done={expected - total} of={expected} noun={noun} />
      </Card>
      <MissingPlanTable
        rows={rows}
        year={season.year}
        empty={
          <EmptyState
            title={
              expected === 0 ? "Không có đơn vị nào trong phạm vi của bạn" : "Mọi đơn vị đã gửi kế hoạch"
            }
          />
        }
      />
    </PageBody>
  );
});
