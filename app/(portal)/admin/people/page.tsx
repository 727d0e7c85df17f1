import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { PeopleTable } from "@/components/identity/people-table";
import { roleOptions, unitOptions } from "@/components/identity/term-fields";
import { EmptyState } from "@/components/patterns/empty-state";
import { ExportMenu } from "@/components/patterns/export-menu";
import { FilterBar } from "@/components/patterns/filter-bar";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Pagination } from "@/components/patterns/pagination";
import { SelectField } from "@/components/patterns/select-field";
import { TextField } from "@/components/patterns/text-field";
import { ButtonLink } from "@/components/ui/button";
import { formatNumber } from "@/lib/core/numbers";
import { withQuery } from "@/lib/core/paging";
import { read } from "@/lib/core/read";
import { policeOf } from "@/lib/core/words";
import { listKeptUnits, listPeople, PEOPLE_PAGE } from "@/lib/identity/queries";
import { peopleFilter } from "@/lib/identity/schema";
import { accountStates, accountStateWords } from "@/lib/identity/words";

export const metadata: Metadata = { title: "Người dùng" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default screen(async function PeoplePage({ searchParams }: Props) {
  const filter = peopleFilter.parse(await searchParams);
  const now = new Date();
  const { units, people, unit } = await read("people.manage", async (tx, actor) => ({
    units: await listKeptUnits(tx, actor, now),
    people: await listPeople(tx, actor, filter, now),
    unit: actor.unit,
  }));
  const set = { q: filter.q, unit: filter.unit ?? "", role: filter.role ?? "", state: filter.state ?? "" };
  const active = Object.values(set).filter((value) => value !== "").length;
  return (
    <PageBody>
      <PageHeader
        title="Người dùng"
        facts={[policeOf(unit), "và các đơn vị trực thuộc", `${formatNumber(people.total)} tài khoản`]}
        actions={
          <>
            <ExportMenu name="people" query={set} total={people.total} noun="tài khoản" />
            <ButtonLink href="/admin/people/new" variant="primary">
              Thêm người dùng
            </ButtonLink>
          </>
        }
      />
      <FilterBar action="/admin/people" active={active} clearHref={active > 0 ? "/admin/people" : undefined}>
        <TextField name="q" label="Tên hoặc chức vụ" type="search" value={filter.q} />
        <SelectField
          name="unit"
          label="Đơn vị"
          empty="Mọi đơn vị"
          options={unitOptions(units)}
          value={filter.unit}
        />
        <SelectField
          name="role"
          label="Vai trò"
          empty="Mọi vai trò"
          options={roleOptions(units)}
          value={filter.role}
        />
        <SelectField
          name="state"
          label="Trạng thái"
          empty="Mọi trạng thái"
          options={accountStates.map((value) => ({ value, label: accountStateWords[value] }))}
          value={filter.state}
        />
      </FilterBar>
      <PeopleTable
        people={people.rows}
        empty={
          <EmptyState title={active > 0 ? "Không có ai khớp bộ lọc" : "Chưa có tài khoản nào"}>
            Tài khoản của đơn vị bạn và của các đơn vị trực thuộc hiện ở đây.
          </EmptyState>
        }
      />
      <Pagination
        page={filter.page}
        pageSize={PEOPLE_PAGE}
        total={people.total}
        noun="tài khoản"
        hrefFor={(page) => withQuery("/admin/people", set, { page })}
      />
    </PageBody>
  );
});
