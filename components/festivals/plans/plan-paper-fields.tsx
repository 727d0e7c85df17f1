import { DateField } from "@/components/patterns/date-field";
import { FieldRow, FieldSet } from "@/components/patterns/field-row";
import { TextField } from "@/components/patterns/text-field";
import type { PlanContent } from "@/lib/festivals/plans/view";

/** The paper that a plan is: number, day, issuer, signer. */
export function PlanPaperFields({ plan, province }: { plan: PlanContent | null; province: boolean }) {
  return (
    <FieldSet
      legend="Văn bản kế hoạch"
      hint="Có thể bỏ trống khi soạn; phải đủ số, ngày và người ký mới gửi được."
    >
      <FieldRow>
        <TextField
          name="number"
          label="Số, ký hiệu"
          hint="Như trên văn bản, ví dụ 122/KH-UBND hoặc 15/KH-BCĐ"
          width="medium"
          value={plan?.number}
        />
        <DateField
          name="issuedOn"
          label="Ngày ký"
          hint="Ngày/tháng/năm, ví dụ 10/06/2026"
          value={plan?.issuedOn}
        />
      </FieldRow>
      <FieldRow>
        <TextField
          name="issuer"
          label="Cơ quan ban hành"
          hint={province ? "UBND tỉnh hoặc Ban Chỉ đạo tỉnh" : "UBND xã hoặc Ban Chỉ đạo xã"}
          maxLength={200}
          value={plan?.issuer}
        />
        <TextField
          name="signer"
          label="Người ký"
          hint="Chức vụ, họ tên, ví dụ: Phó Chủ tịch, Trần Văn Mẫu"
          maxLength={200}
          value={plan?.signer}
        />
      </FieldRow>
    </FieldSet>
  );
}
