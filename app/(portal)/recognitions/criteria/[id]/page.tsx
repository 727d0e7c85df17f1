import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { HistoryLink } from "@/components/audit/history-link";
import { Notice } from "@/components/patterns/notice";
import { FormLayout, PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { CriteriaView } from "@/components/recognitions/criteria/criteria-view";
import { MissingList } from "@/components/recognitions/criteria/missing-list";
import { SampleNotice } from "@/components/recognitions/criteria/sample-notice";
import { SetActs } from "@/components/recognitions/criteria/set-acts";
import { SetBadge } from "@/components/recognitions/criteria/set-badge";
import { SetHead } from "@/components/recognitions/criteria/set-head";
import { ButtonLink } from "@/components/ui/button";
import { mayFollow } from "@/lib/audit/queries";
import { may } from "@/lib/core/actor";
import { formatNumber } from "@/lib/core/numbers";
import { read } from "@/lib/core/read";
import {
  cloneSetAction,
  deleteDraftAction,
  publishSetAction,
  retireSetAction,
} from "@/lib/recognitions/criteria/actions";
import { documentIssues } from "@/lib/recognitions/criteria/checks";
import { getSet, listSets } from "@/lib/recognitions/criteria/queries";
import { missingOf, ownsSet, previousOf, surroundings } from "@/lib/recognitions/criteria/view";
import { schemeNames } from "@/lib/recognitions/schemes/queries";

export const metadata: Metadata = { title: "Bộ tiêu chí" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string }> };

const doneWords: Readonly<Record<string, string>> = {
  publish: "Đã ban hành bộ tiêu chí",
  retire: "Đã thôi áp dụng bộ tiêu chí",
};
const actions = {
  clone: cloneSetAction,
  publish: publishSetAction,
  retire: retireSetAction,
  remove: deleteDraftAction,
};

/** One edition, as everybody reads it; who owns it also sees what can be done with it. */
export default screen(async function CriteriaSetPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { done = "" } = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const { actor, set, others, names, followed } = await read("criteria.view", async (tx, who) => {
    const found = await getSet(tx, id);
    return (
      found && {
        actor: who,
        set: found,
        others: await listSets(tx, { schemeId: found.schemeId, state: "published" }),
        names: await schemeNames(tx),
        followed: await mayFollow(tx, who, { kind: "criteria_set", id }),
      }
    );
  });
  const owns = ownsSet(actor, set.owner);
  const [drafts, publishes] = [owns && may(actor, "criteria.draft"), owns && may(actor, "criteria.publish")];
  const draft = set.state === "draft";
  const missing = draft ? missingOf(set, documentIssues(set.document, surroundings(set, names))) : [];
  const base = `/recognitions/criteria/${id}`;
  return (
    <PageBody>
      {doneWords[done] && <Notice tone="success" title={doneWords[done]} live />}
      <PageHeader
        title={set.name}
        facts={[
          <SetBadge key="state" state={set.state} />,
          `Phiên bản ${set.edition}`,
          `${formatNumber(set.bound)} hồ sơ`,
        ]}
        crumbs={[
          { label: "Chương trình công nhận", href: "/recognitions/schemes" },
          { label: set.scheme.shortName, href: `/recognitions/schemes/${set.scheme.id}` },
        ]}
        actions={
          <>
            {draft && drafts && (
              <ButtonLink href={`${base}/edit`} variant="primary">
                Sửa dự thảo
              </ButtonLink>
            )}
            <ButtonLink href={`${base}/preview`}>
              {drafts ? "Xem như đơn vị, thử chấm" : "Thử chấm"}
            </ButtonLink>
            {drafts && <ButtonLink href={`${base}/what-if`}>Thử trên hồ sơ năm trước</ButtonLink>}
            <ButtonLink href={`${base}/file`}>Xuất tệp</ButtonLink>
          </>
        }
      />
      <SampleNotice sample={set.sample} source={set.document.source} />
      {draft && drafts && <MissingList rows={missing} />}
      <FormLayout
        aside={
          (drafts || publishes) && (
            <SetActs
              set={set}
              may={{ draft: drafts, publish: publishes }}
              missing={missing.map((one) => one.text)}
              previous={previousOf(set, others)}
              actions={actions}
              requestIds={{
                clone: randomUUID(),
                publish: randomUUID(),
                retire: randomUUID(),
                remove: randomUUID(),
              }}
            />
          )
        }
      >
        <SetHead set={set} names={names} />
        <CriteriaView document={set.document} />
        {followed && <HistoryLink kind="criteria_set" id={id} />}
      </FormLayout>
    </PageBody>
  );
});
