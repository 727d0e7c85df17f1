import { ActionForm } from "@/components/patterns/action-form";
import { DateField } from "@/components/patterns/date-field";
import { FieldRow, FieldSet } from "@/components/patterns/field-row";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { OriginalField } from "@/components/patterns/original-field";
import { SelectField } from "@/components/patterns/select-field";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextField } from "@/components/patterns/text-field";
import { TextareaField } from "@/components/patterns/textarea-field";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { Keeping } from "@/lib/core/kept";
import type { FormAction, FormState } from "@/lib/core/refusal";
import { unitTitle } from "@/lib/core/words";
import type { UnitName } from "@/lib/festivals/plans/view";
import { reportNumberPattern } from "@/lib/festivals/reports/document";
import {
  type ReportContent,
  type ReportSection,
  reportReaders,
  reportSections,
  resultsOutline,
} from "@/lib/festivals/reports/view";

type ReportSheetProps = {
  action: FormAction;
  requestId: string;
  initial: FormState;
  keeping?: Keeping;
  record: { id: string; version: number; content: ReportContent } | { units: UnitName[]; seasonId: string };
  cancelHref: string;
};

const hints: Record<ReportSection, string> = {
  leadership: "Văn bản đã ban hành, tham mưu, phân công, kiểm tra.",
  results:
    "Theo năm mục: tuyên truyền, phần lễ, phần hội, khen thưởng, an sinh. Số liệu lấy tự động ở phụ lục.",
  strengths: "Những việc làm tốt, có tác dụng rõ.",
  shortcomings: "Nêu cả nguyên nhân.",
  lessons: "Cách làm có thể phổ biến cho nơi khác.",
  proposals: "Với Bộ Công an, với Cục V05.",
};

/** The report of a province on one sheet; its figures are counted and not typed. */
export function ReportSheet({ action, requestId, initial, keeping, record, cancelHref }: ReportSheetProps) {
  const report = "content" in record ? record.content : null;
  return (
    <ActionForm
      action={action}
      requestId={requestId}
      initial={initial}
      keeping={keeping}
      label="Báo cáo kết quả"
    >
      {"content" in record ? (
        <>
          <HiddenField name="id" value={record.id} />
          <HiddenField name="version" value={record.version} />
          <OriginalField readers={reportReaders} content={record.content} />
        </>
      ) : (
        <HiddenField name="seasonId" value={record.seasonId} />
      )}
      <Card>
        <div className="grid gap-5">
          {"units" in record && <UnitOf units={record.units} />}
          <FieldSet
            legend="Văn bản báo cáo"
            hint="Có thể bỏ trống khi soạn; phải đủ số, ngày và người ký mới gửi được."
          >
            <FieldRow>
              <TextField
                name="number"
                label="Số, ký hiệu"
                hint={`Thường có dạng ${reportNumberPattern}, ví dụ 45/BC-CAT-PV05`}
                width="medium"
                value={report?.number}
              />
              <DateField
                name="issuedOn"
                label="Ngày ký"
                hint="Ngày/tháng/năm, ví dụ 10/09/2026"
                value={report?.issuedOn}
              />
            </FieldRow>
            <TextField
              name="signer"
              label="Người ký"
              hint="Chức vụ, cấp bậc và họ tên, ví dụ: Phó Giám đốc, Thượng tá Trần Văn Mẫu"
              maxLength={200}
              value={report?.signer}
            />
          </FieldSet>
          <FieldSet legend="Nội dung">
            {reportSections.map(({ path, label }) => (
              <TextareaField
                key={path}
                name={path}
                label={label}
                hint={hints[path]}
                rows={path === "results" ? 9 : 5}
                maxLength={20_000}
                value={report ? report[path] : path === "results" ? resultsOutline : ""}
              />
            ))}
          </FieldSet>
          <FormActions>
            <SubmitButton intent="save" working="Đang lưu…">
              Lưu báo cáo
            </SubmitButton>
            <ButtonLink href={cancelHref}>Hủy</ButtonLink>
          </FormActions>
        </div>
      </Card>
    </ActionForm>
  );
}

function UnitOf({ units }: { units: UnitName[] }) {
  const [only] = units;
  if (only && units.length === 1) return <HiddenField name="unitId" value={only.id} />;
  return (
    <SelectField
      name="unitId"
      label="Báo cáo của"
      hint="Tỉnh của mùa cũ mà tỉnh bạn đã tiếp nhận toàn bộ thì tỉnh bạn báo cáo thay."
      required
      empty="Chọn tỉnh"
      width="medium"
      options={units.map((unit) => ({ value: unit.id, label: `${unitTitle(unit)} (${unit.code})` }))}
    />
  );
}
