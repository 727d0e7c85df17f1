import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { EmptyState } from "@/components/patterns/empty-state";
import { ExportMenu } from "@/components/patterns/export-menu";
import { FilterBar } from "@/components/patterns/filter-bar";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Pagination } from "@/components/patterns/pagination";
import { SelectField } from "@/components/patterns/select-field";
import { ButtonLink } from "@/components/ui/button";
import { ChangeTable } from "@/components/units/changes/change-table";
import { may } from "@/lib/core/actor";
import { formatNumber } from "@/lib/core/numbers";
import { withQuery } from "@/lib/core/paging";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import { changesPerPage, listChanges, unitRefs } from "@/lib/units/changes/queries";
import { changeFilter } from "@/lib/units/changes/schema";
import { changeKindWords, changeStateWords } from "@/lib/units/changes/words";

export const metadata: Metadata = { title: "Thay đổi đơn vị" };

type Props = { searchParams: Promise<Record<string, string | string[]>> };

const options = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** What was changed, is prepared or asked for in the tree of units. */
export default screen(async function ChangesPage({ searchParams }: Props) {
  const filter = changeFilter.parse(await searchParams);
  const { actor, list, unit } = await read("units.history", async (tx, who) => ({
    actor: who,
    list: await listChanges(tx, filter),
    unit: filter.unit ? (await unitRefs(tx, [filter.unit]))[0] : undefined,
  }));
  const active = [filter.state, filter.kind, filter.unit].filter(Boolean).length;
  const changes = may(actor, "units.change");
  return (
    <PageBody>
      <PageHeader
        title="Thay đổi đơn vị"
        facts={[`${formatNumber(list.total)} thay đổi`, unit && `của ${unitTitle(unit)}`]}
        crumbs={[{ label: "Đơn vị", href: "/units" }]}
        actions={
          <>
            <ExportMenu name="unit-changes" query={filter} total={list.total} noun="thay đổi" />
            {changes && <ButtonLink href="/units/changes/import">Nạp bảng ánh xạ</ButtonLink>}
            {(changes || may(actor, "units.request")) && (
              <ButtonLink href="/units/changes/new" variant="primary">
                {changes ? "Lập thay đổi" : "Đề nghị thay đổi"}
              </ButtonLink>
            )}
          </>
        }
      />
      <FilterBar
        action="/units/changes"
        active={active}
        clearHref={active > 0 ? "/units/changes" : undefined}
        keep={{ unit: filter.unit }}
      >
        <SelectField
          name="state"
          label="Trạng thái"
          empty="Mọi trạng thái"
          value={filter.state}
          options={options(changeStateWords)}
        />
        <SelectField
          name="kind"
          label="Loại"
          empty="Mọi loại"
          value={filter.kind}
          options={options(changeKindWords)}
        />
      </FilterBar>
      <ChangeTable
        rows={list.rows}
        empty={
          <EmptyState title={active > 0 ? "Không có thay đổi nào khớp" : "Chưa có thay đổi nào"}>
            Đổi tên, nhập, chia, chuyển đơn vị theo quyết định hiện ở đây, cùng đề nghị của các tỉnh.
          </EmptyState>
        }
      />
      <Pagination
        page={filter.page}
        pageSize={changesPerPage}
        total={list.total}
        noun="thay đổi"
        hrefFor={(page) => withQuery("/units/changes", filter, { page })}
      />
    </PageBody>
  );
});
