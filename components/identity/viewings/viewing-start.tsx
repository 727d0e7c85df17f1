import { ActionForm } from "@/components/patterns/action-form";
import { ConfirmPanel } from "@/components/patterns/confirm-panel";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SelectField } from "@/components/patterns/select-field";
import { Card } from "@/components/ui/card";
import type { FormAction } from "@/lib/core/refusal";
import { policeOf, roleWords } from "@/lib/core/words";
import type { PersonView } from "@/lib/identity/view";
import { VIEWING_MINUTES } from "@/lib/identity/viewings/viewable";

type ViewingStartProps = { person: PersonView; action: FormAction; requestId: string };

/** Begins to look with a person's eyes; what it means is read before the button. */
export function ViewingStart({ person, action, requestId }: ViewingStartProps) {
  const posts = person.assignments.filter((row) => row.current);
  const [only, second] = posts;
  if (!only) return null;
  return (
    <Card
      id="view-as"
      title="Xem như người này"
      note="Để hiểu một phản ánh: thấy đúng những gì người này thấy."
    >
      <ActionForm action={action} requestId={requestId} warnUnsaved={false} label="Xem như">
        <HiddenField name="id" value={person.id} />
        {!second && <HiddenField name="assignmentId" value={only.id} />}
        <ConfirmPanel
          tone="plain"
          trigger="Xem như"
          title={`Xem như ${person.fullName}`}
          consequence={`Chỉ đọc trong ${VIEWING_MINUTES} phút, thôi xem lúc nào cũng được. Không thấy mật khẩu, phiên đăng nhập và nội dung đang gõ dở. Việc này được ghi lại và người này thấy được.`}
          reason={{ name: "reason", label: "Lý do", required: true }}
          submitLabel="Bắt đầu xem"
          working="Đang mở…"
        >
          {second && (
            <SelectField
              name="assignmentId"
              label="Vai trò"
              empty="Chọn vai trò"
              options={posts.map(({ id, role, unit }) => ({
                value: id,
                label: `${roleWords[role]}, ${policeOf(unit)}`,
              }))}
            />
          )}
        </ConfirmPanel>
      </ActionForm>
    </Card>
  );
}
