import { DateField } from "@/components/patterns/date-field";
import { FieldRow } from "@/components/patterns/field-row";
import { NumberField } from "@/components/patterns/number-field";
import { SelectField } from "@/components/patterns/select-field";
import { TextField } from "@/components/patterns/text-field";
import { formatDay } from "@/lib/core/dates";
import { type SubjectContent, subjectKinds } from "@/lib/recognitions/subjects/schema";
import { managedWords, sizeWords } from "@/lib/recognitions/subjects/words";
import { subjectKindWords } from "@/lib/recognitions/words";
import type { SubjectKind } from "@/prisma/generated/enums";

/** Of which kind; asked where it is not fixed yet. */
export function SubjectKindField({ value }: { value?: SubjectKind }) {
  return (
    <SelectField
      name="kind"
      label="Loại"
      required
      value={value ?? "residential"}
      width="medium"
      options={subjectKinds.map((kind) => ({ value: kind, label: subjectKindWords[kind] }))}
    />
  );
}

export function ManagedByField({ value }: { value?: string }) {
  return (
    <SelectField
      name="managedBy"
      label="Cấp quản lý"
      hint="Cấp xã quản lý thì được tính vào tỷ lệ đăng ký, công nhận của xã."
      required
      value={value ?? "commune"}
      width="medium"
      options={Object.entries(managedWords).map(([code, label]) => ({ value: code, label }))}
    />
  );
}

/** What the register says of a subject. No names of people. */
export function SubjectFields({ kind, content }: { kind?: SubjectKind; content?: SubjectContent }) {
  return (
    <>
      <TextField
        name="name"
        label="Tên"
        hint="Tên gọi của thôn, tổ dân phố, cơ quan, doanh nghiệp, trường; không ghi tên người."
        required
        value={content?.name}
        maxLength={200}
      />
      <FieldRow columns={3}>
        <NumberField
          name="size"
          label="Quy mô"
          hint={kind ? undefined : "Số hộ, số cán bộ nhân viên, người lao động hoặc học sinh."}
          value={content?.size}
          unit={kind && sizeWords[kind]}
        />
        {(!kind || kind === "residential") && (
          <NumberField
            name="people"
            label="Nhân khẩu"
            hint={kind ? undefined : "Chỉ ghi cho khu dân cư."}
            value={content?.people}
            unit="người"
          />
        )}
        <DateField
          name="startedOn"
          label="Từ ngày"
          hint={kind ? undefined : "Để trống nếu có từ trước."}
          value={content?.startedOn ? formatDay(content.startedOn) : ""}
        />
      </FieldRow>
      <ManagedByField value={content?.managedBy} />
    </>
  );
}
