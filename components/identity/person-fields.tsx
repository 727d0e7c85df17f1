import { FieldRow } from "@/components/patterns/field-row";
import { TextField } from "@/components/patterns/text-field";

/** Name and title, as they stand on paper. */
export function PersonFields({ fullName, jobTitle }: { fullName?: string; jobTitle?: string }) {
  return (
    <FieldRow columns={2}>
      <TextField name="fullName" label="Họ và tên" required value={fullName} maxLength={80} />
      <TextField
        name="jobTitle"
        label="Chức vụ"
        optional
        value={jobTitle}
        maxLength={120}
        placeholder="Cán bộ PV05"
      />
    </FieldRow>
  );
}
