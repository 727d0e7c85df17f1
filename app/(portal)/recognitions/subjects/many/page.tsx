import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { ActionForm } from "@/components/patterns/action-form";
import { FieldRow } from "@/components/patterns/field-row";
import { FormActions } from "@/components/patterns/form-actions";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { SubmitButton } from "@/components/patterns/submit-button";
import { TextareaField } from "@/components/patterns/textarea-field";
import { ManagedByField, SubjectKindField } from "@/components/recognitions/subjects/subject-fields";
import { Card } from "@/components/ui/card";
import { beginForm } from "@/lib/core/kept";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import { addSubjectsAction } from "@/lib/recognitions/subjects/actions";
import { maxLines } from "@/lib/recognitions/subjects/lines";

export const metadata: Metadata = { title: "Thêm nhiều đối tượng" };

type Props = { searchParams: Promise<{ kept?: string }> };

/** A whole list for the register, pasted from a table or typed line by line. */
export default screen(async function ManySubjectsPage({ searchParams }: Props) {
  const { kept } = await searchParams;
  const actor = await read("subject.manage", async (_tx, who) => who);
  return (
    <PageBody>
      <PageHeader
        crumbs={[{ label: "Danh sách đối tượng", href: "/recognitions/subjects" }]}
        title="Thêm nhiều đối tượng"
        facts={[unitTitle(actor.unit)]}
      />
      <Card className="max-w-read">
        <ActionForm
          action={addSubjectsAction}
          requestId={randomUUID()}
          label="Thêm nhiều đối tượng"
          {...(await beginForm(actor, "subject:new-many", { parked: kept }))}
        >
          <FieldRow columns={2}>
            <SubjectKindField />
            <ManagedByField />
          </FieldRow>
          <TextareaField
            name="lines"
            label="Danh sách"
            hint={`Mỗi dòng một đối tượng: tên; quy mô; nhân khẩu. Sao chép ba cột từ Excel rồi dán cũng được. Nhiều nhất ${maxLines} dòng; tên đã có thì giữ nguyên.`}
            placeholder={"Thôn Đông Hà; 120; 480\nThôn Tây Sơn; 95; 371"}
            rows={16}
            required
          />
          <FormActions>
            <SubmitButton size="large" working="Đang thêm…">
              Thêm vào danh sách
            </SubmitButton>
          </FormActions>
        </ActionForm>
      </Card>
    </PageBody>
  );
});
