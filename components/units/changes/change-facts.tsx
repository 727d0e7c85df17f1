import { ActionForm } from "@/components/patterns/action-form";
import { DescriptionList } from "@/components/patterns/description-list";
import { FileField } from "@/components/patterns/file-field";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { Timeline } from "@/components/patterns/timeline";
import { Card } from "@/components/ui/card";
import { formatDay, formatInstant } from "@/lib/core/dates";
import type { FormAction } from "@/lib/core/refusal";
import { policeOf, unitTitle } from "@/lib/core/words";
import type { ChangeRecord } from "@/lib/units/changes/view";
import { changeKindWords, changeStepWords } from "@/lib/units/changes/words";
import { ChangeHeadFields } from "./change-head-fields";

/** Day, paper and place of a change. */
export function ChangeFacts({ change }: { change: ChangeRecord }) {
  return (
    <Card title="Thay đổi">
      <DescriptionList
        items={[
          { key: "kind", label: "Loại", value: changeKindWords[change.kind] },
          {
            key: "where",
            label: "Phạm vi",
            value: change.unit.level === "nation" ? "Nhiều tỉnh hoặc cấp tỉnh" : unitTitle(change.unit),
            note: change.requested ? `do ${policeOf(change.unit)} đề nghị` : undefined,
          },
          { key: "day", label: "Có hiệu lực từ", value: formatDay(change.effectiveOn) },
          {
            key: "act",
            label: "Quyết định, nghị quyết",
            value:
              change.actNumber === ""
                ? "Chưa có"
                : `${change.actNumber}${change.actIssuedOn ? `, ngày ${formatDay(change.actIssuedOn)}` : ""}`,
            note: change.actTitle,
          },
          { key: "note", label: change.requested ? "Lý do đề nghị" : "Ghi chú", value: change.note },
        ]}
      />
    </Card>
  );
}

type EditProps = { change: ChangeRecord; action: FormAction; requestId: string };

/** Day and paper of a draft, to be put right before it is applied. */
export function ChangeHeadForm({ change, action, requestId }: EditProps) {
  return (
    <Card title="Ngày và quyết định">
      <ActionForm action={action} requestId={requestId} label="Ngày và quyết định">
        <HiddenField name="id" value={change.id} />
        <HiddenField name="version" value={change.version} />
        <ChangeHeadFields head={change} asking={false} />
        <div>
          <SubmitButton variant="secondary" working="Đang lưu…">
            Lưu ngày và quyết định
          </SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}

/** A corrected file in the place of the one that the draft was made from. */
export function ReplaceFileForm({ change, action, requestId }: EditProps) {
  return (
    <Card title="Nạp lại tệp đã sửa" note={`Tệp đang dùng có ${change.lines.length} dòng`}>
      <ActionForm action={action} requestId={requestId} label="Nạp lại tệp">
        <HiddenField name="id" value={change.id} />
        <HiddenField name="version" value={change.version} />
        <FileField
          name="file"
          label="Tệp ánh xạ"
          hint="CSV hoặc TSV, UTF-8, tối đa 500 KB"
          accept=".csv,.tsv,.txt"
        />
        <div>
          <SubmitButton variant="secondary" working="Đang nạp…">
            Nạp tệp và xem trước
          </SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}

/** Who did what with a change, when and why. */
export function ChangeTimeline({ change }: { change: ChangeRecord }) {
  return (
    <Card title="Quá trình">
      <Timeline
        entries={change.steps.map((step, index) => ({
          key: String(index),
          who: step.actorName,
          unit: step.actorUnitName,
          what: changeStepWords[step.step] ?? step.step,
          when: formatInstant(step.at),
          at: step.at.toISOString(),
          note: step.note || undefined,
          tone:
            step.step === "apply" ? "good" : ["refuse", "undo"].includes(step.step) ? "returned" : "plain",
        }))}
      />
    </Card>
  );
}
