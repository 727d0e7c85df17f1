import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { EmptyState } from "@/components/patterns/empty-state";
import { ExportMenu } from "@/components/patterns/export-menu";
import { LinkChoice } from "@/components/patterns/link-choice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { MapSwitch } from "@/components/reports/map-switch";
import { ViewsMenu } from "@/components/reports/views/views-menu";
import { WaitingStates } from "@/components/reports/waiting-states";
import { WaitingUnits } from "@/components/reports/waiting-units";
import { formatInstant } from "@/lib/core/dates";
import { withQuery } from "@/lib/core/paging";
import { read } from "@/lib/core/read";
import { requestPath } from "@/lib/core/session";
import { actingFor } from "@/lib/core/words";
import { waitingAddress } from "@/lib/reports/schema";
import { viewsAtHand } from "@/lib/reports/views/queries";
import { waitingKinds, waitingKindWords } from "@/lib/reports/waiting";
import { getWaiting } from "@/lib/reports/waiting-queries";
import { mapFact } from "@/lib/reports/words";

export const metadata: Metadata = { title: "Thời gian xử lý" };

const path = "/reports/waiting";

type Props = { searchParams: Promise<Record<string, string | string[]>> };

/** Where records wait, how long, and with whom. */
export default screen(async function WaitingPage({ searchParams }: Props) {
  const address = waitingAddress.parse(await searchParams);
  const { actor, page, views } = await read("figure.view", async (tx, who) => ({
    actor: who,
    page: await getWaiting(tx, who, address),
    views: await viewsAtHand(tx, who),
  }));
  const { kind, state, map } = address;
  const { season, seasons = [], states = [], units = [] } = page ?? {};
  const asked = { season: season?.year, map, kind, state };
  const at = (change: Record<string, string | number>) => withQuery(path, asked, change);
  return (
    <PageBody>
      <PageHeader
        title={`Thời gian xử lý hồ sơ ${season?.year ?? ""}`}
        facts={[actingFor(actor), season && mapFact(map, season), `số liệu đến ${formatInstant(new Date())}`]}
        crumbs={[{ label: "Tổng quan", href: "/reports" }]}
        actions={
          <>
            <LinkChoice
              label="Mùa Ngày hội"
              options={seasons.toReversed().map((one) => ({
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
            <MapSwitch path={path} current={asked} otherMapCode={undefined} />
            {states.length > 0 && (
              <ExportMenu
                name="waiting"
                query={{ ...asked, state: undefined }}
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
          <WaitingUnits rows={units} asked={asked} />
        </>
      )}
    </PageBody>
  );
});
