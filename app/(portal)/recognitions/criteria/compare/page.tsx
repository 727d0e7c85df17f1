import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { LinkChoice } from "@/components/patterns/link-choice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { CompareForm } from "@/components/recognitions/criteria/compare-form";
import { CompareView } from "@/components/recognitions/criteria/compare-view";
import { SampleNotice } from "@/components/recognitions/criteria/sample-notice";
import { read } from "@/lib/core/read";
import { compare } from "@/lib/recognitions/criteria/compare";
import { comparisonFacts } from "@/lib/recognitions/criteria/describe";
import { getSet, listSets } from "@/lib/recognitions/criteria/queries";
import type { SetPage } from "@/lib/recognitions/criteria/view";
import { schemeNames } from "@/lib/recognitions/schemes/queries";
import { sampleSentence } from "@/lib/recognitions/words";

export const metadata: Metadata = { title: "So sánh hai phiên bản" };

type Props = { searchParams: Promise<{ before?: string; after?: string; show?: string }> };

const titleOf = ({ edition, sample }: SetPage) =>
  `Phiên bản ${edition}${sample ? ` · ${sampleSentence}` : ""}`;

/** Two editions of a scheme side by side. */
export default screen(async function ComparePage({ searchParams }: Props) {
  const { before = "", after = "", show } = await searchParams;
  const uuid = z.uuid();
  if (!uuid.safeParse(before).success || !uuid.safeParse(after).success) notFound();
  const { was, is, sets, names } = await read("criteria.view", async (tx) => {
    const [first, second] = [await getSet(tx, before), await getSet(tx, after)];
    if (!first || !second || first.schemeId !== second.schemeId) return null;
    return {
      ...{ was: first, is: second, names: await schemeNames(tx) },
      sets: await listSets(tx, { schemeId: first.schemeId }),
    };
  });
  const found = compare(was.document, is.document);
  const address = `/recognitions/criteria/compare?${new URLSearchParams({ before, after })}`;
  return (
    <PageBody>
      <PageHeader
        title={`So sánh phiên bản ${was.edition} và ${is.edition}`}
        facts={[was.scheme.shortName, ...comparisonFacts(found)]}
        crumbs={[
          { label: "Chương trình công nhận", href: "/recognitions/schemes" },
          { label: was.scheme.shortName, href: `/recognitions/schemes/${was.scheme.id}` },
        ]}
      />
      <CompareForm sets={sets} before={before} after={after} />
      <SampleNotice sample={was.sample || is.sample} source={(is.sample ? is : was).document.source} />
      <LinkChoice
        label="Hiện"
        options={[
          { key: "changes", label: "Chỉ chỗ khác", href: address, current: show !== "all" },
          { key: "all", label: "Tất cả tiêu chí", href: `${address}&show=all`, current: show === "all" },
        ]}
      />
      <CompareView
        before={{ document: was.document, title: titleOf(was) }}
        after={{ document: is.document, title: titleOf(is) }}
        found={found}
        names={names}
        whole={show === "all"}
      />
    </PageBody>
  );
});
