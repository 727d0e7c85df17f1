import { CheckboxField } from "@/components/patterns/choice-group";
import { DateField } from "@/components/patterns/date-field";
import { TextField } from "@/components/patterns/text-field";
import { formatNumber } from "@/lib/core/numbers";

/** At the signature: the list has been seen, and one reason for every commune that has none of its own. */
export function MissingFields({ silent, unnamed }: { silent: number; unnamed: number }) {
  return (
    <>
      <CheckboxField
        name="acknowledged"
        label={`Tôi đã xem danh sách ${formatNumber(silent)} đơn vị cấp xã chưa gửi điểm nào và vẫn ký`}
        hint="Các đơn vị này được ghi tên và lý do trong báo cáo, nộp sau bằng bổ sung báo cáo."
      />
      {unnamed > 0 && (
        <>
          <TextField
            name="reason"
            label={`Lý do chung của ${formatNumber(unnamed)} đơn vị chưa ghi lý do`}
            hint="Lý do riêng từng đơn vị ghi ở mục Mức độ đầy đủ."
            required
            maxLength={500}
          />
          <DateField name="expectedOn" label="Dự kiến bổ sung" hint="Ví dụ 30/9/2026." />
        </>
      )}
    </>
  );
}
