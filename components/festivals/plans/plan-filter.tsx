import { FilterBar } from "@/components/patterns/filter-bar";
import { SelectField } from "@/components/patterns/select-field";
import { TextField } from "@/components/patterns/text-field";
import { stateWords, unitTitle } from "@/lib/core/words";
import type { PlanFilter } from "@/lib/festivals/plans/schema";
import type { PlanList } from "@/lib/festivals/plans/view";

type PlanFilterBarProps = {
  filter: PlanFilter;
  list: Pick<PlanList, "season" | "seasons" | "provinces">;
  /** A commune has one plan a season: it filters by season only. */
  oneUnit: boolean;
};

/** How many filters beside the season are set. */
export function activePlanFilters({ unit, q, level, state }: PlanFilter): number {
  return [unit, q, level, state].filter((value) => value !== "").length;
}

/** The filters of the list of plans; all of them live in the address. */
export function PlanFilterBar({ filter, list, oneUnit }: PlanFilterBarProps) {
  const active = activePlanFilters(filter);
  const year = String(list.season.year);
  return (
    <FilterBar
      action="/festivals/plans"
      active={active}
      clearHref={active > 0 ? `/festivals/plans?season=${year}` : undefined}
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
      {!oneUnit && <TextField name="q" label="Tên đơn vị hoặc số văn bản" value={filter.q} maxLength={100} />}
      {list.provinces.length > 0 && (
        <SelectField
          name="unit"
          label="Tỉnh, thành phố"
          empty="Cả nước"
          value={filter.unit}
          options={list.provinces.map((unit) => ({ value: unit.code, label: unitTitle(unit) }))}
        />
      )}
      {!oneUnit && (
        <SelectField
          name="level"
          label="Cấp"
          empty="Mọi cấp"
          value={filter.level}
          options={[
            { value: "province", label: "Kế hoạch của tỉnh" },
            { value: "commune", label: "Kế hoạch của xã" },
          ]}
        />
      )}
      <SelectField
        name="state"
        label="Trạng thái"
        empty="Tất cả"
        value={filter.state}
        options={Object.entries(stateWords).map(([value, label]) => ({ value, label }))}
      />
    </FilterBar>
  );
}
