import { randomUUID } from "node:crypto";
import { ActionForm } from "@/components/patterns/action-form";
import { HiddenField } from "@/components/patterns/hidden-field";
import { Notice } from "@/components/patterns/notice";
import { ProgressBar } from "@/components/patterns/progress-bar";
import { SubmitButton } from "@/components/patterns/submit-button";
import { ButtonLink, buttonVariants } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatInstant } from "@/lib/core/dates";
import type { FormAction } from "@/lib/core/refusal";
import { type ExportRow, isUnderWay, standingOf } from "@/lib/exports/view";
import { sizeText } from "@/lib/exports/words";
import { WatchExport } from "./watch-export";

type ExportProgressProps = {
  row: ExportRow;
  now: Date;
  /** Files of others that are prepared before this one cannot be told; only that it waits. */
  cancel: FormAction;
};

/** How far a file is, what one can do meanwhile, and the file itself once it is whole. */
export function ExportProgress({ row, now, cancel }: ExportProgressProps) {
  const standing = standingOf(row, now);
  return (
    <Card>
      <div className="grid gap-4">
        {isUnderWay(standing) && (
          <>
            <WatchExport />
            <ProgressBar
              label={standing === "waiting" ? "Chờ đến lượt" : "Đang ghi tệp"}
              done={row.done}
              of={row.total}
              noun={row.noun}
              note="Có thể rời trang này: tệp vẫn được chuẩn bị và nằm ở mục Tệp đã xuất."
            />
            {/* Without JavaScript the page is asked for again by hand. */}
            <div className="flex flex-wrap gap-2">
              <ButtonLink href={`/exports/${row.id}`} className="hidden [@media(scripting:none)]:inline-flex">
                Xem lại tiến độ
              </ButtonLink>
              <ActionForm action={cancel} requestId={randomUUID()} warnUnsaved={false}>
                <HiddenField name="id" value={row.id} />
                <SubmitButton variant="danger">Hủy</SubmitButton>
              </ActionForm>
            </div>
          </>
        )}
        {standing === "ready" && row.expiresAt && (
          <>
            <Notice tone="success" title="Tệp đã sẵn sàng" live>
              {row.fileName} · {sizeText(row.bytes ?? 0)} · tải được đến {formatInstant(row.expiresAt)}
            </Notice>
            <div>
              <a href={`/api/exports/file/${row.id}`} className={buttonVariants({ variant: "primary" })}>
                Tải tệp
              </a>
            </div>
          </>
        )}
        {standing === "given" && (
          <Notice tone="info" title="Tệp đã được tải ngay khi xuất, cổng không giữ bản nào" />
        )}
        {standing === "expired" && (
          <Notice tone="warning" title="Tệp đã hết hạn">
            Tệp chỉ được giữ 24 giờ. Chuẩn bị lại để có số liệu mới nhất.
          </Notice>
        )}
        {standing === "cancelled" && <Notice tone="info" title="Đã hủy, không có tệp nào được giữ lại" />}
        {standing === "interrupted" && (
          <Notice tone="warning" title="Việc chuẩn bị bị gián đoạn">
            Máy chủ vừa khởi động lại. Chuẩn bị lại tệp.
          </Notice>
        )}
        {standing === "failed" && (
          <Notice tone="error" title="Chưa chuẩn bị được tệp">
            Chuẩn bị lại; nếu vẫn lỗi, báo quản trị mã {row.errorId}.
          </Notice>
        )}
        {!isUnderWay(standing) && standing !== "ready" && (
          <div>
            <a
              href={`/api/exports/${row.source}?${row.query}&format=${row.format}`}
              className={buttonVariants({ variant: "secondary" })}
            >
              Xuất lại
            </a>
          </div>
        )}
      </div>
    </Card>
  );
}
