import { ActionForm } from "@/components/patterns/action-form";
import { DateField } from "@/components/patterns/date-field";
import { FieldRow, FieldSet } from "@/components/patterns/field-row";
import { FormActions } from "@/components/patterns/form-actions";
import { HiddenField } from "@/components/patterns/hidden-field";
import { OriginalField } from "@/components/patterns/original-field";
import { RepeatRows } from "@/components/patterns/repeat-rows";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextField } from "@/components/patterns/text-field";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { Keeping } from "@/lib/core/kept";
import type { FormAction, FormState } from "@/lib/core/refusal";
import { type SeasonPage, seasonReaders } from "@/lib/festivals/seasons/view";

type SeasonFormProps = {
  action: FormAction;
  requestId: string;
  initial: FormState;
  keeping?: Keeping;
  /** Null for a new one. */
  season: SeasonPage | null;
  /** Offered for a new one. */
  suggestedYear: number;
  cancelHref: string;
};

/** The deadlines of each level; who has no day of its own follows another one. */
function DeadlineFields({ season }: { season: SeasonPage | null }) {
  return (
    <FieldSet
      legend="Hạn nộp theo cấp"
      hint="Quá hạn thì đơn vị vẫn nộp được nhưng bị ghi là muộn. Hạn rơi vào ngày nghỉ tự chuyển sang ngày làm việc tiếp theo."
    >
      <FieldRow>
        <DateField name="planDueOn" label="Xã: kế hoạch" required value={season?.planDueOn} />
        <DateField
          name="provincePlanDueOn"
          label="Tỉnh: kế hoạch"
          hint="Để trống thì như hạn của xã."
          value={season?.provincePlanDueOn}
        />
      </FieldRow>
      <FieldRow columns={3}>
        <DateField name="resultDueOn" label="Xã: kết quả từng điểm" required value={season?.resultDueOn} />
        <DateField
          name="districtDueOn"
          label="Huyện: chuyển kết quả"
          hint="Chỉ mùa có Công an huyện (đến 2024)."
          value={season?.districtDueOn}
        />
        <DateField name="reportDueOn" label="Tỉnh: báo cáo" required value={season?.reportDueOn} />
      </FieldRow>
    </FieldSet>
  );
}

/** What V05 says about a season: year, theme, window, deadlines and the papers that guide it. */
export function SeasonForm({
  action,
  requestId,
  initial,
  keeping,
  season,
  suggestedYear,
  cancelHref,
}: SeasonFormProps) {
  const fixed = season !== null && season.state !== "draft";
  return (
    <ActionForm
      action={action}
      requestId={requestId}
      initial={initial}
      keeping={keeping}
      label="Thông tin mùa"
    >
      {season && <HiddenField name="id" value={season.id} />}
      {season && <HiddenField name="version" value={season.version} />}
      {season && <OriginalField readers={seasonReaders} content={season} />}
      <Card>
        <div className="grid gap-5">
          <FieldRow>
            <TextField
              name="year"
              label="Năm"
              hint={fixed ? "Mùa đã mở nên không đổi năm." : "Mỗi năm một mùa."}
              required={!fixed}
              readOnly={fixed}
              inputMode="numeric"
              width="short"
              value={String(season?.year ?? suggestedYear)}
            />
            <TextField
              name="theme"
              label="Chủ đề"
              hint="Khẩu hiệu của năm, hiện trên mọi trang của mùa."
              required
              maxLength={300}
              value={season?.theme}
            />
          </FieldRow>
          <FieldSet legend="Thời gian tổ chức">
            <FieldRow>
              <DateField name="startsOn" label="Từ ngày" required value={season?.startsOn} />
              <DateField name="endsOn" label="Đến ngày" required value={season?.endsOn} />
            </FieldRow>
          </FieldSet>
          <DeadlineFields season={season} />
          <RepeatRows
            group="documents"
            legend="Văn bản chỉ đạo"
            hint="Chỉ ghi số, ngày và trích yếu của văn bản công khai. Không nhập văn bản mật."
            noun="văn bản"
            max={30}
            fields={[
              {
                name: "number",
                label: "Số, ký hiệu",
                hint: "Ví dụ 142/V05-P5",
                kind: "text",
                required: true,
              },
              { name: "issuedOn", label: "Ngày ban hành", kind: "date", required: true },
              { name: "title", label: "Trích yếu", kind: "text", required: true },
            ]}
            rows={(season?.documents ?? []).map((row) => ({ ...row }))}
          />
          <FormActions>
            <SubmitButton intent="save" working="Đang lưu…">
              {season ? "Lưu thông tin mùa" : "Lưu dự thảo"}
            </SubmitButton>
            <ButtonLink href={cancelHref}>Hủy</ButtonLink>
          </FormActions>
        </div>
      </Card>
    </ActionForm>
  );
}
