import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { ActionForm } from "@/components/patterns/action-form";
import { FormActions } from "@/components/patterns/form-actions";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { SubmitButton } from "@/components/patterns/submit-button";
import { SubjectFields, SubjectKindField } from "@/components/recognitions/subjects/subject-fields";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { beginForm } from "@/lib/core/kept";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import { addSubjectAction } from "@/lib/recognitions/subjects/actions";

export const metadata: Metadata = { title: "Thêm đối tượng" };

type Props = { searchParams: Promise<{ kept?: string }> };

/** One subject for the register. */
export default screen(async function NewSubjectPage({ searchParams }: Props) {
  const { kept } = await searchParams;
  const actor = await read("subject.manage", async (_tx, who) => who);
  return (
    <PageBody>
      <PageHeader
        crumbs={[{ label: "Danh sách đối tượng", href: "/recognitions/subjects" }]}
        title="Thêm đối tượng"
        facts={[unitTitle(actor.unit)]}
      />
      <Card className="max-w-read">
        <ActionForm
          action={addSubjectAction}
          requestId={randomUUID()}
          label="Thêm đối tượng"
          {...(await beginForm(actor, "subject:new", { parked: kept }))}
        >
          <SubjectKindField />
          <SubjectFields />
          <FormActions>
            <SubmitButton size="large">Thêm vào danh sách</SubmitButton>
            <ButtonLink href="/recognitions/subjects/many" size="large">
              Dán nhiều dòng
            </ButtonLink>
          </FormActions>
        </ActionForm>
      </Card>
    </PageBody>
  );
});
