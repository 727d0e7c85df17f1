import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { EmptyState } from "@/components/patterns/empty-state";
import { ExportMenu } from "@/components/patterns/export-menu";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Pagination } from "@/components/patterns/pagination";
import { LeftRegisters } from "@/components/recognitions/subjects/left-registers";
import { SubjectFilterBar } from "@/components/recognitions/subjects/subject-filter";
import { SubjectTable } from "@/components/recognitions/subjects/subject-table";
import { ButtonLink } from "@/components/ui/button";
import { may } from "@/lib/core/actor";
import { dayOf, formatInstant } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import { takeOverSubjectsAction } from "@/lib/recognitions/subjects/actions";
import { activeSubjectFilters, readSubjectFilter, subjectsHref } from "@/lib/recognitions/subjects/filter";
import { listLeftRegisters, listSubjects, subjectsPerPage } from "@/lib/recognitions/subjects/queries";

export const metadata: Metadata = { title: "Khu dân cư, cơ quan, doanh nghiệp, trường học" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The register of a commune, or of all communes below: filtered and paged by the address. */
export default screen(async function SubjectsPage({ searchParams }: Props) {
  const params = await searchParams;
  const now = new Date();
  const year = Number(dayOf(now).slice(0, 4));
  const filter = readSubjectFilter(params);
  const { actor, left, rows, totals } = await read("recognition.view", async (tx, who) => ({
    actor: who,
    left: may(who, "subject.manage") ? await listLeftRegisters(tx, who) : [],
    ...(await listSubjects(tx, filter, year)),
  }));
  const keeps = may(actor, "subject.manage");
  const [added, there] = [Number(params.added), Number(params.there)];
  const first = keeps && (
    <ButtonLink href="/recognitions/subjects/many" variant="primary">
      Thêm nhiều đối tượng
    </ButtonLink>
  );
  return (
    <PageBody>
      {Number.isInteger(added) && params.added !== undefined && (
        <Notice tone="success" title={`Đã thêm ${formatNumber(added)} đối tượng`} live>
          {there > 0 && `${formatNumber(there)} tên đã có sẵn trong danh sách nên giữ nguyên.`}
        </Notice>
      )}
      <PageHeader
        title="Khu dân cư, cơ quan, doanh nghiệp, trường học"
        facts={[
          unitTitle(actor.unit),
          `${formatNumber(totals.count)} đối tượng`,
          `số liệu đến ${formatInstant(now)}`,
        ]}
        actions={
          <>
            <ExportMenu
              name="subjects"
              query={{ ...filter, page: undefined }}
              total={totals.count}
              noun="đối tượng"
            />
            {keeps && (
              <>
                <ButtonLink href="/recognitions/register">Đăng ký năm</ButtonLink>
                <ButtonLink href="/recognitions/subjects/new">Thêm một đối tượng</ButtonLink>
                {first}
              </>
            )}
          </>
        }
      />
      <LeftRegisters
        registers={left}
        action={takeOverSubjectsAction}
        requestIds={left.map(() => randomUUID())}
      />
      <SubjectFilterBar filter={filter} oneUnit={actor.unit.level === "commune"} />
      <SubjectTable
        rows={rows}
        totals={totals}
        year={year}
        oneUnit={actor.unit.level === "commune" && new Set(rows.map(({ unitCode }) => unitCode)).size < 2}
        empty={
          activeSubjectFilters(filter) > 0 ? (
            <EmptyState title="Không có đối tượng nào khớp bộ lọc" />
          ) : (
            <EmptyState title="Danh sách còn trống" action={first}>
              Cấp xã lập danh sách khu dân cư, cơ quan, doanh nghiệp, cơ sở giáo dục trên địa bàn để đăng ký,
              xét công nhận hằng năm.
            </EmptyState>
          )
        }
      />
      <Pagination
        page={filter.page}
        pageSize={subjectsPerPage}
        total={totals.count}
        noun="đối tượng"
        hrefFor={(page) => subjectsHref(filter, { page })}
      />
    </PageBody>
  );
});
