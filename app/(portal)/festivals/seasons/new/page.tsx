import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { SeasonForm } from "@/components/festivals/seasons/season-form";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { SecretBanner } from "@/components/patterns/secret-banner";
import { dayOf } from "@/lib/core/dates";
import { beginForm } from "@/lib/core/kept";
import { read } from "@/lib/core/read";
import { createSeasonAction } from "@/lib/festivals/seasons/actions";
import { seasonOptions } from "@/lib/festivals/seasons/queries";

export const metadata: Metadata = { title: "Lập mùa mới" };

/** A new season, kept as a draft until it is opened. */
export default screen(async function NewSeasonPage({
  searchParams,
}: {
  searchParams: Promise<{ kept?: string }>;
}) {
  const { kept } = await searchParams;
  const { actor, years } = await read("season.manage", async (tx, who) => ({
    actor: who,
    years: (await seasonOptions(tx, who)).map((season) => season.year),
  }));
  const thisYear = Number(dayOf(new Date()).slice(0, 4));
  return (
    <PageBody>
      <SecretBanner />
      <PageHeader
        title="Lập mùa Ngày hội mới"
        facts={["Dự thảo chỉ V05 thấy, cho đến khi mở mùa"]}
        crumbs={[{ label: "Mùa Ngày hội", href: "/festivals/seasons" }]}
      />
      <SeasonForm
        action={createSeasonAction}
        requestId={randomUUID()}
        {...(await beginForm(actor, "season:new", { parked: kept }))}
        season={null}
        suggestedYear={Math.max(thisYear, (years[0] ?? 0) + 1)}
        cancelHref="/festivals/seasons"
      />
    </PageBody>
  );
});
