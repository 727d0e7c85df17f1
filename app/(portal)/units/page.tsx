import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { EmptyState } from "@/components/patterns/empty-state";
import { ExportMenu } from "@/components/patterns/export-menu";
import { FilterBar } from "@/components/patterns/filter-bar";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { Pagination } from "@/components/patterns/pagination";
import { SelectField } from "@/components/patterns/select-field";
import { TextField } from "@/components/patterns/text-field";
import { ButtonLink } from "@/components/ui/button";
import { UnitTable } from "@/components/units/unit-table";
import { may } from "@/lib/core/actor";
import { dayOf, formatDay } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { withQuery } from "@/lib/core/paging";
import { read } from "@/lib/core/read";
import { listGroupSets } from "@/lib/units/groups/queries";
import { listUnits, unitsPerPage } from "@/lib/units/queries";
import { unitFilter } from "@/lib/units/schema";
import { levelWords } from "@/lib/units/words";

export const metadata: Metadata = { title: "Đơn vị" };

/** All units in both systems, found by any spelling. */
export default screen(async function UnitsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const filter = unitFilter.parse(await searchParams);
  const today = dayOf(new Date());
  const { rows, total, actor, sets } = await read("unit.view", async (tx, who) => ({
    ...(await listUnits(tx, filter, today)),
    actor: who,
    sets: await listGroupSets(tx, today),
  }));
  const searching = filter.q !== "" || filter.level !== "" || filter.life !== "now" || filter.group !== "";
  return (
    <PageBody>
      <PageHeader
        title="Đơn vị"
        facts={[
          searching
            ? `${formatNumber(total)} đơn vị tìm thấy`
            : `${formatNumber(total)} tỉnh, thành phố hiện nay`,
          `tính đến ${formatDay(today)}`,
        ]}
        actions={
          <>
            {may(actor, "export.take") && (
              <ExportMenu name="units" query={filter} total={total} noun="đơn vị" />
            )}
            <ButtonLink href="/units/groups">Nhóm đơn vị</ButtonLink>
            {may(actor, "units.history") && <ButtonLink href="/units/changes">Thay đổi đơn vị</ButtonLink>}
          </>
        }
      />
      <FilterBar action="/units" clearHref={searching ? "/units" : undefined} active={searching ? 1 : 0}>
        <TextField name="q" label="Tên hoặc mã" hint="Có dấu hay không dấu đều tìm được" value={filter.q} />
        <SelectField
          name="level"
          label="Cấp"
          empty="Mọi cấp"
          value={filter.level}
          options={(["province", "district", "commune"] as const).map((level) => ({
            value: level,
            label: levelWords[level],
          }))}
        />
        <SelectField
          name="life"
          label="Thời kỳ"
          value={filter.life}
          options={[
            { value: "now", label: "Hiện nay" },
            { value: "ended", label: "Đã kết thúc" },
            { value: "coming", label: "Sắp có hiệu lực" },
            { value: "all", label: "Mọi thời kỳ" },
          ]}
        />
        <SelectField
          name="group"
          label="Nhóm"
          empty="Mọi nhóm"
          value={filter.group}
          options={sets
            .filter(({ groups }) => groups.length > 0)
            .map(({ name, groups }) => ({
              label: name,
              options: groups.map((group) => ({ value: group.id, label: group.name })),
            }))}
        />
      </FilterBar>
      <UnitTable
        caption="Danh sách đơn vị"
        rows={rows}
        empty={
          <EmptyState title="Không có đơn vị nào khớp">
            Thử ít chữ hơn, hoặc chọn “Mọi thời kỳ” để tìm cả đơn vị trước ngày 01/7/2025.
          </EmptyState>
        }
      />
      <Pagination
        page={filter.page}
        pageSize={unitsPerPage}
        total={total}
        noun="đơn vị"
        hrefFor={(page) => withQuery("/units", filter, { page })}
      />
    </PageBody>
  );
});
