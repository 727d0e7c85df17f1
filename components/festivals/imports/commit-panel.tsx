import { ActionForm } from "@/components/patterns/action-form";
import { ConfirmPanel } from "@/components/patterns/confirm-panel";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { buttonVariants } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatNumber } from "@/lib/core/numbers";
import type { FormAction } from "@/lib/core/refusal";
import type { ImportRecord } from "@/lib/festivals/imports/record";

type CommitPanelProps = {
  record: ImportRecord;
  actions: { commit: FormAction; refresh: FormAction; drop: FormAction };
  requestIds: { commit: string; refresh: string; drop: string };
};

/** What can be done with a preview: write all, write the good rows, take the others home, look again, drop it. */
export function CommitPanel({ record, actions, requestIds }: CommitPanelProps) {
  const { added, changed, wrong, asked } = record.counts;
  const [good, bad] = [added + changed, wrong + asked];
  const said = [
    added > 0 && `lập ${formatNumber(added)} điểm mới`,
    changed > 0 && `sửa ${formatNumber(changed)} điểm đã có`,
  ].filter(Boolean);
  const mode = bad === 0 ? "all" : "good";
  return (
    <Card
      title={
        good === 0
          ? "Không có gì để ghi"
          : bad === 0
            ? "3. Ghi tất cả"
            : "3. Ghi các dòng đúng, hoặc sửa rồi tải lại"
      }
    >
      <div className="grid gap-4">
        <p>
          {good === 0 && bad === 0 && "Mọi dòng trong tệp giống hệt số liệu trên cổng."}
          {good === 0 && bad > 0 && "Mọi dòng khác số liệu trên cổng đều cần sửa hoặc trả lời."}
          {good > 0 &&
            `Sẽ ${said.join(" và ")}, ở trạng thái nháp. Các điểm đứng tên người nhập là bạn; gửi đi như điểm nhập bằng biểu mẫu.`}
          {good > 0 && bad > 0 && ` ${formatNumber(bad)} dòng sai hoặc cần hỏi không được ghi.`}
        </p>
        <div className="flex flex-wrap items-start gap-2">
          {good > 0 && (
            <ActionForm action={actions.commit} requestId={requestIds.commit} warnUnsaved={false} label="Ghi">
              <Which record={record} />
              <HiddenField name="mode" value={mode} />
              <SubmitButton working="Đang bắt đầu ghi…">
                {bad === 0
                  ? `Ghi tất cả ${formatNumber(good)} dòng`
                  : `Chỉ ghi ${formatNumber(good)} dòng đúng`}
              </SubmitButton>
            </ActionForm>
          )}
          {bad > 0 && <CorrectedLink id={record.id} count={bad} />}
          <ActionForm
            action={actions.refresh}
            requestId={requestIds.refresh}
            warnUnsaved={false}
            label="Kiểm tra lại"
          >
            <Which record={record} />
            <SubmitButton variant="secondary" working="Đang kiểm tra lại…">
              Kiểm tra lại với số liệu mới nhất
            </SubmitButton>
          </ActionForm>
          <ActionForm
            action={actions.drop}
            requestId={requestIds.drop}
            warnUnsaved={false}
            label="Bỏ tệp này"
          >
            <Which record={record} />
            <ConfirmPanel
              trigger="Bỏ tệp này"
              title="Bỏ tệp này"
              consequence="Bản xem trước bị xóa, không ghi gì vào cổng."
              undo="Muốn làm lại thì tải tệp lên lần nữa."
              submitLabel="Bỏ tệp"
            />
          </ActionForm>
        </div>
      </div>
    </Card>
  );
}

function Which({ record }: { record: ImportRecord }) {
  return (
    <>
      <HiddenField name="id" value={record.id} />
      <HiddenField name="version" value={record.version} />
    </>
  );
}

/** The rows that were not written, as a file. */
export function CorrectedLink({ id, count }: { id: string; count: number }) {
  return (
    <a
      href={`/festivals/import/${id}/corrected`}
      download
      className={buttonVariants({ variant: "secondary" })}
    >
      Tải tệp {formatNumber(count)} dòng cần sửa
    </a>
  );
}
