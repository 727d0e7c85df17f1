import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { EditorList } from "@/components/recognitions/criteria/editor-list";
import { MissingList } from "@/components/recognitions/criteria/missing-list";
import { SampleNotice } from "@/components/recognitions/criteria/sample-notice";
import { SetBadge } from "@/components/recognitions/criteria/set-badge";
import { SetHead } from "@/components/recognitions/criteria/set-head";
import { ButtonLink } from "@/components/ui/button";
import { read } from "@/lib/core/read";
import { moveRowAction, removeRowAction } from "@/lib/recognitions/criteria/actions";
import { documentIssues } from "@/lib/recognitions/criteria/checks";
import { getDraft } from "@/lib/recognitions/criteria/queries";
import { missingOf, surroundings } from "@/lib/recognitions/criteria/view";
import { schemeNames } from "@/lib/recognitions/schemes/queries";

export const metadata: Metadata = { title: "Sửa bộ tiêu chí" };

const actions = { move: moveRowAction, remove: removeRowAction };

/** The editor of a draft: head, rule, groups and criteria, each in a form of its own. */
export default screen(async function EditCriteriaPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { set, names } = await read("criteria.draft", async (tx, who) => {
    const found = await getDraft(tx, who, id);
    return found && { set: found, names: await schemeNames(tx) };
  });
  const base = `/recognitions/criteria/${id}`;
  return (
    <PageBody>
      <PageHeader
        title={`Sửa: ${set.name}`}
        facts={[<SetBadge key="state" state={set.state} />, `Phiên bản ${set.edition}`]}
        crumbs={[
          { label: set.scheme.shortName, href: `/recognitions/schemes/${set.scheme.id}` },
          { label: "Bộ tiêu chí", href: base },
        ]}
        actions={
          <>
            <ButtonLink href={`${base}/preview`}>Xem như đơn vị</ButtonLink>
            <ButtonLink href={base} variant="primary">
              Xong, xem lại và ban hành
            </ButtonLink>
          </>
        }
      />
      <SampleNotice sample={set.sample} source={set.document.source} />
      <MissingList rows={missingOf(set, documentIssues(set.document, surroundings(set, names)))} />
      <SetHead set={set} names={names} />
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={`${base}/edit/head`}>Sửa thông tin bộ tiêu chí</ButtonLink>
        <ButtonLink href={`${base}/edit/rule`}>Sửa điều kiện đạt</ButtonLink>
        <ButtonLink href={`${base}/edit/group`}>Thêm nhóm tiêu chí</ButtonLink>
      </div>
      <EditorList set={set} actions={actions} requestId={() => randomUUID()} />
    </PageBody>
  );
});
