import { EyeOff, FileText, Trash2 } from "lucide-react";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import type { Issue } from "@/lib/core/refusal";
import type { EvidenceItem } from "@/lib/evidence/view";
import { evidenceAnchor, sizeText, typeName } from "@/lib/evidence/words";
import { EvidenceForm } from "./evidence-form";

type EvidenceCardProps = {
  kind: string;
  record: string;
  part?: string;
  title?: string;
  items: EvidenceItem[];
  /** True for who may hand in files now. */
  takes: boolean;
  /** So many of each may hang here. */
  limits: { photos: number; papers: number };
  issue?: Issue;
};

/** The photos and papers of a record; each opens on a page of its own, where it is reported or taken away. */
export function EvidenceCard(props: EvidenceCardProps) {
  const { kind, record, part, title = "Ảnh và tài liệu", items, takes, limits, issue } = props;
  const shown = (of: "photo" | "paper") => items.filter((item) => item.kind === of);
  const photos = shown("photo");
  const papers = shown("paper");
  return (
    <Card
      id={evidenceAnchor}
      title={title}
      note={
        items.length > 0
          ? `${formatNumber(photos.length)} ảnh, ${formatNumber(papers.length)} tài liệu`
          : undefined
      }
    >
      <div className="grid gap-4">
        {items.length === 0 && <p className="text-muted">Chưa có ảnh, tài liệu nào.</p>}
        {photos.length > 0 && (
          <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-4">
            {photos.map((item) => (
              <li key={item.id}>
                <Photo item={item} />
              </li>
            ))}
          </ul>
        )}
        {papers.length > 0 && (
          <ul className="grid gap-1">
            {papers.map((item) => (
              <li key={item.id}>
                <Paper item={item} />
              </li>
            ))}
          </ul>
        )}
        {takes && <EvidenceForm {...{ kind, record, part, limits, issue }} />}
      </div>
    </Card>
  );
}

/** What stands in the place of a file that is not to be seen. */
function standing(item: EvidenceItem): string | null {
  if (item.removedAt) return `Đã gỡ bỏ ngày ${formatInstant(item.removedAt)}`;
  return item.hiddenAt ? "Đang ẩn, chờ quản trị viên quyết định" : null;
}

function Photo({ item }: { item: EvidenceItem }) {
  const gone = standing(item);
  const words = item.caption || item.fileName;
  return (
    <Link href={`/evidence/${item.id}`} className="group grid gap-1">
      {gone ? (
        <span className="grid aspect-[4/3] place-content-center justify-items-center gap-1 rounded-control border border-dashed border-line-strong p-2 text-center text-hint text-muted">
          {item.removedAt ? <Trash2 size={18} aria-hidden="true" /> : <EyeOff size={18} aria-hidden="true" />}
          {gone}
        </span>
      ) : (
        // biome-ignore lint/performance/noImgElement: what is asked for goes through the scope, not through a cache of pictures.
        <img
          src={`/evidence/${item.id}/thumb`}
          // Its words stand below, in the same link.
          alt=""
          loading="lazy"
          className="aspect-[4/3] w-full rounded-control border border-line object-cover"
        />
      )}
      <span className="line-clamp-2 text-hint wrap-anywhere group-hover:underline">{words}</span>
    </Link>
  );
}

function Paper({ item }: { item: EvidenceItem }) {
  const gone = standing(item);
  return (
    <Link href={`/evidence/${item.id}`} className="group flex items-start gap-2 py-1.5 tap">
      <FileText size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-muted" />
      <span className="min-w-0">
        <span className="text-link wrap-anywhere">{item.caption || item.fileName}</span>
        <span className="block text-hint text-muted wrap-anywhere">
          {gone ??
            `${item.caption ? `${item.fileName} · ` : ""}${typeName(item.type)}, ${sizeText(item.bytes)}`}
        </span>
      </span>
    </Link>
  );
}
