import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { screen } from "@/app/screen";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { GroupForm } from "@/components/recognitions/criteria/group-form";
import { read } from "@/lib/core/read";
import { saveGroupAction } from "@/lib/recognitions/criteria/actions";
import { getDraft } from "@/lib/recognitions/criteria/queries";

export const metadata: Metadata = { title: "Nhóm tiêu chí" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ group?: string }> };

/** A group of a draft: a new one, or the one in the address. */
export default screen(async function EditGroupPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { group: groupId } = await searchParams;
  const set = await read("criteria.draft", (tx, who) => getDraft(tx, who, id));
  const group = set.document.groups.find((one) => set.groupIds[one.key] === groupId) ?? null;
  if (groupId !== undefined && !group) notFound();
  return (
    <PageBody>
      <PageHeader
        title={group ? `Sửa nhóm ${group.code}` : "Thêm nhóm tiêu chí"}
        facts={[set.name, `Phiên bản ${set.edition}`]}
        crumbs={[{ label: "Sửa bộ tiêu chí", href: `/recognitions/criteria/${id}/edit` }]}
      />
      <GroupForm action={saveGroupAction} requestId={randomUUID()} set={set} group={group} />
    </PageBody>
  );
});
