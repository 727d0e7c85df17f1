import { FilterBar } from "@/components/patterns/filter-bar";
import { SelectField } from "@/components/patterns/select-field";
import { TextField } from "@/components/patterns/text-field";
import { stateWords } from "@/lib/core/words";
import type { ReportFilter } from "@/lib/festivals/reports/schema";
import type { ReportList } from "@/lib/festivals/reports/view";

/** The filters of the list of reports; all of them live in the address. */
export function ReportFilterBar({ filter, list }: { filter: ReportFilter; list: ReportList }) {
  const active = [filter.q, filter.state].filter((value) => value !== "").length;
  const year = String(list.season.year);
  return (
    <FilterBar
      action="/festivals/reports"
      active={active}
      clearHref={active > 0 ? `/festivals/reports?season=${year}` : undefined}
      keep={{
        sort: filter.sort === "unit" ? undefined : filter.sort,
        dir: filter.dir === "asc" ? undefined : filter.dir,
      }}
    >
      <SelectField
        name="season"
        label="Mùa"
        value={year}
        options={list.seasons.map((season) => ({ value: String(season.year), label: `Năm ${season.year}` }))}
      />
      <TextField name="q" label="Tên tỉnh hoặc số văn bản" value={filter.q} maxLength={100} />
      <SelectField
        name="state"
        label="Trạng thái"
        empty="Tất cả"
        value={filter.state}
        options={[
          { value: "none", label: "Chưa lập" },
          ...Object.entries(stateWords).map(([value, label]) => ({ value, label })),
        ]}
      />
    </FilterBar>
  );
}
