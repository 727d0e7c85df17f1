import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { ExtensionNotice } from "@/components/festivals/extensions/extension-notice";
import { MissingNotice } from "@/components/festivals/supplements/missing-notice";
import { ExportMenu } from "@/components/patterns/export-menu";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Pagination } from "@/components/patterns/pagination";
import { HomeFigures } from "@/components/reports/home-figures";
import { HomeOverview } from "@/components/reports/home-overview";
import { ButtonLink } from "@/components/ui/button";
import { WorkList } from "@/components/work/work-list";
import { may } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { read } from "@/lib/core/read";
import { actingFor } from "@/lib/core/words";
import { currentExtensions } from "@/lib/festivals/extensions/queries";
import { readFilter, type SearchParams } from "@/lib/festivals/points/filter";
import { listSeasonRefs } from "@/lib/festivals/points/queries";
import { ownException } from "@/lib/festivals/supplements/queries";
import { getOverview } from "@/lib/reports/overview-queries";
import { reportAddress } from "@/lib/reports/schema";
import { listMyWork } from "@/lib/work/queries";
import { countWaiting } from "@/lib/work/waiting-queries";

export const metadata: Metadata = { title: "Việc của tôi" };

const perPage = 20;

/** The first page: what waits for this person, late first, and below it the figures of the unit. */
export default screen(async function HomePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { page } = readFilter(await searchParams);
  const today = dayOf(new Date());
  const count = await countWaiting();
  const { actor, items, season, extended, missing, overview } = await read("home.view", async (tx, who) => ({
    actor: who,
    items: await listMyWork(tx, who, { limit: perPage, offset: (page - 1) * perPage }, today),
    season: (await listSeasonRefs(tx)).find(({ state }) => state === "open"),
    extended: await currentExtensions(tx, who),
    missing: may(who, "festival.view") ? await ownException(tx, who) : null,
    overview: may(who, "figure.view") ? await getOverview(tx, who, reportAddress.parse({})) : null,
  }));
  const commune = actor.unit.level === "commune" && may(actor, "festival.enter");
  const result = items.find(({ act }) => act === "enter_result");
  return (
    <PageBody>
      <PageHeader
        title="Việc của tôi"
        facts={[
          actingFor(actor),
          count.all > 0 && `${formatNumber(count.all)} việc`,
          count.late > 0 && (
            <strong key="late" className="text-red">{`${formatNumber(count.late)} quá hạn`}</strong>
          ),
        ]}
        actions={
          count.all > 0 &&
          may(actor, "export.take") && <ExportMenu name="work" total={count.all} noun="việc" />
        }
      />
      {missing && <MissingNotice missing={missing} />}
      {extended && <ExtensionNotice rows={extended.rows} year={extended.year} />}
      {commune && season && (
        <div className="flex flex-wrap gap-2.5">
          {result && (
            <ButtonLink href={result.href} variant="primary" size="large">
              Nhập kết quả Ngày hội
            </ButtonLink>
          )}
          <ButtonLink
            href={`/festivals/new?season=${season.year}`}
            variant={result ? "secondary" : "primary"}
            size="large"
          >
            Thêm điểm tổ chức
          </ButtonLink>
        </div>
      )}
      <WorkList items={items} />
      <Pagination
        page={page}
        pageSize={perPage}
        total={count.all}
        noun="việc"
        hrefFor={(next) => (next === 1 ? "/" : `/?page=${next}`)}
      />
      {overview && <HomeFigures overview={overview} />}
      {overview && <HomeOverview overview={overview} today={today} />}
    </PageBody>
  );
});
