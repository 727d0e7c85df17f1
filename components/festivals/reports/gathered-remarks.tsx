import { buttonVariants } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatNumber } from "@/lib/core/numbers";
import { type ReportSection, reportSections } from "@/lib/festivals/reports/view";

/** What the points say for one section of the report. */
export type SectionRemarks = { path: ReportSection; total: number; items: { text: string; from: string }[] };

type GatheredRemarksProps = {
  sections: SectionRemarks[];
  /** Sections that can be written now. */
  open: readonly ReportSection[];
  takeHref: (path: ReportSection) => string;
};

/** What the accepted points say, by section of the report, to be taken into the form and worked on there. */
export function GatheredRemarks({ sections, open, takeHref }: GatheredRemarksProps) {
  if (sections.length === 0) return null;
  return (
    <Card
      title="Ý kiến của các điểm đã tiếp nhận"
      note="Mỗi ý một lần, kèm đơn vị nêu. Lấy vào mục rồi sửa; chỉ khi bấm Lưu báo cáo mới được ghi. Lưu phần đang viết trước khi lấy."
    >
      <ul className="grid gap-4">
        {sections.map(({ path, total, items }) => (
          <li key={path} className="grid gap-1.5">
            <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
              <span>
                <strong className="font-semibold">{labelOf(path)}</strong>: {formatNumber(total)} ý kiến
              </span>
              {open.includes(path) && (
                // The page comes anew: a form that is on the screen keeps what it began with.
                <a href={takeHref(path)} className={buttonVariants({ size: "small" })}>
                  Lấy vào mục<span className="sr-only"> {labelOf(path)}</span>
                </a>
              )}
            </p>
            <details>
              <summary className="cursor-pointer text-link phone:py-3">
                Đọc các ý kiến<span className="sr-only"> của mục {labelOf(path)}</span>
              </summary>
              <ul className="mt-1.5 grid gap-1.5">
                {items.map(({ text, from }) => (
                  <li key={`${from} ${text}`} className="max-w-read wrap-anywhere whitespace-pre-line">
                    {text} <span className="text-hint text-muted">({from})</span>
                  </li>
                ))}
                {total > items.length && (
                  <li className="text-muted">
                    Còn {formatNumber(total - items.length)} ý kiến nữa, xem ở từng điểm.
                  </li>
                )}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function labelOf(path: ReportSection): string {
  return reportSections.find((section) => section.path === path)?.label ?? path;
}
