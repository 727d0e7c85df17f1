import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { ActList } from "@/components/audit/act-list";
import { LoadedNote } from "@/components/audit/loaded-note";
import { SealLines } from "@/components/audit/seal-lines";
import { EmptyState } from "@/components/patterns/empty-state";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Pagination } from "@/components/patterns/pagination";
import { PrintButton } from "@/components/patterns/print-button";
import { rowTitle } from "@/lib/audit/changes";
import { actsOf } from "@/lib/audit/entry";
import {
  cameWithDemonstration,
  currentSeals,
  entriesPerPage,
  getHistory,
  namesFor,
} from "@/lib/audit/queries";
import { isRecordKind, recordAddress, recordPermission } from "@/lib/audit/records";
import { pageField } from "@/lib/audit/schema";
import { formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { withQuery } from "@/lib/core/paging";
import { read } from "@/lib/core/read";

export const metadata: Metadata = { title: "Lịch sử thay đổi" };

type Props = {
  params: Promise<{ kind: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** All that was changed in one record and its rows, act by act. Whoever sees the record sees how it came to be. */
export default screen(async function HistoryPage({ params, searchParams }: Props) {
  const { kind, id } = await params;
  const page = pageField.parse((await searchParams).page);
  if (!isRecordKind(kind) || !z.uuid().safeParse(id).success) notFound();
  const { history, loaded, names, seals } = await read(recordPermission[kind], async (tx, actor) => {
    const found = await getHistory(tx, actor, { kind, id }, page);
    return (
      found && {
        history: found,
        loaded: await cameWithDemonstration(tx, { kind, id }, found),
        names: await namesFor(tx, found.record ? [...found.rows, found.record] : found.rows),
        seals: await currentSeals(tx, actor),
      }
    );
  });
  const named = history.record ?? history.rows.at(-1);
  const title = named ? rowTitle(named, names) : "";
  const path = `/audit/record/${kind}/${id}`;
  return (
    <PageBody>
      <PageHeader
        title={`Lịch sử thay đổi · ${title}`}
        facts={[
          `${formatNumber(history.total)} mục`,
          history.record === null && "hồ sơ đã xóa",
          `đến ${formatInstant(new Date())}`,
        ]}
        crumbs={history.record ? [{ label: title, href: recordAddress(kind, id) }] : []}
        actions={<PrintButton>In</PrintButton>}
      />
      {loaded && <LoadedNote record={recordAddress(kind, id)} />}
      {history.rows.length > 0 ? (
        <ActList acts={actsOf(history.rows)} names={names} />
      ) : (
        !loaded && (
          <EmptyState title="Chưa có thay đổi nào được ghi lại">
            Mỗi lần hồ sơ này được sửa, nội dung trước và sau sẽ hiện ở đây.
          </EmptyState>
        )
      )}
      <Pagination
        exported={false}
        page={page}
        pageSize={entriesPerPage}
        total={history.total}
        noun="mục"
        hrefFor={(next) => withQuery(path, {}, { page: next })}
      />
      <SealLines seals={seals} />
    </PageBody>
  );
});
