import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { PlanBulk } from "@/components/festivals/plans/plan-bulk";
import { activePlanFilters, PlanFilterBar } from "@/components/festivals/plans/plan-filter";
import { PlanTable } from "@/components/festivals/plans/plan-table";
import { SeasonBadge } from "@/components/festivals/seasons/season-badge";
import { NoSeason } from "@/components/festivals/seasons/season-none";
import { EmptyState } from "@/components/patterns/empty-state";
import { ExportMenu } from "@/components/patterns/export-menu";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Pagination } from "@/components/patterns/pagination";
import { ButtonLink } from "@/components/ui/button";
import { may } from "@/lib/core/actor";
import { formatDay, formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { withQuery } from "@/lib/core/paging";
import { read } from "@/lib/core/read";
import { actingFor } from "@/lib/core/words";
import { dueFact, planDue } from "@/lib/festivals/deadlines/due";
import { seasonsTaking } from "@/lib/festivals/deadlines/due-queries";
import { acceptPlansAction } from "@/lib/festivals/plans/actions";
import { listPlans } from "@/lib/festivals/plans/list-queries";
import { planUnits } from "@/lib/festivals/plans/queries";
import { acceptedNote, planFilter } from "@/lib/festivals/plans/schema";
import { plansPerPage } from "@/lib/festivals/plans/view";
import { chosenSeason } from "@/lib/festivals/seasons/queries";

export const metadata: Metadata = { title: "Kế hoạch Ngày hội" };

type Props = { searchParams: Promise<Record<string, string | string[]>> };

/** Plans of a season in scope: filtered, ordered and paged by the address. */
export default screen(async function PlansPage({ searchParams }: Props) {
  const params = await searchParams;
  const filter = planFilter.parse(params);
  const until = new Date().toISOString();
  const { actor, list, drafts, open } = await read("festival.view", async (tx, who) => {
    const season = await chosenSeason(tx, who, null);
    if (season === null && filter.season === "") return { actor: who, list: null, drafts: [], open: false };
    const found = await listPlans(tx, who, filter);
    if (!found) return null;
    const units = may(who, "plan.enter") ? await planUnits(tx, who, found.season.id) : [];
    const open = (await seasonsTaking(tx, "plan")).has(found.season.id);
    return { actor: who, open, list: found, drafts: units.filter((unit) => unit.planId === null) };
  });
  if (!list) return <NoSeason title="Kế hoạch Ngày hội" />;
  const { season, rows, total } = list;
  const accepts = open && may(actor, "review.accept") && rows.some((row) => row.mine);
  const commune = actor.unit.level === "commune";
  const told = acceptedNote(params);
  const create = open && drafts.length > 0 && (
    <ButtonLink href={`/festivals/plans/new?season=${season.year}`} variant="primary">
      Lập kế hoạch
    </ButtonLink>
  );
  return (
    <PageBody>
      {told && <Notice tone="success" title={told} live />}
      <PageHeader
        title={`Kế hoạch Ngày hội ${season.year}`}
        facts={[
          actingFor(actor),
          <SeasonBadge key="state" state={season.state} />,
          dueFact(planDue(season.due, actor.unit.level)),
          `${formatNumber(total)} kế hoạch`,
          `số liệu đến ${formatInstant(new Date())}`,
        ]}
        actions={
          <>
            <ExportMenu
              name="plans"
              query={{ ...filter, season: season.year }}
              total={total}
              noun="kế hoạch"
            />
            {!commune && (
              <ButtonLink href={`/festivals/plans/missing?season=${season.year}`}>Đơn vị chưa gửi</ButtonLink>
            )}
            {create}
          </>
        }
      />
      <PlanFilterBar filter={filter} list={list} oneUnit={commune && actor.actsFor.length === 1} />
      <PlanTable
        list={list}
        filter={filter}
        form={accepts ? "accept-plans" : null}
        empty={
          activePlanFilters(filter) > 0 ? (
            <EmptyState title="Không có kế hoạch nào khớp bộ lọc">
              Bỏ bớt điều kiện lọc để xem thêm.
            </EmptyState>
          ) : (
            <EmptyState title={`Chưa có kế hoạch nào của mùa ${season.year}`} action={create}>
              Kế hoạch của xã và tỉnh được lập trước {formatDay(season.due.plan.on)}, cấp trên tiếp nhận tại
              đây.
            </EmptyState>
          )
        }
      />
      <Pagination
        page={filter.page}
        pageSize={plansPerPage}
        total={total}
        noun="kế hoạch"
        hrefFor={(page) => withQuery("/festivals/plans", filter, { page })}
      />
      {accepts && (
        <PlanBulk
          form="accept-plans"
          action={acceptPlansAction}
          requestId={randomUUID()}
          back={withQuery("/festivals/plans", filter, { page: filter.page })}
          until={until}
        />
      )}
    </PageBody>
  );
});
