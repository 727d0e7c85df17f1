import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { screen } from "@/app/screen";
import { ExportMenu } from "@/components/patterns/export-menu";
import { OfficialPaper } from "@/components/patterns/official-paper";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { PrintButton } from "@/components/patterns/print-button";
import { buttonVariants } from "@/components/ui/button";
import { withQuery } from "@/lib/core/paging";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import { figuresAddress } from "@/lib/reports/addresses";
import { getSeasonPaper } from "@/lib/reports/papers/queries";
import { seasonPaperAddress } from "@/lib/reports/papers/schema";
import { seasonReport } from "@/lib/reports/papers/season-report";
import { mapWord } from "@/lib/reports/words";

export const metadata: Metadata = { title: "Bản in báo cáo kết quả" };

/** The season report of any unit in scope, for paper; begun from its figures and from what the units below wrote. */
export default screen(async function SeasonDocumentPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const address = seasonPaperAddress.safeParse(await searchParams);
  if (!address.success) notFound();
  const asked = address.data;
  const { facts } = await read("figure.view", (tx, actor) => getSeasonPaper(tx, actor, asked));
  const title = unitTitle(facts.unit);
  return (
    <PageBody>
      <div data-screen-only="">
        <PageHeader
          title={`Báo cáo kết quả Ngày hội ${asked.season} · ${title}`}
          facts={["Dự thảo lấy từ số liệu", mapWord(asked.map).toLowerCase(), "khổ A4, in bằng Ctrl + P"]}
          crumbs={[
            { label: "Báo cáo", href: `/reports?season=${asked.season}` },
            { label: `Số liệu ${title}`, href: figuresAddress(asked) },
          ]}
          actions={
            <>
              <a href={withQuery("/reports/document/word", asked)} download className={buttonVariants({})}>
                Tải Word
              </a>
              <ExportMenu name="appendix" query={asked} what="phụ lục số liệu" />
              <PrintButton>In báo cáo</PrintButton>
            </>
          }
        />
      </div>
      <OfficialPaper paper={seasonReport(facts)} />
    </PageBody>
  );
});
