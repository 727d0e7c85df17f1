import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { FilterBar } from "@/components/patterns/filter-bar";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Pagination } from "@/components/patterns/pagination";
import { SelectField } from "@/components/patterns/select-field";
import { TextField } from "@/components/patterns/text-field";
import { RecordTable } from "@/components/recognitions/applications/record-table";
import { dayOf } from "@/lib/core/dates";
import { read } from "@/lib/core/read";
import { isClosed } from "@/lib/core/review";
import { chooseRecordsAction } from "@/lib/recognitions/applications/actions";
import { applicantName, criterionLabel } from "@/lib/recognitions/applications/display";
import { mayEdit } from "@/lib/recognitions/applications/moves";
import { listOwnRecords } from "@/lib/recognitions/applications/own-record-queries";
import {
  ownRecordWords,
  readRecordFilter,
  recordsHref,
  recordsPerPage,
} from "@/lib/recognitions/applications/own-records";
import { criterionHref } from "@/lib/recognitions/applications/places";
import { getApplication } from "@/lib/recognitions/applications/queries";
import { leafById } from "@/lib/recognitions/applications/tasks";

export const metadata: Metadata = { title: "Chọn hồ sơ làm minh chứng" };

type Props = {
  params: Promise<{ id: string; criterion: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The unit's own records of the year, to be brought to a criterion; whoever may not change it is led to the criterion. */
export default screen(async function RecordsPage({ params, searchParams }: Props) {
  const { id, criterion } = await params;
  const filter = readRecordFilter(await searchParams);
  if (!z.uuid().safeParse(id).success) notFound();
  const { record, actor, rows, total } = await read("recognition.view", async (tx, who) => {
    const found = await getApplication(tx, id, dayOf(new Date()));
    if (!found || !leafById(found, criterion)) return null;
    return {
      record: found,
      actor: who,
      ...(await listOwnRecords(tx, { application: id, criterion }, filter)),
    };
  });
  const leaf = leafById(record, criterion);
  if (!leaf) notFound();
  const back = criterionHref(id, criterion);
  if (!mayEdit(record, actor) || isClosed(record.openCriteria, criterion)) redirect(back);
  const filtered = filter.q !== "" || filter.kind !== null;
  return (
    <PageBody>
      <PageHeader
        crumbs={[
          { label: applicantName(record), href: `/recognitions/applications/${id}` },
          { label: `Tiêu chí ${leaf.code}`, href: back },
        ]}
        title="Chọn hồ sơ làm minh chứng"
        facts={[criterionLabel(leaf), `năm ${record.year}`]}
      />
      <FilterBar
        action={recordsHref(id, criterion)}
        clearHref={filtered ? recordsHref(id, criterion) : undefined}
        active={Number(filter.q !== "") + Number(filter.kind !== null)}
      >
        <TextField name="q" label="Tìm" type="search" value={filter.q} width="full" />
        <SelectField
          name="kind"
          label="Loại"
          value={filter.kind ?? ""}
          empty="Tất cả"
          options={Object.entries(ownRecordWords).map(([value, label]) => ({ value, label }))}
        />
      </FilterBar>
      <RecordTable
        {...{ rows, filtered, id, criterion, year: record.year }}
        action={chooseRecordsAction}
        requestId={randomUUID()}
      />
      <Pagination
        page={filter.page}
        pageSize={recordsPerPage}
        total={total}
        noun="hồ sơ"
        hrefFor={(page) => recordsHref(id, criterion, filter, { page })}
      />
    </PageBody>
  );
});
