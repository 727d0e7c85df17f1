import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { HeadForm } from "@/components/recognitions/criteria/head-form";
import { read } from "@/lib/core/read";
import { editHeadAction } from "@/lib/recognitions/criteria/actions";
import { getDraft } from "@/lib/recognitions/criteria/queries";

export const metadata: Metadata = { title: "Thông tin bộ tiêu chí" };

/** What stands above the criteria of a draft. */
export default screen(async function EditHeadFormPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const set = await read("criteria.draft", (tx, who) => getDraft(tx, who, id));
  return (
    <PageBody>
      <PageHeader
        title="Thông tin bộ tiêu chí"
        facts={[set.name, `Phiên bản ${set.edition}`]}
        crumbs={[{ label: "Sửa bộ tiêu chí", href: `/recognitions/criteria/${id}/edit` }]}
      />
      <HeadForm action={editHeadAction} requestId={randomUUID()} set={set} />
    </PageBody>
  );
});
