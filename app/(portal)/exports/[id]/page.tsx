import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { ExportProgress } from "@/components/exports/export-progress";
import { DescriptionList } from "@/components/patterns/description-list";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Card } from "@/components/ui/card";
import { formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { read, requireOwnActor } from "@/lib/core/read";
import { cancelExportAction } from "@/lib/exports/actions";
import { getExport } from "@/lib/exports/queries";
import { formatWords } from "@/lib/exports/words";

export const metadata: Metadata = { title: "Xuất tệp" };

/** One file: how far it is, or the file itself, and what is on record of it. */
export default screen(async function ExportPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  await requireOwnActor();
  const row = await read("export.take", (tx) => getExport(tx, id));
  return (
    <PageBody>
      <PageHeader
        title={row.title}
        facts={[
          formatWords[row.format],
          `${formatNumber(row.total)} ${row.noun}`,
          `số liệu đến ${formatInstant(row.createdAt)}`,
        ]}
        crumbs={[{ label: "Tệp đã xuất", href: "/exports" }]}
      />
      <ExportProgress row={row} now={new Date()} cancel={cancelExportAction} />
      <Card title="Ghi trên tệp và trong nhật ký">
        <DescriptionList
          items={[
            { key: "by", label: "Người xuất", value: row.takenBy },
            { key: "at", label: "Lúc", value: formatInstant(row.createdAt) },
            { key: "filter", label: "Bộ lọc", value: row.filter || "toàn bộ trong phạm vi" },
            { key: "hash", label: "Mã băm SHA-256", value: row.sha256 ?? "có khi tệp xong" },
          ]}
        />
      </Card>
    </PageBody>
  );
});
