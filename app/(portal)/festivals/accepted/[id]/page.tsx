import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { RefusedTable } from "@/components/festivals/points/bulk-result";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { ButtonLink } from "@/components/ui/button";
import { formatNumber } from "@/lib/core/numbers";
import { read } from "@/lib/core/read";
import { getBulkResult } from "@/lib/festivals/points/list-queries";

export const metadata: Metadata = { title: "Kết quả tiếp nhận" };

/** What became of each point of an act on many; seen by the person who did it. */
export default screen(async function AcceptedPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const { accepted, refused } = await read("review.accept", (tx) => getBulkResult(tx, id));
  return (
    <PageBody>
      <PageHeader
        crumbs={[{ label: "Điểm tổ chức", href: "/festivals" }]}
        title="Kết quả tiếp nhận"
        actions={<ButtonLink href="/festivals?state=sent">Các điểm còn chờ</ButtonLink>}
      />
      <Notice
        tone={refused.length > 0 ? "warning" : "success"}
        title={`Đã tiếp nhận ${formatNumber(accepted)} điểm`}
        live
      >
        {refused.length > 0 && `${formatNumber(refused.length)} điểm không tiếp nhận được, lý do ở dưới.`}
      </Notice>
      {refused.length > 0 && <RefusedTable refused={refused} />}
    </PageBody>
  );
});
