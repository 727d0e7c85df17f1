import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { EmptyState } from "@/components/patterns/empty-state";
import { ExportMenu } from "@/components/patterns/export-menu";
import { LinkChoice } from "@/components/patterns/link-choice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { ViewsMenu } from "@/components/reports/views/views-menu";
import { WaitingStates } from "@/components/reports/waiting-states";
import { WaitingUnits } from "@/components/reports/waiting-units";
import { formatInstant } from "@/lib/core/dates";
import { withQuery } from "@/lib/core/paging";
import { read } from "@/lib/core/read";
import { requestPath } from "@/lib/core/session";
import { actingFor } from "@/lib/core/words";
import { listReportSeasons } from "@/lib/reports/queries";
import { reportAddress, waitingAddress } from "@/lib/reports/schema";
import { viewsAtHand } from "@/lib/reports/views/queries";
import { waitingKinds, waitingKindWords } from "@/lib/reports/waiting";
import { getStays } from "@/lib/reports/waiting-queries";

export const metadata: Metadata = { title: "Thời gian xử lý" };

type Props = { searchParams: Promise<Record<string, string | string[]>> };

/** Where records wait, how long, and with whom. */
export default screen(async function WaitingPage({ searchParams }: Props) {
  const params = await searchParams;
  const { kind, state } = waitingAddress.parse(params);
  const { season: year } = reportAddress.parse(params);
  const { actor, seasons, season, states, units, views } = await read("figure.view", async (tx, who) => {
    const all = await listReportSeasons(tx);
    const chosen = all.find((one) => one.year === year) ?? all[0];
    return {
      actor: who,
      seasons: all,
      season: chosen,
      views: await viewsAtHand(tx, who),
      ...(chosen ? await getStays(tx, who, { kind, state, seasonId: chosen.id }) : { states: [], units: [] }),
    };
  });
  const at = (change: Record<string, string | number>) =>
    withQuery("/reports/waiting", { season: season?.year, kind, state }, change);
  return (
    <PageBody>
      <PageHeader
        title={`Thời gian xử lý hồ sơ ${season?.year ?? ""}`}
        facts={[actingFor(actor), `số liệu đến ${formatInstant(new Date())}`]}
        crumbs={[{ label: "Tổng quan", href: "/reports" }]}
        actions={
          <>
            <LinkChoice
              label="Mùa Ngày hội"
              options={seasons.map((one) => ({
                key: String(one.year),
                label: `Mùa ${one.year}`,
                href: at({ season: one.year }),
                current: one.year === season?.year,
              }))}
            />
            <LinkChoice
              label="Loại hồ sơ"
              options={waitingKinds.map((one) => ({
                key: one,
                label: waitingKindWords[one],
                href: at({ kind: one }),
                current: one === kind,
              }))}
            />
            {states.length > 0 && (
              <ExportMenu
                name="waiting"
                query={{ season: season?.year, kind }}
                what="thời gian ở từng bước"
              />
            )}
            <ViewsMenu views={views} address={await requestPath()} />
          </>
        }
      />
      {states.length === 0 ? (
        <EmptyState title="Chưa có hồ sơ nào đi qua các bước">
          Khi các đơn vị lập, gửi và tiếp nhận hồ sơ, thời gian ở từng bước hiện tại đây.
        </EmptyState>
      ) : (
        <>
          <WaitingStates rows={states} current={state} hrefOf={(one) => at({ state: one })} />
          <WaitingUnits rows={units} state={state} kind={kind} year={season?.year ?? 0} />
        </>
      )}
    </PageBody>
  );
});
