import { ActionForm } from "@/components/patterns/action-form";
import { ConfirmPanel } from "@/components/patterns/confirm-panel";
import { DateField } from "@/components/patterns/date-field";
import { HiddenField } from "@/components/patterns/hidden-field";
import { TextField } from "@/components/patterns/text-field";
import { Card } from "@/components/ui/card";
import { formatDay } from "@/lib/core/dates";
import type { FormAction } from "@/lib/core/refusal";
import { policeOf } from "@/lib/core/words";
import type { ExtensionRow } from "@/lib/festivals/extensions/view";
import { extensionWhatWords } from "@/lib/festivals/extensions/words";

type ExtensionAnswerProps = {
  extension: ExtensionRow;
  decide: FormAction;
  withdraw: FormAction;
  requestIds: [string, string, string];
};

/** What the reader can do with a question that waits: say yes or no above, take it back below. */
export function ExtensionAnswer({ extension, decide, withdraw, requestIds }: ExtensionAnswerProps) {
  const { id, unit, what, askedUntil, decides, withdraws } = extension;
  if (!decides && !withdraws) return null;
  const whose = `${policeOf(unit)} nộp ${extensionWhatWords[what]}`;
  return (
    <Card title="Bước tiếp theo" className="border-accent-line">
      <div data-screen-only="" className="flex flex-wrap items-start gap-3">
        {decides && (
          <>
            <ActionForm action={decide} requestId={requestIds[0]} warnUnsaved={false} label="Đồng ý gia hạn">
              <HiddenField name="id" value={id} />
              <ConfirmPanel
                tone="plain"
                trigger="Đồng ý gia hạn"
                title="Đồng ý gia hạn"
                consequence={<p>{whose} đúng hạn đến hết ngày được gia hạn, có hiệu lực ngay khi bấm.</p>}
                undo="Hết ngày đó mà chưa nộp thì lại là quá hạn."
                intent="grant"
                submitLabel="Đồng ý gia hạn"
                working="Đang gia hạn…"
              >
                <DateField name="until" label="Gia hạn đến" required value={askedUntil} />
                <TextField name="note" label="Ghi chú" optional maxLength={1000} />
              </ConfirmPanel>
            </ActionForm>
            <ActionForm action={decide} requestId={requestIds[1]} label="Không đồng ý gia hạn">
              <HiddenField name="id" value={id} />
              <ConfirmPanel
                trigger="Không đồng ý"
                title="Không đồng ý gia hạn"
                consequence={<p>Hạn {formatDay(extension.due.on)} giữ nguyên. Đơn vị đọc được lý do.</p>}
                reason={{ name: "note", label: "Lý do không đồng ý", required: true }}
                intent="refuse"
                submitLabel="Không đồng ý"
                working="Đang trả lời…"
              />
            </ActionForm>
          </>
        )}
        {withdraws && (
          <ActionForm action={withdraw} requestId={requestIds[2]} warnUnsaved={false} label="Rút đề nghị">
            <HiddenField name="id" value={id} />
            <ConfirmPanel
              trigger="Rút đề nghị"
              title="Rút đề nghị gia hạn"
              consequence={<p>Hạn {formatDay(extension.due.on)} giữ nguyên.</p>}
              undo="Có thể xin lại."
              submitLabel="Rút đề nghị"
              working="Đang rút…"
            />
          </ActionForm>
        )}
      </div>
    </Card>
  );
}
