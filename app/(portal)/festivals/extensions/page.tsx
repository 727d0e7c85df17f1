import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { ExtensionBulk } from "@/components/festivals/extensions/extension-bulk";
import { ExtensionTable } from "@/components/festivals/extensions/extension-table";
import { SeasonNav } from "@/components/festivals/seasons/season-nav";
import { NoSeason } from "@/components/festivals/seasons/season-none";
import { ExportMenu } from "@/components/patterns/export-menu";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Pagination } from "@/components/patterns/pagination";
import { ButtonLink } from "@/components/ui/button";
import { may } from "@/lib/core/actor";
import { withQuery } from "@/lib/core/paging";
import { read } from "@/lib/core/read";
import { actingFor } from "@/lib/core/words";
import { decideExtensionsAction } from "@/lib/festivals/extensions/actions";
import { listExtensions } from "@/lib/festivals/extensions/queries";
import { extensionFilter } from "@/lib/festivals/extensions/schema";
import { extensionsPerPage } from "@/lib/festivals/extensions/view";
import { extensibleAt, extensionDoneSentence } from "@/lib/festivals/extensions/words";
import { chosenSeason } from "@/lib/festivals/seasons/queries";

export const metadata: Metadata = { title: "Gia hạn" };

type Props = { searchParams: Promise<Record<string, string>> };

/** Who was given more time and who asks for it: one's own unit and those below. */
export default screen(async function ExtensionsPage({ searchParams }: Props) {
  const params = await searchParams;
  const filter = extensionFilter.parse(params);
  const { actor, list } = await read("festival.view", async (tx, who) => {
    const season = await chosenSeason(tx, who, null);
    if (season === null && filter.season === "") return { actor: who, list: null };
    const found = await listExtensions(tx, who, filter);
    return found && { actor: who, list: found };
  });
  if (!list) return <NoSeason title="Gia hạn" />;
  const { season, seasons, rows, total } = list;
  const said = extensionDoneSentence(params.done, params.count);
  const waiting = rows.filter((row) => row.decides).length;
  const form = waiting > 0 ? "decide-extensions" : undefined;
  return (
    <PageBody>
      {said && <Notice tone="success" title={said} live />}
      <PageHeader
        title={`Gia hạn mùa ${season.year}`}
        facts={[actingFor(actor), `${total} đề nghị và gia hạn`, waiting > 0 && `${waiting} chờ bạn trả lời`]}
        crumbs={[{ label: `Mùa ${season.year}`, href: `/festivals/seasons/${season.id}` }]}
        actions={
          <>
            <ExportMenu
              name="extensions"
              query={{ ...filter, season: season.year }}
              total={total}
              noun="gia hạn"
            />
            {may(actor, "extension.decide") && (
              <ButtonLink href={`/festivals/extensions/grant?season=${season.year}`}>
                Gia hạn nhiều đơn vị
              </ButtonLink>
            )}
            {may(actor, "extension.ask") && extensibleAt(actor.unit.level).length > 0 && (
              <ButtonLink href={`/festivals/extensions/new?season=${season.year}`} variant="primary">
                Xin gia hạn
              </ButtonLink>
            )}
          </>
        }
      />
      <SeasonNav
        seasons={seasons}
        year={season.year}
        hrefFor={(year) => withQuery("/festivals/extensions", { season: year })}
      />
      <ExtensionTable rows={rows} year={season.year} form={form} />
      {form && (
        <ExtensionBulk
          form={form}
          action={decideExtensionsAction}
          requestId={randomUUID()}
          year={season.year}
        />
      )}
      <Pagination
        page={filter.page}
        pageSize={extensionsPerPage}
        total={total}
        noun="gia hạn"
        hrefFor={(page) => withQuery("/festivals/extensions", { ...filter, season: season.year }, { page })}
      />
    </PageBody>
  );
});
