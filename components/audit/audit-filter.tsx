import { DateField } from "@/components/patterns/date-field";
import { FilterBar } from "@/components/patterns/filter-bar";
import { SelectField } from "@/components/patterns/select-field";
import { TextField } from "@/components/patterns/text-field";
import { type AuditFilter, filterQuery } from "@/lib/audit/schema";
import { actWords, tableWords } from "@/lib/audit/words";

const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, "vi");
const tables = Object.entries(tableWords)
  .map(([value, { label }]) => ({ value, label }))
  .sort(byLabel);
const acts = [
  ...Object.entries(actWords)
    .map(([value, label]) => ({ value, label }))
    .sort(byLabel),
  { value: "console", label: "Thao tác thẳng trên cơ sở dữ liệu" },
];

/** Which part of the trail is looked for. */
export function AuditFilterBar({ filter }: { filter: AuditFilter }) {
  const set = filterQuery(filter);
  const active = Object.values(set).filter((value) => value !== "").length;
  return (
    <FilterBar
      action="/audit"
      active={active}
      clearHref={active > 0 ? "/audit" : undefined}
      keep={{ person: filter.person }}
    >
      <TextField name="who" label="Người làm" value={filter.who} maxLength={100} />
      <TextField name="unit" label="Đơn vị (tên hoặc mã)" value={filter.unit} maxLength={100} />
      <SelectField name="table" label="Hồ sơ" empty="Mọi hồ sơ" options={tables} value={filter.table} />
      <SelectField name="act" label="Việc" empty="Mọi việc" options={acts} value={filter.act} />
      <DateField name="from" label="Từ ngày" value={filter.from} width="full" />
      <DateField name="to" label="Đến hết ngày" value={filter.to} width="full" />
    </FilterBar>
  );
}
