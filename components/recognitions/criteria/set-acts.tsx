import { ActionForm } from "@/components/patterns/action-form";
import { CheckboxField } from "@/components/patterns/choice-group";
import { ConfirmPanel } from "@/components/patterns/confirm-panel";
import { DateField } from "@/components/patterns/date-field";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { Card } from "@/components/ui/card";
import { formatNumber } from "@/lib/core/numbers";
import type { FormAction } from "@/lib/core/refusal";
import type { SetPage } from "@/lib/recognitions/criteria/view";

type SetActsProps = {
  set: SetPage;
  /** What the actor may do with it now. */
  may: { draft: boolean; publish: boolean };
  /** What is in the way of publishing. */
  missing: readonly string[];
  /** Another edition that is in force when this one begins. */
  previous: string | null;
  actions: { clone: FormAction; publish: FormAction; retire: FormAction; remove: FormAction };
  requestIds: { clone: string; publish: string; retire: string; remove: string };
};

/** What can be done with a set now: publish, retire, clone, delete a draft. */
export function SetActs({ set, may, missing, previous, actions, requestIds }: SetActsProps) {
  const draft = set.state === "draft";
  return (
    <Card title="Việc có thể làm">
      <div data-screen-only="" className="grid gap-3">
        {draft && may.publish && missing.length === 0 && (
          <ActionForm
            action={actions.publish}
            requestId={requestIds.publish}
            warnUnsaved={false}
            label="Ban hành"
          >
            <HiddenField name="id" value={set.id} />
            <ConfirmPanel
              tone="plain"
              trigger="Ban hành"
              title="Ban hành bộ tiêu chí này"
              consequence={
                <p>
                  Mọi đơn vị thấy bộ tiêu chí và bắt đầu hồ sơ mới theo bộ này từ ngày hiệu lực. Hồ sơ đã bắt
                  đầu theo phiên bản trước không thay đổi.
                </p>
              }
              undo="Sau khi ban hành không sửa được nữa; muốn sửa thì lập phiên bản mới."
              submitLabel="Ban hành"
              working="Đang ban hành…"
            >
              {previous && (
                <CheckboxField
                  name="endPrevious"
                  label={`Kết thúc ${previous} vào ngày phiên bản này có hiệu lực`}
                />
              )}
            </ConfirmPanel>
          </ActionForm>
        )}
        {set.state === "published" && may.publish && (
          <ActionForm action={actions.retire} requestId={requestIds.retire} label="Thôi áp dụng">
            <HiddenField name="id" value={set.id} />
            <ConfirmPanel
              trigger="Thôi áp dụng"
              title="Thôi áp dụng bộ tiêu chí này"
              consequence={
                <p>
                  Không bắt đầu hồ sơ mới theo bộ này nữa. {formatNumber(set.bound)} hồ sơ đã bắt đầu vẫn chấm
                  theo bộ này đến khi xong.
                </p>
              }
              undo="Không áp dụng lại được; khi cần thì lập phiên bản mới."
              reason={{ name: "reason", label: "Lý do thôi áp dụng", required: true }}
              submitLabel="Thôi áp dụng"
            >
              <DateField name="validTo" label="Từ ngày" hint="Để trống là hôm nay." />
            </ConfirmPanel>
          </ActionForm>
        )}
        {may.draft && (
          <ActionForm
            action={actions.clone}
            requestId={requestIds.clone}
            warnUnsaved={false}
            label="Lập phiên bản mới"
          >
            <HiddenField name="id" value={set.id} />
            <SubmitButton variant="secondary" working="Đang lập…">
              Lập phiên bản mới từ bộ này
            </SubmitButton>
          </ActionForm>
        )}
        {draft && may.draft && (
          <ActionForm
            action={actions.remove}
            requestId={requestIds.remove}
            warnUnsaved={false}
            label="Xóa dự thảo"
          >
            <HiddenField name="id" value={set.id} />
            <ConfirmPanel
              trigger="Xóa dự thảo"
              title="Xóa bộ tiêu chí dự thảo"
              consequence={<p>Xóa dự thảo cùng mọi nhóm và tiêu chí trong đó.</p>}
              undo="Không thể hoàn tác. Xuất tệp trước nếu còn cần nội dung."
              submitLabel="Xóa dự thảo"
            />
          </ActionForm>
        )}
      </div>
    </Card>
  );
}
