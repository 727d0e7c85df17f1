import { CheckboxField } from "@/components/patterns/choice-group";
import { FilterBar } from "@/components/patterns/filter-bar";
import { SelectField } from "@/components/patterns/select-field";
import { TextField } from "@/components/patterns/text-field";
import { stateWords } from "@/lib/core/words";
import { activeFilters, type Filter, sortText } from "@/lib/festivals/points/filter";
import { partWords } from "@/lib/festivals/points/filter-words";
import type { SeasonRef } from "@/lib/festivals/points/record";
import { festivalStatusWords, hostLevelWords, leaderTierWords, optionsOf } from "@/lib/festivals/words";

type FestivalFilterProps = {
  filter: Filter;
  seasons: SeasonRef[] /** A commune filters no units. */;
  oneUnit: boolean;
};

/** The filters of the list of points; all of them live in the address. */
export function FestivalFilter({ filter, seasons, oneUnit }: FestivalFilterProps) {
  const active = activeFilters(filter);
  return (
    <FilterBar
      action="/festivals"
      active={active}
      clearHref={active > 0 ? `/festivals?season=${filter.season ?? ""}` : undefined}
      keep={{ sort: sortText(filter.sort), map: filter.map ?? undefined }}
    >
      <SelectField
        name="season"
        label="Mùa"
        options={seasons.map(({ year }) => ({ value: String(year), label: `Năm ${year}` }))}
        value={String(filter.season ?? "")}
      />
      {!oneUnit && <TextField name="unit" label="Đơn vị (tên hoặc mã)" value={filter.unit} maxLength={100} />}
      <TextField name="q" label="Tên điểm, địa điểm" value={filter.q} maxLength={100} />
      <Codes name="state" label="Trạng thái" words={stateWords} chosen={filter.states} />
      <Codes name="host" label="Cấp tổ chức" words={hostLevelWords} chosen={filter.hosts} />
      <Codes name="status" label="Tình hình" words={festivalStatusWords} chosen={filter.statuses} />
      <Codes name="tier" label="Đại biểu cao nhất" words={leaderTierWords} chosen={filter.tiers} />
      <Codes name="has" label="Nội dung" words={partWords} chosen={filter.has} />
      <CheckboxField name="late" label="Chỉ điểm quá hạn" value="1" checked={filter.late} />
    </FilterBar>
  );
}

type CodesProps<T extends string> = { name: string; label: string; words: Record<T, string>; chosen: T[] };

/** One code or all; several at once come from a link, and stay when the other filters change. */
function Codes<T extends string>({ name, label, words, chosen }: CodesProps<T>) {
  const several =
    chosen.length > 1
      ? [{ value: chosen.join(","), label: chosen.map((code) => words[code]).join(", ") }]
      : [];
  return (
    <SelectField
      name={name}
      label={label}
      empty="Tất cả"
      options={[...several, ...optionsOf(words)]}
      value={chosen.join(",")}
    />
  );
}
