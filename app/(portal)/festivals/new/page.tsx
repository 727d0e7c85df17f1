import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { PlanForm } from "@/components/festivals/plans/plan-form";
import { EmptyState } from "@/components/patterns/empty-state";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { SecretBanner } from "@/components/patterns/secret-banner";
import { ButtonLink } from "@/components/ui/button";
import { formatDay } from "@/lib/core/dates";
import { beginForm } from "@/lib/core/kept";
import { read } from "@/lib/core/read";
import { kindWords, policeOf } from "@/lib/core/words";
import { seasonsTaking } from "@/lib/festivals/deadlines/due-queries";
import { planFestivalAction } from "@/lib/festivals/points/actions";
import { listPlaces, listSeasonRefs } from "@/lib/festivals/points/queries";

export const metadata: Metadata = { title: "Thêm điểm tổ chức" };

type Props = { searchParams: Promise<{ season?: string; kept?: string }> };

/** Plans a point: for one's own commune, or by a province for one of its communes. */
export default screen(async function NewFestivalPage({ searchParams }: Props) {
  const { season: year, kept } = await searchParams;
  const { actor, seasons, season, places } = await read("festival.enter", async (tx, who) => {
    const taking = await seasonsTaking(tx, "result");
    const open = (await listSeasonRefs(tx)).filter((one) => taking.has(one.id));
    const chosen =
      open.find((one) => String(one.year) === year) ?? open.find((one) => one.state === "open") ?? open[0];
    const list = chosen ? await listPlaces(tx, who, chosen.startsOn) : [];
    return { actor: who, seasons: open, season: chosen, places: list };
  });
  return (
    <PageBody>
      <SecretBanner />
      <PageHeader
        crumbs={[{ label: "Ngày hội", href: season ? `/festivals?season=${season.year}` : "/festivals" }]}
        title="Thêm điểm tổ chức Ngày hội"
        facts={[
          policeOf(actor.unit),
          season && `mùa ${season.year}: ${formatDay(season.startsOn)} – ${formatDay(season.endsOn)}`,
        ]}
      />
      {season ? (
        <PlanForm
          action={planFestivalAction}
          requestId={randomUUID()}
          {...(await beginForm(actor, "festival:new", { parked: kept }))}
          seasons={seasons}
          season={season}
          places={places.map(
            ({ code, kind, name, district }) =>
              `${code} – ${kindWords[kind]} ${name}${district ? `, ${district}` : ""}`,
          )}
        />
      ) : (
        <EmptyState
          title="Chưa có mùa nào đang mở"
          action={<ButtonLink href="/festivals">Xem các điểm đã có</ButtonLink>}
        >
          V05 mở mùa hằng năm, khoảng tháng 4 đến tháng 6. Khi mùa mở, điểm được lập tại đây.
        </EmptyState>
      )}
    </PageBody>
  );
});
