import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { PlanSheet } from "@/components/festivals/plans/plan-sheet";
import { SeasonNav } from "@/components/festivals/seasons/season-nav";
import { EmptyState } from "@/components/patterns/empty-state";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { SecretBanner } from "@/components/patterns/secret-banner";
import { ButtonLink } from "@/components/ui/button";
import { formatDay } from "@/lib/core/dates";
import { beginForm } from "@/lib/core/kept";
import { read } from "@/lib/core/read";
import { policeOf, unitTitle } from "@/lib/core/words";
import { dueFact, planDue } from "@/lib/festivals/deadlines/due";
import { seasonsTaking } from "@/lib/festivals/deadlines/due-queries";
import { createPlanAction } from "@/lib/festivals/plans/actions";
import { planUnits } from "@/lib/festivals/plans/queries";
import { chosenSeason, seasonOptions } from "@/lib/festivals/seasons/queries";

export const metadata: Metadata = { title: "Lập kế hoạch Ngày hội" };

type Props = { searchParams: Promise<{ season?: string; kept?: string }> };

/** The plan of one's own unit for a season that takes records. */
export default screen(async function NewPlanPage({ searchParams }: Props) {
  const { season: year, kept } = await searchParams;
  const { actor, seasons, season, units } = await read("plan.enter", async (tx, who) => {
    const taking = await seasonsTaking(tx, "plan");
    const open = (await seasonOptions(tx, who)).filter((one) => taking.has(one.id));
    const asked = open.find((one) => String(one.year) === year) ?? open[0];
    const chosen = asked ? await chosenSeason(tx, who, asked.year) : null;
    return {
      actor: who,
      seasons: open,
      season: chosen,
      units: chosen ? await planUnits(tx, who, chosen.id) : [],
    };
  });
  const free = units.filter((unit) => unit.planId === null);
  const [only] = free;
  return (
    <PageBody>
      <SecretBanner />
      <PageHeader
        title={season ? `Lập kế hoạch Ngày hội ${season.year}` : "Lập kế hoạch Ngày hội"}
        facts={[
          free.length === 1 && only ? unitTitle(only) : policeOf(actor.unit),
          season && `mùa ${formatDay(season.startsOn)} – ${formatDay(season.endsOn)}`,
          season && dueFact(planDue(season.due, actor.unit.level)),
        ]}
        crumbs={[{ label: "Kế hoạch", href: "/festivals/plans" }]}
      />
      {season && (
        <SeasonNav
          seasons={seasons}
          year={season.year}
          hrefFor={(other) => `/festivals/plans/new?season=${other}`}
        />
      )}
      {season && free.length > 0 ? (
        <PlanSheet
          action={createPlanAction}
          requestId={randomUUID()}
          {...(await beginForm(actor, `plan:new:${season.id}`, { parked: kept }))}
          record={{ units: free, seasonId: season.id }}
          province={actor.unit.level === "province"}
          cancelHref={`/festivals/plans?season=${season.year}`}
        />
      ) : (
        <EmptyState
          title={season ? "Đơn vị đã có kế hoạch của mùa này" : "Chưa có mùa nào đang mở"}
          action={
            <ButtonLink href={units[0]?.planId ? `/festivals/plans/${units[0].planId}` : "/festivals/plans"}>
              {units[0]?.planId ? "Mở kế hoạch đã lập" : "Xem các kế hoạch"}
            </ButtonLink>
          }
        >
          Mỗi đơn vị có một kế hoạch trong một mùa. Mùa cũ chỉ lập được khi V05 mở lại.
        </EmptyState>
      )}
    </PageBody>
  );
});
