import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { SeasonTable } from "@/components/festivals/seasons/season-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { ExportMenu } from "@/components/patterns/export-menu";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { ButtonLink } from "@/components/ui/button";
import { may } from "@/lib/core/actor";
import { formatInstant } from "@/lib/core/dates";
import { read } from "@/lib/core/read";
import { actingFor } from "@/lib/core/words";
import { listSeasons } from "@/lib/festivals/seasons/queries";

export const metadata: Metadata = { title: "Mùa Ngày hội" };

/** Every season and how far its records are, in the reader's scope. */
export default screen(async function SeasonsPage() {
  const { actor, rows } = await read("festival.view", async (tx, who) => ({
    actor: who,
    rows: await listSeasons(tx, who),
  }));
  const manages = may(actor, "season.manage");
  const create = (
    <ButtonLink href="/festivals/seasons/new" variant="primary">
      Lập mùa mới
    </ButtonLink>
  );
  return (
    <PageBody>
      <PageHeader
        title="Mùa Ngày hội"
        facts={[actingFor(actor), `${rows.length} mùa`, `số liệu đến ${formatInstant(new Date())}`]}
        actions={
          <>
            <ExportMenu name="seasons" total={rows.length} noun="mùa" />
            {manages && create}
          </>
        }
      />
      <SeasonTable
        rows={rows}
        empty={
          <EmptyState title="Chưa có mùa nào" action={manages && create}>
            V05 lập mùa hằng năm, khoảng tháng 4 đến tháng 6. Mỗi mùa có thời gian tổ chức và hạn nộp của từng
            cấp.
          </EmptyState>
        }
      />
    </PageBody>
  );
});
