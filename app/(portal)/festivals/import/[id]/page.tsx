import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { ImportBadge } from "@/components/festivals/imports/import-badge";
import { ImportOutcomeNotice } from "@/components/festivals/imports/import-outcome-notice";
import { ImportProgress } from "@/components/festivals/imports/import-progress";
import {
  FileNotes,
  PreviewNotices,
  previewFacts,
  type RowFilterName,
  RowFilters,
  rowFilters,
} from "@/components/festivals/imports/preview";
import { PreviewActs } from "@/components/festivals/imports/preview-acts";
import { RowTable } from "@/components/festivals/imports/row-table";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Pagination } from "@/components/patterns/pagination";
import { formatInstant } from "@/lib/core/dates";
import { read } from "@/lib/core/read";
import {
  answerImportAction,
  commitImportAction,
  dropImportAction,
  refreshImportAction,
} from "@/lib/festivals/imports/actions";
import { getLateness } from "@/lib/festivals/imports/late-queries";
import { getImport, listQuestions, listRows, rowsPerPage } from "@/lib/festivals/imports/queries";
import { askedColumns, isUnderWay, rowCount } from "@/lib/festivals/imports/record";

export const metadata: Metadata = { title: "Nhập điểm từ Excel" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ rows?: string; page?: string }> };

const actions = {
  answer: answerImportAction,
  commit: commitImportAction,
  refresh: refreshImportAction,
  drop: dropImportAction,
};

/** One handed-in file: how far its reading has come, what it would do, what became of it. */
export default screen(async function ImportRecordPage({ params, searchParams }: Props) {
  const { id } = await params;
  const asked = await searchParams;
  const filter = rowFilters.find((name) => name === asked.rows) ?? null;
  const page = /^\d{1,4}$/.test(asked.page ?? "") ? Math.max(1, Number(asked.page)) : 1;
  const { actor, record, rows, questions, late } = await read("festival.enter", async (tx, who) => {
    const found = await getImport(tx, who, id);
    const shown = found.state === "checked" || found.state === "committed";
    return {
      actor: who,
      record: found,
      rows: shown ? await listRows(tx, id, filter, page) : [],
      questions: found.state === "checked" ? await listQuestions(tx, id) : [],
      late: await getLateness(tx, found),
    };
  });
  const { state, counts, season } = record;
  const address = (rowsOf: RowFilterName | null, at: number) =>
    `/festivals/import/${id}?${new URLSearchParams({ ...(rowsOf && { rows: rowsOf }), ...(at > 1 && { page: String(at) }) })}`;
  return (
    <PageBody>
      <PageHeader
        crumbs={[
          { label: "Ngày hội", href: `/festivals?season=${season.year}` },
          { label: "Nhập điểm từ Excel", href: "/festivals/import" },
        ]}
        title={record.fileName}
        facts={[
          <ImportBadge key="state" state={state} />,
          `mùa ${season.year}`,
          state === "checked" && previewFacts(record),
          `${record.uploadedByName} tải lên lúc ${formatInstant(record.uploadedAt)}`,
        ]}
      />
      <ImportOutcomeNotice record={record} late={late} />
      {isUnderWay(record) && <ImportProgress record={record} />}
      {state === "checked" && (
        <>
          <PreviewNotices record={record} late={late} />
          <PreviewActs
            record={record}
            columns={askedColumns(questions)}
            own={record.uploadedById === actor.userId}
            actions={actions}
          />
          <FileNotes record={record} />
        </>
      )}
      {(state === "checked" || rows.length > 0) && (
        <>
          {state === "checked" && <RowFilters id={id} counts={counts} current={filter} />}
          <RowTable rows={rows} written={state === "committed"} />
          <Pagination
            exported={false}
            page={page}
            pageSize={rowsPerPage}
            total={rowCount(record, filter)}
            noun="dòng"
            hrefFor={(at) => address(filter, at)}
          />
        </>
      )}
    </PageBody>
  );
});
