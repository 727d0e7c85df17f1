import { ExportMenu } from "@/components/patterns/export-menu";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { FigureChoice } from "@/components/reports/dashboard/figure-menu";
import { ReportSwitches } from "@/components/reports/report-switches";
import { formatDay, formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { unitTitle } from "@/lib/core/words";
import { yearCatalogue, yearEntryOf } from "@/lib/reports/catalogue";
import { windowOf } from "@/lib/reports/window";
import { figureText, mapWord, registeredText, unitName } from "@/lib/reports/words";
import { type YearOrigin, yearNumber, yearOriginLink, yearSumLines } from "@/lib/reports/year-origin";
import { yearLink } from "@/lib/reports/year-page";
import { YearPartTable } from "./year-part-table";
import { YearRecordTable } from "./year-record-table";

/** Of which units and applications a figure of a year is the sum, with the recognitions and decisions that came of them. */
export function YearOriginView({ origin }: { origin: YearOrigin }) {
  const { unit, own, figure, asked, parts, records, value } = origin;
  const entry = yearEntryOf(figure);
  const kept = { year: asked.year, map: asked.map, unit: own ? undefined : asked.unit, figure };
  const whole = `${figureText(entry, value.value)} ${entry.unit}`;
  return (
    <PageBody>
      <PageHeader
        title={`Con số này từ đâu: ${yearNumber(origin)}`}
        crumbs={[
          { label: "Công nhận theo tiêu chí", href: yearLink(kept) },
          ...(records && records.of.id !== unit.id
            ? [{ label: unitTitle(unit), href: yearOriginLink(asked, figure) }]
            : []),
        ]}
        facts={[
          `${figure} – ${entry.label}`,
          unitTitle(records?.of ?? unit),
          `năm ${asked.year}`,
          records && records.of.id !== unit.id
            ? `trong ${whole} của ${unitName(unit)}`
            : registeredText(origin.coverage),
          mapWord(asked.map).toLowerCase(),
          !records &&
            entry.kind === "count" &&
            !!value.provisional &&
            `thêm ${formatNumber(value.provisional)} đang xét`,
          `số liệu đến ${formatInstant(origin.asOf)}`,
        ]}
        actions={
          <>
            <ReportSwitches
              path="/reports/origin"
              period="year"
              current={kept}
              years={origin.years}
              otherMapCode={origin.otherMapCode}
            />
            <FigureChoice
              figure={figure}
              entries={yearCatalogue}
              hrefOf={(code) => yearOriginLink(asked, code)}
            />
            <ExportMenu
              name="origin"
              query={{ ...asked, figure, of: records?.of.id }}
              what={records ? "các hồ sơ" : "các đơn vị"}
            />
          </>
        }
      />
      <Counted origin={origin} />
      {parts && <YearPartTable origin={origin} parts={parts} />}
      {records && <YearRecordTable origin={origin} records={records} />}
    </PageBody>
  );
}

/** What is counted, over which days, and that the parts add up to it. */
function Counted({ origin }: { origin: YearOrigin }) {
  const { figure, asked } = origin;
  const entry = yearEntryOf(figure);
  const { firstDay, lastDay, law } = windowOf(entry.window, asked.year);
  return (
    <Notice tone="info" title={`${figure} đếm gì`}>
      <p>
        {entry.counts} Kỳ số liệu: {formatDay(firstDay)} – {formatDay(lastDay)} ({law}).
      </p>
      {yearSumLines(origin).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Notice>
  );
}
