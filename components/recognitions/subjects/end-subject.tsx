import { ActionForm } from "@/components/patterns/action-form";
import { ConfirmPanel } from "@/components/patterns/confirm-panel";
import { DateField } from "@/components/patterns/date-field";
import { HiddenField } from "@/components/patterns/hidden-field";
import { type Day, formatDay } from "@/lib/core/dates";
import type { FormAction } from "@/lib/core/refusal";

type EndSubjectProps = {
  id: string;
  version: number;
  name: string;
  today: Day;
  action: FormAction;
  requestId: string;
};

/** A subject is no more: it is registered no longer, what was recognised of it stays. */
export function EndSubject({ id, version, name, today, action, requestId }: EndSubjectProps) {
  return (
    <ActionForm action={action} requestId={requestId} warnUnsaved={false} label="Thôi hoạt động">
      <HiddenField name="id" value={id} />
      <HiddenField name="version" value={version} />
      <ConfirmPanel
        trigger="Thôi hoạt động"
        title={`Ghi ${name} thôi hoạt động`}
        consequence="Không đăng ký được nữa và không tính vào tỷ lệ các năm sau. Hồ sơ và kết quả các năm trước giữ nguyên."
        undo="Không mở lại được; hoạt động trở lại thì thêm mới."
        submitLabel="Ghi thôi hoạt động"
      >
        <DateField name="endedOn" label="Từ ngày" required value={formatDay(today)} />
      </ConfirmPanel>
    </ActionForm>
  );
}
