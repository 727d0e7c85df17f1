import { Notice } from "@/components/patterns/notice";
import { reportWarnings } from "@/lib/festivals/reports/checks";
import { correctedSentence } from "@/lib/festivals/reports/document";
import type { ReportPage } from "@/lib/festivals/reports/view";

/** What deserves a second look in the figures, and what was put right after the signature. */
export function ReportNotices({ report }: { report: ReportPage }) {
  const doubtful = reportWarnings(report.figures);
  return (
    <>
      {report.corrected && <Notice tone="info">{correctedSentence(report.corrected)}</Notice>}
      {doubtful.length > 0 && (
        <Notice tone="warning" title="Số liệu nên xem lại, không bắt buộc sửa">
          <ul className="mt-1 grid gap-1">
            {doubtful.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
