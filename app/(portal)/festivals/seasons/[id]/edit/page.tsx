import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { SeasonForm } from "@/components/festivals/seasons/season-form";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { PresenceLine } from "@/components/patterns/presence-line";
import { SecretBanner } from "@/components/patterns/secret-banner";
import { beginForm } from "@/lib/core/kept";
import { listPresence } from "@/lib/core/presence";
import { read } from "@/lib/core/read";
import { editSeasonAction } from "@/lib/festivals/seasons/actions";
import { seasonEditObstacles } from "@/lib/festivals/seasons/moves";
import { getSeason } from "@/lib/festivals/seasons/queries";

export const metadata: Metadata = { title: "Sửa thông tin mùa" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ kept?: string }> };

/** Changes what a season says. */
export default screen(async function EditSeasonPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { kept } = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const { actor, season, others } = await read("season.manage", async (tx, who) => {
    const found = await getSeason(tx, who, id);
    return found && { actor: who, season: found, others: await listPresence(tx, who, "season", id) };
  });
  const [obstacle] = seasonEditObstacles(season.state);
  return (
    <PageBody>
      <SecretBanner />
      <PageHeader
        title={`Sửa thông tin mùa ${season.year}`}
        crumbs={[
          { label: "Mùa Ngày hội", href: "/festivals/seasons" },
          { label: `Ngày hội ${season.year}`, href: `/festivals/seasons/${id}` },
        ]}
      />
      <PresenceLine kind="season" id={id} mode="editing" others={others} />
      {obstacle && <Notice tone="warning" title={obstacle.message} />}
      <SeasonForm
        action={editSeasonAction}
        requestId={randomUUID()}
        {...(await beginForm(actor, `season:${id}`, { parked: kept, version: season.version }))}
        season={season}
        suggestedYear={season.year}
        cancelHref={`/festivals/seasons/${id}`}
      />
    </PageBody>
  );
});
