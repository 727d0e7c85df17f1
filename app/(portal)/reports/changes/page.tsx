import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { EmptyState } from "@/components/patterns/empty-state";
import { ExportMenu } from "@/components/patterns/export-menu";
import { LinkChoice } from "@/components/patterns/link-choice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Pagination } from "@/components/patterns/pagination";
import { ChangeTable } from "@/components/reports/dashboard/change-table";
import { ChangeUnits } from "@/components/reports/dashboard/change-units";
import { MapSwitch } from "@/components/reports/map-switch";
import { ReportNav } from "@/components/reports/report-nav";
import { ViewsMenu } from "@/components/reports/views/views-menu";
import { formatDay, formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { read } from "@/lib/core/read";
import { requestPath } from "@/lib/core/session";
import { unitTitle } from "@/lib/core/words";
import { actsIn, changeActWords, daysAgo, laterFact, spans } from "@/lib/reports/changes";
import { getChanges } from "@/lib/reports/changes-page-queries";
import { changesLink, keptOf } from "@/lib/reports/dashboard-addresses";
import { changeActs, changesAddress } from "@/lib/reports/dashboard-schema";
import { viewsAtHand } from "@/lib/reports/views/queries";
import { mapFact } from "@/lib/reports/words";

export const metadata: Metadata = { title: "Thay đổi gần đây" };

type Props = { searchParams: Promise<Record<string, string | string[]>> };

/** What was sent, accepted, returned and corrected since a day. */
export default screen(async function ChangesPage({ searchParams }: Props) {
  const address = changesAddress.parse(await searchParams);
  const { page, views } = await read("figure.view", async (tx, actor) => ({
    page: await getChanges(tx, actor, address),
    views: await viewsAtHand(tx, actor),
  }));
  if (!page) {
    return (
      <PageBody>
        <PageHeader title="Thay đổi gần đây" />
        <EmptyState title="Chưa có mùa Ngày hội nào">
          Thay đổi hiện ở đây khi các đơn vị gửi kết quả.
        </EmptyState>
      </PageBody>
    );
  }
  const { unit, own, since, act, changes, lines, otherMapCode } = page;
  const kept = keptOf(page);
  const query = { since, ...kept };
  const choices = [undefined, ...changeActs].map((one) => ({
    key: one ?? "all",
    label: one
      ? `${changeActWords[one]} ${formatNumber(changes.total[one])}`
      : `Tất cả ${formatNumber(actsIn(changes.total))}`,
    href: changesLink({ ...query, act: one }),
    current: one === act,
  }));
  return (
    <PageBody>
      <PageHeader
        title="Thay đổi gần đây"
        facts={[
          unitTitle(unit),
          mapFact(page.map, page.season),
          changes.units.some(({ later }) => later) && laterFact,
          `từ 00:00 ngày ${formatDay(since)}`,
          `số liệu đến ${formatInstant(page.asOf)}`,
        ]}
        crumbs={own ? [] : [{ label: "Thay đổi gần đây", href: changesLink({ ...query, unit: undefined }) }]}
        actions={
          <>
            <LinkChoice
              label="Khoảng thời gian"
              options={spans.map(({ days, label }) => ({
                key: label,
                label,
                href: changesLink({ ...query, act, since: daysAgo(days, page.asOf) }),
                current: since === daysAgo(days, page.asOf),
              }))}
            />
            <LinkChoice label="Việc" options={choices} />
            <MapSwitch
              path="/reports/changes"
              current={{ ...query, act, map: page.map }}
              otherMapCode={otherMapCode}
            />
            <ExportMenu name="recent" query={{ ...query, act }} total={lines.total} noun="việc" />
            <ViewsMenu views={views} address={await requestPath()} />
          </>
        }
      />
      <ReportNav current="changes" kept={kept} />
      {act === undefined && <ChangeUnits changes={changes} kept={kept} />}
      <ChangeTable rows={lines.rows} />
      <Pagination
        page={lines.page}
        pageSize={lines.size}
        total={lines.total}
        noun="việc"
        hrefFor={(number) => changesLink({ ...query, act }, { page: number })}
      />
    </PageBody>
  );
});
