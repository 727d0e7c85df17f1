import { FilterBar } from "@/components/patterns/filter-bar";
import { SelectField } from "@/components/patterns/select-field";
import { TextField } from "@/components/patterns/text-field";
import {
  type ApplicationFilter,
  activeApplicationFilters,
  applicationsHref,
} from "@/lib/recognitions/applications/filter";
import type { SchemeRef } from "@/lib/recognitions/schemes/scheme";
import { registeredSubjects } from "@/lib/recognitions/schemes/subjects";
import { applicationStateWords, subjectKindWords } from "@/lib/recognitions/words";

type ApplicationFilterBarProps = {
  filter: ApplicationFilter;
  schemes: SchemeRef[];
  years: number[];
  oneUnit: boolean;
};

/** The filters of the list of applications; all of them live in the address. */
export function ApplicationFilterBar({ filter, schemes, years, oneUnit }: ApplicationFilterBarProps) {
  const active = activeApplicationFilters(filter);
  return (
    <FilterBar
      action="/recognitions/applications"
      active={active}
      clearHref={active > 0 ? applicationsHref({ year: filter.year }) : undefined}
    >
      <SelectField
        name="year"
        label="Năm"
        value={String(filter.year ?? "")}
        options={years.map((year) => ({ value: String(year), label: `Năm ${year}` }))}
      />
      <SelectField
        name="scheme"
        label="Chương trình"
        empty="Tất cả"
        value={filter.scheme}
        options={schemes.map(({ code, shortName }) => ({ value: code, label: shortName }))}
      />
      <SelectField
        name="kind"
        label="Loại đối tượng"
        empty="Tất cả"
        value={filter.kind ?? ""}
        options={[
          { value: "unit", label: "Xã, phường, đặc khu" },
          ...registeredSubjects.map((kind) => ({ value: kind, label: subjectKindWords[kind] })),
        ]}
      />
      <SelectField
        name="state"
        label="Trạng thái"
        empty="Tất cả"
        value={filter.state ?? ""}
        options={Object.entries(applicationStateWords).map(([value, label]) => ({ value, label }))}
      />
      {!oneUnit && <TextField name="unit" label="Đơn vị (tên hoặc mã)" value={filter.unit} maxLength={100} />}
      <TextField name="q" label="Tên đối tượng" value={filter.q} maxLength={100} />
    </FilterBar>
  );
}
