import { FilterBar } from "@/components/patterns/filter-bar";
import { SelectField } from "@/components/patterns/select-field";
import { TextField } from "@/components/patterns/text-field";
import { activeSubjectFilters, type SubjectFilter } from "@/lib/recognitions/subjects/filter";
import { subjectKinds } from "@/lib/recognitions/subjects/schema";
import { activeWords, managedWords } from "@/lib/recognitions/subjects/words";
import { subjectKindWords } from "@/lib/recognitions/words";

/** The filters of the register; all of them live in the address. */
export function SubjectFilterBar({ filter, oneUnit }: { filter: SubjectFilter; oneUnit: boolean }) {
  const active = activeSubjectFilters(filter);
  return (
    <FilterBar
      action="/recognitions/subjects"
      active={active}
      clearHref={active > 0 ? "/recognitions/subjects" : undefined}
    >
      <SelectField
        name="kind"
        label="Loại"
        empty="Tất cả"
        value={filter.kind ?? ""}
        options={subjectKinds.map((kind) => ({ value: kind, label: subjectKindWords[kind] }))}
      />
      {!oneUnit && <TextField name="unit" label="Đơn vị (tên hoặc mã)" value={filter.unit} maxLength={100} />}
      <TextField name="q" label="Tên đối tượng" value={filter.q} maxLength={100} />
      <SelectField
        name="managed"
        label="Quản lý"
        empty="Tất cả"
        value={filter.managed ?? ""}
        options={Object.entries(managedWords).map(([value, label]) => ({ value, label }))}
      />
      <SelectField
        name="active"
        label="Hoạt động"
        value={filter.active}
        options={Object.entries(activeWords).map(([value, label]) => ({ value, label }))}
      />
    </FilterBar>
  );
}
