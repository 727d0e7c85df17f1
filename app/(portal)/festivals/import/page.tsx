import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { ImportTable } from "@/components/festivals/imports/import-table";
import { TemplateCard } from "@/components/festivals/imports/template-card";
import { UploadForm } from "@/components/festivals/imports/upload-form";
import { EmptyState } from "@/components/patterns/empty-state";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { standingOf } from "@/lib/core/actor";
import { read } from "@/lib/core/read";
import { policeOf } from "@/lib/core/words";
import { listImports } from "@/lib/festivals/imports/queries";
import { countChangeable, listTakingSeasons } from "@/lib/festivals/imports/template-queries";
import { type UploadProblem, uploadSentences } from "@/lib/festivals/imports/words";

export const metadata: Metadata = { title: "Nhập điểm từ Excel" };

type Props = { searchParams: Promise<{ season?: string; problem?: string; dropped?: string }> };

/** Many points from one file: the file to fill in, the way to hand it in, and what was handed in before. */
export default screen(async function ImportPage({ searchParams }: Props) {
  const asked = await searchParams;
  const { actor, seasons, season, changeable, imports } = await read("festival.enter", async (tx, who) => {
    const years = (await listTakingSeasons(tx)).map(({ year }) => year);
    const shown = years.find((year) => String(year) === asked.season) ?? years[0];
    return {
      actor: who,
      seasons: years,
      season: shown,
      changeable: shown ? await countChangeable(tx, who, shown) : 0,
      imports: await listImports(tx, who),
    };
  });
  const problem = asked.problem && asked.problem in uploadSentences ? (asked.problem as UploadProblem) : null;
  return (
    <PageBody>
      {asked.dropped === "1" && <Notice tone="success" title="Đã bỏ tệp, chưa ghi gì" live />}
      <PageHeader
        crumbs={[{ label: "Ngày hội", href: season ? `/festivals?season=${season}` : "/festivals" }]}
        title="Nhập điểm từ Excel"
        facts={[policeOf(actor.unit), season && `mùa ${season}`]}
      />
      {season ? (
        <>
          <TemplateCard
            season={season}
            oneUnit={actor.unit.level === "commune" && actor.actsFor.length === 1}
            changeable={changeable}
          />
          <UploadForm seasons={seasons} season={season} standing={standingOf(actor)} problem={problem} />
        </>
      ) : (
        <EmptyState title="Chưa có mùa nào đang nhận điểm">
          Khi V05 mở mùa, tệp mẫu và chỗ tải tệp lên hiện ở đây.
        </EmptyState>
      )}
      <h2 className="text-lead font-semibold">Các tệp đã tải lên</h2>
      <ImportTable rows={imports} />
    </PageBody>
  );
});
