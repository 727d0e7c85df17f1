import { EyeOff } from "lucide-react";
import { DescriptionList } from "@/components/patterns/description-list";
import { Notice } from "@/components/patterns/notice";
import { buttonVariants } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatInstant } from "@/lib/core/dates";
import type { EvidencePage } from "@/lib/evidence/view";
import { opens } from "@/lib/evidence/view";
import { concernWords, scanWords, sizeText, typeName } from "@/lib/evidence/words";

/** One file: the picture or the way to the paper, and all that is known of it. */
export function EvidenceView({ item, decides }: { item: EvidencePage; decides: boolean }) {
  const open = opens(item, decides);
  return (
    <>
      <Standing item={item} decides={decides} />
      <Card
        title={item.kind === "photo" ? "Ảnh" : "Tài liệu"}
        actions={
          open && (
            <a href={`/evidence/${item.id}/file`} download className={buttonVariants({ size: "small" })}>
              Tải về
            </a>
          )
        }
      >
        <div className="grid gap-4">
          {open && item.kind === "photo" && (
            // biome-ignore lint/performance/noImgElement: what is asked for goes through the scope, not through a cache of pictures.
            <img
              src={`/evidence/${item.id}/view`}
              alt={item.caption || `Ảnh ${item.fileName}`}
              width={item.width ?? undefined}
              height={item.height ?? undefined}
              className="h-auto max-h-[70vh] w-auto max-w-full rounded-control border border-line"
            />
          )}
          <DescriptionList dense items={factsOf(item)} />
        </div>
      </Card>
    </>
  );
}

function Standing({ item, decides }: { item: EvidencePage; decides: boolean }) {
  const { report } = item;
  if (item.removedAt) {
    return (
      <Notice tone="warning" title="Tệp này đã được gỡ bỏ">
        {report?.decidedByName} quyết định lúc {formatInstant(item.removedAt)}: {report?.decisionNote}
      </Notice>
    );
  }
  if (!item.hiddenAt || !report) return null;
  return (
    <Notice tone="warning" title="Đang ẩn, chờ quản trị viên quyết định">
      <p>
        Báo cáo lúc {formatInstant(report.reportedAt)}: {concernWords[report.concern].toLowerCase()}.
        {decides && report.note && ` ${report.note}`}
      </p>
      {decides && (
        <p className="flex items-center gap-1.5">
          <EyeOff size={16} aria-hidden="true" /> Chỉ quản trị viên mở được tệp này.
        </p>
      )}
    </Notice>
  );
}

function factsOf(item: EvidencePage) {
  const pixels = item.width && item.height ? `, ${item.width} × ${item.height} điểm ảnh` : "";
  return [
    { key: "caption", label: "Chú thích", value: item.caption },
    { key: "name", label: "Tên tệp", value: <span className="wrap-anywhere">{item.fileName}</span> },
    { key: "type", label: "Định dạng", value: `${typeName(item.type)}, ${sizeText(item.bytes)}${pixels}` },
    { key: "by", label: "Người tải lên", value: item.addedByName, note: formatInstant(item.addedAt) },
    {
      key: "secret",
      label: "Bí mật nhà nước",
      value: "Người tải lên xác nhận không thuộc danh mục",
      note: formatInstant(item.declaredAt),
    },
    { key: "scan", label: "Mã độc", value: scanWords[item.scan] },
    {
      key: "hash",
      label: "SHA-256",
      value: <code className="wrap-anywhere">{item.sha256}</code>,
    },
  ];
}
