import { DateField } from "@/components/patterns/date-field";
import { FieldRow, FieldSet } from "@/components/patterns/field-row";
import { TextField } from "@/components/patterns/text-field";
import { TextareaField } from "@/components/patterns/textarea-field";

export type ChangeHead = {
  effectiveOn: string;
  actNumber: string;
  actIssuedOn: string | null;
  actTitle: string;
  note: string;
};

type Props = {
  head?: ChangeHead;
  /** True for a province that asks: the decision comes later. */
  asking: boolean;
};

/** Day, paper and reason: the same for every kind of change. */
export function ChangeHeadFields({ head, asking }: Props) {
  return (
    <>
      <FieldRow>
        <DateField
          name="effectiveOn"
          label="Có hiệu lực từ ngày"
          hint="Ngày đầu tiên của đơn vị mới; đơn vị cũ hết vào hôm trước."
          required
          value={head?.effectiveOn}
        />
      </FieldRow>
      <FieldSet
        legend="Quyết định, nghị quyết"
        hint={
          asking
            ? "Chưa có thì để trống: V05 bổ sung khi áp dụng."
            : "Có thể bổ sung sau; phải đủ khi áp dụng."
        }
      >
        <FieldRow>
          <TextField
            name="actNumber"
            label="Số, ký hiệu"
            hint="Ví dụ 237/NQ-UBTVQH16"
            optional
            value={head?.actNumber}
          />
          <DateField
            name="actIssuedOn"
            label="Ngày ban hành"
            optional
            value={head?.actIssuedOn ?? undefined}
          />
        </FieldRow>
        <TextField name="actTitle" label="Trích yếu" optional maxLength={300} value={head?.actTitle} />
      </FieldSet>
      <TextareaField
        name="note"
        label={asking ? "Lý do đề nghị" : "Ghi chú"}
        optional
        rows={2}
        maxLength={1000}
        value={head?.note}
      />
    </>
  );
}
