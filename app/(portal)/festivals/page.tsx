import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { FestivalFilter } from "@/components/festivals/points/festival-filter";
import { FestivalTable } from "@/components/festivals/points/festival-table";
import { ListEmpty } from "@/components/festivals/points/list-empty";
import { WaitingBar } from "@/components/festivals/points/waiting-bar";
import { ExportMenu } from "@/components/patterns/export-menu";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Pagination } from "@/components/patterns/pagination";
import { ButtonLink } from "@/components/ui/button";
import { may } from "@/lib/core/actor";
import { dayOf, formatDay, formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { read } from "@/lib/core/read";
import { actingFor } from "@/lib/core/words";
import { seasonsTaking } from "@/lib/festivals/deadlines/due-queries";
import { activeFilters, filterQuery, readFilter, type SearchParams } from "@/lib/festivals/points/filter";
import { countedIn } from "@/lib/festivals/points/filter-words";
import { listFestivals, pageSize } from "@/lib/festivals/points/list-queries";
import { listSeasonRefs } from "@/lib/festivals/points/queries";
import { seasonStateWords } from "@/lib/festivals/words";

export const metadata: Metadata = { title: "Điểm tổ chức Ngày hội" };

/** All points in scope: filtered, ordered and paged by the address. */
export default screen(async function FestivalsPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const params = await searchParams;
  const now = new Date();
  const { actor, seasons, taking, filter, rows, totals } = await read("festival.view", async (tx, who) => {
    const list = await listSeasonRefs(tx);
    const asked = readFilter(params);
    const wanted = { ...asked, season: asked.season ?? list[0]?.year ?? null };
    const taking = await seasonsTaking(tx, "result");
    return {
      actor: who,
      seasons: list,
      taking,
      filter: wanted,
      ...(await listFestivals(tx, wanted, dayOf(now))),
    };
  });
  const season = seasons.find(({ year }) => year === filter.season);
  const open = season !== undefined && taking.has(season.id);
  const begun =
    typeof params.begun === "string" && /^\d{1,4}$/.test(params.begun) ? Number(params.begun) : null;
  const mayAdd = open && may(actor, "festival.enter");
  const mayAccept =
    open &&
    may(actor, "review.accept") &&
    actor.unit.level === "province" &&
    rows.some(({ state }) => state === "sent");
  return (
    <PageBody>
      {params.deleted === "1" && <Notice tone="success" title="Đã xóa bản nháp" live />}
      {begun !== null && (
        <Notice tone="success" title={`Đã lập lại ${formatNumber(begun)} điểm từ mùa trước`} live>
          Mở từng điểm để kiểm tra; những gì đổi so với mùa trước được ghi cạnh từng mục.
        </Notice>
      )}
      <PageHeader
        title={`Điểm tổ chức Ngày hội ${filter.season ?? ""}`}
        facts={[
          actingFor(actor),
          season && `mùa ${formatDay(season.startsOn)} – ${formatDay(season.endsOn)}`,
          season && seasonStateWords[season.state].toLowerCase(),
          `${formatNumber(totals.count)} điểm`,
          ...countedIn(totals.parts),
          `số liệu đến ${formatInstant(now)}`,
        ]}
        actions={
          <>
            <ExportMenu name="points" query={filterQuery(filter)} total={totals.count} noun="điểm" />
            {mayAdd && (
              <>
                <ButtonLink href={`/festivals/import?season=${filter.season}`}>Nhập từ Excel</ButtonLink>
                <ButtonLink href={`/festivals/clone?season=${filter.season}`}>
                  Lập lại từ mùa trước
                </ButtonLink>
                <ButtonLink href={`/festivals/new?season=${filter.season}`} variant="primary">
                  Thêm điểm tổ chức
                </ButtonLink>
              </>
            )}
          </>
        }
      />
      <FestivalFilter
        filter={filter}
        seasons={seasons}
        oneUnit={actor.unit.level === "commune" && actor.actsFor.length === 1}
      />
      <FestivalTable
        rows={rows}
        totals={totals}
        filter={filter}
        form={mayAccept ? "accept" : null}
        empty={<ListEmpty year={filter.season} filtered={activeFilters(filter) > 0} mayAdd={mayAdd} />}
      />
      <Pagination
        page={filter.page}
        pageSize={pageSize}
        total={totals.count}
        noun="điểm"
        hrefFor={(page) => `/festivals?${filterQuery({ ...filter, page })}`}
      />
      {mayAccept && <WaitingBar form="accept" query={filterQuery({ ...filter, page: 1, sort: [] })} />}
    </PageBody>
  );
});
