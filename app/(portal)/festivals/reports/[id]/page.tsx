import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { HistoryLink } from "@/components/audit/history-link";
import { PaperAsked, PaperChanges, PaperRoute } from "@/components/festivals/papers/paper-aside";
import { PaperFlowPanel } from "@/components/festivals/papers/paper-flow";
import { RecordBadge } from "@/components/festivals/record-badge";
import { ReportCoverage } from "@/components/festivals/reports/report-coverage";
import { ReportFiguresTable } from "@/components/festivals/reports/report-figures";
import { ReportLockPanel, ReportUnlockPanel } from "@/components/festivals/reports/report-lock-panel";
import { ReportNotices } from "@/components/festivals/reports/report-notices";
import { ReportText } from "@/components/festivals/reports/report-text";
import { SignedPapers } from "@/components/festivals/reports/signed-papers";
import { PaperTimeline } from "@/components/festivals/seasons/season-timeline";
import { ExceptionCard } from "@/components/festivals/supplements/exception-card";
import { MissingFields } from "@/components/festivals/supplements/missing-fields";
import { fieldId } from "@/components/patterns/field-id";
import { KeptNotice } from "@/components/patterns/kept-notice";
import { MergedNotice } from "@/components/patterns/merged-notice";
import { Notice } from "@/components/patterns/notice";
import { FormLayout, PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { PresenceLine } from "@/components/patterns/presence-line";
import { SentReceipt } from "@/components/patterns/receipt-list";
import { ButtonLink } from "@/components/ui/button";
import { may } from "@/lib/core/actor";
import { dayOf, formatDay } from "@/lib/core/dates";
import { listKept } from "@/lib/core/kept";
import { formatNumber } from "@/lib/core/numbers";
import { unparkedForm } from "@/lib/core/parked";
import { listPresence } from "@/lib/core/presence";
import { read } from "@/lib/core/read";
import { namedFields } from "@/lib/core/review";
import { unitTitle } from "@/lib/core/words";
import { editObstacles } from "@/lib/core/workflow";
import { dueFact } from "@/lib/festivals/deadlines/due";
import { isOpenState, paperMoves, paperWhereNow, sendConsequence } from "@/lib/festivals/papers/paper";
import * as actions from "@/lib/festivals/reports/actions";
import { signIssues } from "@/lib/festivals/reports/checks";
import { getReport } from "@/lib/festivals/reports/queries";
import { attachObstacles, signedIssue } from "@/lib/festivals/reports/signed";
import { listSignedPapers } from "@/lib/festivals/reports/signed-queries";
import { reportParts } from "@/lib/festivals/reports/view";
import { doneSentence } from "@/lib/festivals/seasons/words";
import { stillMissing } from "@/lib/festivals/supplements/view";
import { supplementDoneSentence } from "@/lib/festivals/supplements/words";
import { getReportAppendix } from "@/lib/reports/papers/queries";

export const metadata: Metadata = { title: "Báo cáo kết quả Ngày hội" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string; kept?: string; merged?: string; upload?: string }>;
};

/** One report: its words, its live figures, how complete they are, and what can be done with it now. */
export default screen(async function ReportDetailPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { done, kept, merged, upload } = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const { actor, report, appendix, papers, others, unsaved } = await read(
    "festival.view",
    async (tx, who) => {
      const found = await getReport(tx, id);
      return {
        actor: who,
        report: found,
        appendix: await getReportAppendix(tx, found),
        papers: await listSignedPapers(tx, id),
        others: await listPresence(tx, who, "report", id),
        unsaved: await listKept(tx, who, `report:${id}`),
      };
    },
  );
  const { content, season, unit, workflow, coverage } = report;
  const silent = coverage.silent.length;
  const edits = editObstacles("report", workflow, actor).length === 0;
  const wrong = signIssues(content, { waiting: coverage.waiting, silent }, true, dayOf(new Date()));
  const moves = paperMoves("report", report, actor, wrong);
  const enters = may(actor, "report.enter");
  const locked = workflow.state === "locked";
  const locks =
    may(actor, "report.lock") &&
    (workflow.state === "accepted" || (locked && report.lock.points + report.lock.plans > 0));
  const said = doneSentence("report", done) ?? supplementDoneSentence(done);
  const signed = !isOpenState(workflow.state);
  const missing = stillMissing(report.exceptions).length;
  const named = new Set(report.exceptions.map(({ unit: one }) => one.id));
  const unnamed = coverage.silent.filter(({ id: one }) => !named.has(one)).length;
  const supplements =
    enters &&
    actor.actsFor.includes(unit.id) &&
    missing > 0 &&
    report.supplements.every(({ state }) => state === "accepted");
  const hrefOf = (path: string) =>
    path === "waiting"
      ? `#${fieldId("waiting")}`
      : edits && path !== ""
        ? `/festivals/reports/${id}/edit#${fieldId(path)}`
        : undefined;
  return (
    <PageBody>
      <MergedNotice merged={merged} />
      {said && (
        <Notice tone="success" title={said} live>
          {done === "send" && <SentReceipt receipt={report.receipts[0]} />}
        </Notice>
      )}
      <PageHeader
        title={`Báo cáo kết quả Ngày hội ${season.year} · ${unitTitle(unit)}`}
        facts={[
          content.number && `số ${content.number}`,
          <RecordBadge key="state" state={workflow.state} />,
          paperWhereNow(report),
          report.sentAt ? `gửi ${formatDay(dayOf(report.sentAt))}` : dueFact(report.due),
          `${formatNumber(coverage.reported)}/${formatNumber(coverage.expected)} đơn vị cấp xã đã gửi`,
          signed && missing > 0 && `còn thiếu ${formatNumber(missing)} xã`,
        ]}
        crumbs={[{ label: "Báo cáo tỉnh", href: `/festivals/reports?season=${season.year}` }]}
        actions={
          <>
            <ButtonLink href={`/festivals/reports/${id}/document`}>Bản in</ButtonLink>
            {edits && <ButtonLink href={`/festivals/reports/${id}/edit`}>Sửa nội dung</ButtonLink>}
          </>
        }
      />
      <PresenceLine kind="report" id={id} mode="viewing" others={others} />
      {edits && (
        <KeptNotice
          parts={unsaved.map(({ key, at }) =>
            key.endsWith(":missing")
              ? { href: `/festivals/reports/${id}/missing`, label: "Lý do của các đơn vị còn thiếu", at }
              : { href: `/festivals/reports/${id}/edit`, label: "Sửa báo cáo", at },
          )}
        />
      )}
      <FormLayout
        asked={
          <PaperAsked
            paper={report}
            sections={reportParts}
            editHref={edits ? `/festivals/reports/${id}/edit` : undefined}
          />
        }
        aside={<PaperRoute kind="report" paper={report} />}
      >
        <ReportNotices report={report} />
        <PaperFlowPanel
          kind="report"
          id={id}
          version={workflow.version}
          moves={moves}
          actions={{
            submit: actions.submitReportAction,
            handBack: enters ? actions.handBackReportAction : actions.handBackReportAsSignerAction,
            send: actions.sendReportAction,
            recall: enters ? actions.recallReportAction : actions.recallReportAsSignerAction,
            // A province's report has no district above it.
            forward: actions.acceptReportAction,
            accept: actions.acceptReportAction,
            return: actions.returnReportAction,
          }}
          requestIds={moves.map(() => randomUUID())}
          returnable={namedFields(reportParts, content)}
          sendConsequence={sendConsequence("report", report)}
          sendFields={silent > 0 && <MissingFields silent={silent} unnamed={unnamed} />}
          hrefOf={(issue) => hrefOf(issue.path)}
          kept={await unparkedForm(kept, actor.userId)}
        />
        {locked && may(actor, "report.lock") && (
          <ReportUnlockPanel
            id={id}
            version={workflow.version}
            action={actions.unlockReportAction}
            requestId={randomUUID()}
          />
        )}
        {locks && (
          <ReportLockPanel
            id={id}
            version={workflow.version}
            lock={report.lock}
            again={locked}
            action={actions.lockReportAction}
            requestId={randomUUID()}
          />
        )}
        <SignedPapers
          reportId={id}
          papers={papers}
          attaches={attachObstacles(workflow, actor, papers.length).length === 0}
          open={!signed}
          issue={upload === undefined ? undefined : signedIssue(upload)}
        />
        <PaperChanges paper={report} sections={reportParts} content={content} />
        {signed && report.exceptions.length > 0 && (
          <ExceptionCard
            exceptions={report.exceptions}
            supplements={report.supplements}
            createHref={supplements ? `/festivals/reports/${id}/supplement` : undefined}
          />
        )}
        <ReportCoverage
          missingHref={edits && silent > 0 ? `/festivals/reports/${id}/missing` : undefined}
          exceptions={signed ? [] : report.exceptions}
          coverage={coverage}
          year={season.year}
          unitCode={unit.code}
          open={isOpenState(workflow.state)}
        />
        <ReportFiguresTable {...appendix} />
        <ReportText content={content} />
        <PaperTimeline rows={report.timeline} review={report.review} sections={reportParts} />
        <HistoryLink kind="report" id={id} />
      </FormLayout>
    </PageBody>
  );
});
