import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { LinkChoice } from "@/components/patterns/link-choice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { SampleNotice } from "@/components/recognitions/criteria/sample-notice";
import { SetBadge } from "@/components/recognitions/criteria/set-badge";
import { TrialForm } from "@/components/recognitions/criteria/trial-form";
import { TrialResult } from "@/components/recognitions/criteria/trial-result";
import { may } from "@/lib/core/actor";
import { read } from "@/lib/core/read";
import { forSubject } from "@/lib/recognitions/criteria/document";
import { getSet } from "@/lib/recognitions/criteria/queries";
import { score } from "@/lib/recognitions/criteria/scoring";
import { otherTried, trialAnswers } from "@/lib/recognitions/criteria/trial";
import { ownsSet } from "@/lib/recognitions/criteria/view";
import { schemeNames } from "@/lib/recognitions/schemes/queries";
import { subjectKindWords } from "@/lib/recognitions/words";

export const metadata: Metadata = { title: "Thử chấm" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** A set as whoever applies will see it; answers are tried and kept nowhere. */
export default screen(async function PreviewPage({ params, searchParams }: Props) {
  const { id } = await params;
  const typed = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const { set, names, drafts } = await read("criteria.view", async (tx, who) => {
    const found = await getSet(tx, id);
    const owns = found !== null && may(who, "criteria.draft") && ownsSet(who, found.owner);
    return found && { set: found, names: await schemeNames(tx), drafts: owns };
  });
  const kinds = set.subjectKinds.length > 0 ? set.subjectKinds : set.scheme.kinds;
  const subject = kinds.find((kind) => kind === typed.as) ?? kinds[0] ?? "commune";
  const document = forSubject(set.document, subject);
  const cap = document.passRule.cap?.scheme;
  const other = cap ? { name: names[cap] ?? cap, result: String(typed.other ?? "") } : null;
  const others = cap ? otherTried(cap, typed.other) : {};
  const result = typed.tried === "1" ? score(document, trialAnswers(document, typed), others) : null;
  const base = `/recognitions/criteria/${id}`;
  return (
    <PageBody>
      <PageHeader
        title={drafts ? "Xem như đơn vị, thử chấm" : "Thử chấm"}
        facts={[set.name, <SetBadge key="state" state={set.state} />, "Không lưu gì"]}
        crumbs={[{ label: "Bộ tiêu chí", href: base }]}
      />
      <SampleNotice sample={set.sample} source={set.document.source} />
      {kinds.length > 1 && (
        <LinkChoice
          label="Đối tượng"
          options={kinds.map((kind) => ({
            key: kind,
            label: subjectKindWords[kind],
            href: `${base}/preview?as=${kind}`,
            current: kind === subject,
          }))}
        />
      )}
      {result && <TrialResult document={document} result={result} names={names} />}
      <TrialForm
        document={document}
        typed={typed}
        result={result}
        subject={subject}
        other={other}
        clearHref={`${base}/preview?as=${subject}`}
      />
    </PageBody>
  );
});
