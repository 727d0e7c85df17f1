import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { RuleForm } from "@/components/recognitions/criteria/rule-form";
import { read } from "@/lib/core/read";
import { editRuleAction } from "@/lib/recognitions/criteria/actions";
import { getDraft } from "@/lib/recognitions/criteria/queries";
import { schemeNames } from "@/lib/recognitions/schemes/queries";

export const metadata: Metadata = { title: "Điều kiện đạt" };

/** When a draft will be met. */
export default screen(async function EditRuleFormPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { set, schemes } = await read("criteria.draft", async (tx, who) => {
    const found = await getDraft(tx, who, id);
    return found && { set: found, schemes: await schemeNames(tx) };
  });
  return (
    <PageBody>
      <PageHeader
        title="Điều kiện đạt"
        facts={[set.name, `Phiên bản ${set.edition}`]}
        crumbs={[{ label: "Sửa bộ tiêu chí", href: `/recognitions/criteria/${id}/edit` }]}
      />
      <RuleForm action={editRuleAction} requestId={randomUUID()} set={set} schemes={schemes} />
    </PageBody>
  );
});
