import { ActionForm } from "@/components/patterns/action-form";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { Card } from "@/components/ui/card";
import { formatNumber } from "@/lib/core/numbers";
import type { FormAction } from "@/lib/core/refusal";
import { unitTitle } from "@/lib/core/words";
import type { LeftRegister } from "@/lib/recognitions/subjects/view";

type LeftRegistersProps = {
  registers: LeftRegister[];
  action: FormAction;
  requestIds: string[];
};

/** Registers of communes that were absorbed: taken over, each by one act. */
export function LeftRegisters({ registers, action, requestIds }: LeftRegistersProps) {
  if (registers.length === 0) return null;
  return (
    <Card
      title="Danh sách của đơn vị cũ"
      note="Tiếp nhận để đăng ký từ nay; tên trùng được ghi thêm tên đơn vị cũ. Hồ sơ, kết quả các năm trước giữ nguyên."
    >
      <ul className="grid gap-3">
        {registers.map((one, at) => (
          <li key={one.id} className="flex flex-wrap items-center justify-between gap-2">
            <span>
              {unitTitle(one)}: <span className="figures">{formatNumber(one.subjects)}</span> đối tượng
            </span>
            <ActionForm
              action={action}
              requestId={requestIds[at] ?? ""}
              warnUnsaved={false}
              label={`Tiếp nhận danh sách của ${unitTitle(one)}`}
            >
              <HiddenField name="from" value={one.id} />
              <SubmitButton variant="secondary" working="Đang tiếp nhận…">
                Tiếp nhận danh sách
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </Card>
  );
}
