import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { ExportTable } from "@/components/exports/export-table";
import { WatchExport } from "@/components/exports/watch-export";
import { EmptyState } from "@/components/patterns/empty-state";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { read, requireOwnActor } from "@/lib/core/read";
import { actingFor } from "@/lib/core/words";
import { listExports } from "@/lib/exports/queries";
import { underWayLimit } from "@/lib/exports/schema";
import { isUnderWay, standingOf } from "@/lib/exports/view";

export const metadata: Metadata = { title: "Tệp đã xuất" };

type Props = { searchParams: Promise<Record<string, string | string[]>> };

/** The files that this person took out, and those that are being prepared. */
export default screen(async function ExportsPage({ searchParams }: Props) {
  const { full } = await searchParams;
  // What somebody took out is theirs, not an administrator's who looks with their eyes.
  await requireOwnActor();
  const now = new Date();
  const { actor, rows } = await read("export.take", async (tx, who) => ({
    actor: who,
    rows: await listExports(tx),
  }));
  const underWay = rows.filter((row) => isUnderWay(standingOf(row, now))).length;
  return (
    <PageBody>
      <PageHeader
        title="Tệp đã xuất"
        facts={[actingFor(actor), "50 lần gần nhất, tệp lớn được giữ 24 giờ"]}
      />
      {full === "1" && (
        <Notice tone="warning" title={`Đang có ${underWayLimit} tệp được chuẩn bị cho bạn`} live>
          Đợi một tệp xong hoặc hủy bớt, rồi xuất tiếp.
        </Notice>
      )}
      {underWay > 0 && <WatchExport />}
      <ExportTable
        rows={rows}
        now={now}
        empty={
          <EmptyState title="Chưa xuất tệp nào">
            Mở một danh sách hay bảng số liệu, lọc điều cần xem rồi chọn Tải về.
          </EmptyState>
        }
      />
      <p className="max-w-read text-hint text-muted">
        Tệp CSV: chữ UTF-8, các cột cách nhau bằng dấu chấm phẩy, phần thập phân sau dấu phẩy (54,8), không
        dấu nhóm hàng nghìn, ngày ghi 2026-08-19; Excel cài theo Việt Nam mở là đúng. Phần mềm khác khi đọc
        thì chọn dấu “;” ngăn cột và dấu “,” thập phân. Các dòng cuối bắt đầu bằng “#” ghi bộ lọc, thời điểm
        và người xuất.
      </p>
    </PageBody>
  );
});
