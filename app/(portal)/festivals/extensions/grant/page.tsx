import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { GrantForm } from "@/components/festivals/extensions/grant-form";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { SubNav } from "@/components/patterns/sub-nav";
import { withQuery } from "@/lib/core/paging";
import { unparkedForm } from "@/lib/core/parked";
import { read } from "@/lib/core/read";
import { actingFor } from "@/lib/core/words";
import { grantExtensionsAction } from "@/lib/festivals/extensions/actions";
import { grantable, grantReach, setDue } from "@/lib/festivals/extensions/queries";
import { extensionForm } from "@/lib/festivals/extensions/schema";
import { extensibleAt, extensionWhatWords } from "@/lib/festivals/extensions/words";
import { chosenSeason } from "@/lib/festivals/seasons/queries";

export const metadata: Metadata = { title: "Gia hạn nhiều đơn vị" };

type Props = { searchParams: Promise<Record<string, string>> };

/** The unit above gives more time unasked: to many at once, for one reason. */
export default screen(async function GrantPage({ searchParams }: Props) {
  const params = await searchParams;
  const asked = extensionForm.parse(params);
  const { actor, season, rows, level, what } = await read("extension.decide", async (tx, who) => {
    const season = await chosenSeason(tx, who, asked.season || null);
    if (!season) return null;
    const reach = await grantReach(tx, who, season, asked.unit);
    if (!reach) return null;
    const { level } = reach;
    const fitting = extensibleAt(level);
    const what = fitting.find((one) => one === asked.what) ?? fitting.at(-1) ?? "result";
    return { actor: who, season, rows: await grantable(tx, season, what, reach), level, what };
  });
  const back = `/festivals/extensions?season=${season.year}`;
  return (
    <PageBody>
      <PageHeader
        title={`Gia hạn nhiều đơn vị, mùa ${season.year}`}
        facts={[actingFor(actor), "không cần đơn vị đề nghị", "có hiệu lực ngay"]}
        crumbs={[{ label: "Gia hạn", href: back }]}
      />
      <SubNav
        label="Hạn nào"
        items={extensibleAt(level).map((one) => ({
          href: withQuery("/festivals/extensions/grant", {
            season: season.year,
            what: one,
            unit: asked.unit,
          }),
          label: `Nộp ${extensionWhatWords[one]}`,
          current: one === what,
        }))}
      />
      <GrantForm
        action={grantExtensionsAction}
        requestId={randomUUID()}
        initial={await unparkedForm(params.kept, actor.userId)}
        seasonId={season.id}
        year={season.year}
        what={what}
        unit={level === "commune" ? asked.unit : ""}
        due={setDue(season.due, what, level)}
        rows={rows}
        level={level}
        back={back}
      />
    </PageBody>
  );
});
