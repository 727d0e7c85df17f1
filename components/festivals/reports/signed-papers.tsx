import { CheckboxField } from "@/components/patterns/choice-group";
import { FileField } from "@/components/patterns/file-field";
import { UploadForm } from "@/components/patterns/upload-form";
import { Button, buttonVariants } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Tag } from "@/components/ui/tag";
import { formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import type { Issue } from "@/lib/core/refusal";
import { scanWords } from "@/lib/evidence/words";
import { type SignedPaper, signedAnchor } from "@/lib/festivals/reports/signed";

type SignedPapersProps = {
  reportId: string;
  papers: SignedPaper[];
  /** True for who may attach one now. */
  attaches: boolean;
  /** Lies with its province: the Word file can take in what the points say. */
  open: boolean;
  issue?: Issue;
};

/** The paper itself: as a file to work on, and as it was signed, with the hash that proves it. */
export function SignedPapers({ reportId, papers, attaches, open, issue }: SignedPapersProps) {
  const [current, ...earlier] = papers;
  const word = `/festivals/reports/${reportId}/word`;
  return (
    <Card
      id={signedAnchor}
      title="Văn bản và bản ký"
      note="Tải Word để hoàn thiện và trình ký; bản đã ký đính kèm ở đây dạng PDF."
      actions={
        <>
          <a href={word} download className={buttonVariants({ size: "small" })}>
            Tải Word
          </a>
          {open && (
            <a href={`${word}?gather=1`} download className={buttonVariants({ size: "small" })}>
              Tải Word kèm ý kiến các điểm
            </a>
          )}
        </>
      }
    >
      <div className="grid gap-4">
        {current ? (
          <Paper reportId={reportId} paper={current} />
        ) : (
          <p className="text-muted">Chưa đính kèm bản ký.</p>
        )}
        {earlier.length > 0 && (
          <details>
            <summary className="cursor-pointer text-link phone:py-3">
              {formatNumber(earlier.length)} bản trước, đã được thay
            </summary>
            <ul className="mt-2 grid gap-3">
              {earlier.map((paper) => (
                <li key={paper.id}>
                  <Paper reportId={reportId} paper={paper} replaced />
                </li>
              ))}
            </ul>
          </details>
        )}
        {attaches && <AttachForm reportId={reportId} again={current !== undefined} issue={issue} />}
      </div>
    </Card>
  );
}

function Paper({ reportId, paper, replaced }: { reportId: string; paper: SignedPaper; replaced?: true }) {
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <Tag tone={replaced ? "grey" : "green"}>
          {replaced ? `Lần ${paper.number}, đã thay` : `Bản ký lần ${paper.number}`}
        </Tag>
        <a
          className="text-link wrap-anywhere phone:inline-block phone:py-3"
          href={`/festivals/reports/${reportId}/signed/${paper.id}`}
          download
        >
          {paper.fileName}
        </a>
        <span className="text-hint text-muted">PDF, {sizeText(paper.bytes)}</span>
      </p>
      <p className="text-hint text-muted">
        {paper.addedByName} đính kèm lúc {formatInstant(paper.addedAt)} · {scanWords[paper.scan]}
      </p>
      <p className="text-hint text-muted">
        SHA-256: <code className="figures wrap-anywhere text-ink">{paper.sha256}</code>
      </p>
    </div>
  );
}

function AttachForm({ reportId, again, issue }: { reportId: string; again: boolean; issue?: Issue }) {
  const act = again ? "Thay bản ký" : "Đính kèm bản ký";
  return (
    <UploadForm action="/api/uploads/signed-paper" label={act} issue={issue}>
      <input type="hidden" name="id" value={reportId} readOnly />
      <FileField
        name="file"
        label={again ? "Bản ký thay cho bản trên" : "Bản đã ký"}
        hint={`Tệp PDF, tối đa 20 MB.${again ? " Bản trên vẫn giữ trong lịch sử." : ""}`}
        required
        accept=".pdf,application/pdf"
      />
      <CheckboxField
        name="unclassified"
        label="Tệp này không thuộc danh mục bí mật nhà nước"
        hint="Xác nhận này được ghi vào nhật ký."
      />
      <div>
        <Button type="submit" variant="primary">
          {act}
        </Button>
      </div>
    </UploadForm>
  );
}

const megabytes = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });

function sizeText(bytes: number): string {
  return bytes < 1_000_000
    ? `${formatNumber(Math.max(1, Math.round(bytes / 1_000)))} kB`
    : `${megabytes.format(bytes / 1e6)} MB`;
}
