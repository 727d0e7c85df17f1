import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { DoneNotice } from "@/components/identity/done-notice";
import { EmptyState } from "@/components/patterns/empty-state";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { ReportNav } from "@/components/reports/report-nav";
import { ViewList } from "@/components/reports/views/view-list";
import { ButtonLink } from "@/components/ui/button";
import { may } from "@/lib/core/actor";
import { read } from "@/lib/core/read";
import { actingFor } from "@/lib/core/words";
import { listViews } from "@/lib/reports/views/queries";
import { viewDone } from "@/lib/reports/views/words";

export const metadata: Metadata = { title: "Góc nhìn đã lưu" };

type Props = { searchParams: Promise<Record<string, string | string[]>> };

/** The pages of figures that somebody kept, and those that others share with them. */
export default screen(async function ViewsPage({ searchParams }: Props) {
  const { done } = await searchParams;
  const { actor, views } = await read("view.save", async (tx, who) => ({
    actor: who,
    views: await listViews(tx, who),
  }));
  const tidy = may(actor, "view.tidy");
  return (
    <PageBody>
      <PageHeader title="Góc nhìn đã lưu" facts={[actingFor(actor)]} />
      <ReportNav current="views" kept={{}} />
      <DoneNotice done={String(done ?? "")} words={viewDone} />
      <ViewList title="Của tôi" views={views.filter(({ mine }) => mine)} tidy={tidy} />
      <ViewList
        title="Đơn vị chia sẻ"
        views={views.filter(({ mine, fromAbove }) => !mine && !fromAbove)}
        tidy={tidy}
      />
      <ViewList
        title="Cấp trên chia sẻ"
        note="Mở ra là số liệu trong phạm vi của bạn; góc nhìn nêu một đơn vị ngoài phạm vi mở theo đơn vị của bạn."
        views={views.filter(({ fromAbove }) => fromAbove)}
        tidy={tidy}
      />
      {views.length === 0 && (
        <EmptyState
          title="Chưa có góc nhìn nào"
          action={<ButtonLink href="/reports">Mở tổng quan</ButtonLink>}
        >
          Ở tổng quan, chọn mùa, địa giới, chỉ tiêu rồi bấm Góc nhìn, Lưu góc nhìn này.
        </EmptyState>
      )}
    </PageBody>
  );
});
