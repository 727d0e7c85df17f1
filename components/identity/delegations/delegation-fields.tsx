import { DateField } from "@/components/patterns/date-field";
import { FieldRow } from "@/components/patterns/field-row";
import { HiddenField } from "@/components/patterns/hidden-field";
import { SelectField } from "@/components/patterns/select-field";
import { TextField } from "@/components/patterns/text-field";
import { TextareaField } from "@/components/patterns/textarea-field";
import { policeOf, roleWords } from "@/lib/core/words";
import type { DelegablePost } from "@/lib/identity/delegations/view";

type DelegationFieldsProps = { posts: DelegablePost[]; today: string };

/** What the paper says: which post, to whom, by which number, from when to when, for what. */
export function DelegationFields({ posts, today }: DelegationFieldsProps) {
  const [only, second] = posts;
  return (
    <>
      {only && !second ? (
        <HiddenField name="assignmentId" value={only.assignmentId} />
      ) : (
        <SelectField
          name="assignmentId"
          label="Vai trò ủy quyền"
          empty="Chọn vai trò"
          options={posts.map(({ assignmentId, role, unit }) => ({
            value: assignmentId,
            label: `${roleWords[role]}, ${policeOf(unit)}`,
          }))}
        />
      )}
      <FieldRow columns={2}>
        <SelectField
          name="toUserId"
          label="Người được ủy quyền"
          hint="Người đang giữ vai trò tại cùng đơn vị."
          empty="Chọn người"
          options={posts.map(({ unit, colleagues }) => ({
            label: policeOf(unit),
            options: colleagues.map(({ userId, fullName, jobTitle }) => ({
              value: userId,
              label: jobTitle ? `${fullName} (${jobTitle})` : fullName,
            })),
          }))}
        />
        <TextField
          name="documentNumber"
          label="Số văn bản ủy quyền"
          hint="Như trên văn bản, ví dụ 15/GUQ-CAT."
          required
          maxLength={60}
        />
      </FieldRow>
      <FieldRow columns={2}>
        <DateField name="firstDay" label="Từ ngày" value={today} />
        <DateField name="lastDay" label="Đến hết ngày" hint="Ủy quyền tự hết sau ngày này." />
      </FieldRow>
      <TextareaField
        name="scope"
        label="Nội dung ủy quyền"
        hint="Như trên văn bản, ví dụ: ký, gửi báo cáo mùa Ngày hội 2026."
        optional
        rows={2}
        maxLength={500}
      />
    </>
  );
}
