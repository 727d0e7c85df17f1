import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { CompareForm } from "@/components/recognitions/criteria/compare-form";
import { CompareView } from "@/components/recognitions/criteria/compare-view";
import { SampleNotice } from "@/components/recognitions/criteria/sample-notice";
import { read } from "@/lib/core/read";
import { compare } from "@/lib/recognitions/criteria/compare";
import { comparisonFacts } from "@/lib/recognitions/criteria/describe";
import { getSet, listSets } from "@/lib/recognitions/criteria/queries";

export const metadata: Metadata = { title: "So sánh hai phiên bản" };

type Props = { searchParams: Promise<{ before?: string; after?: string }> };

/** Two editions of a scheme side by side. */
export default screen(async function ComparePage({ searchParams }: Props) {
  const { before = "", after = "" } = await searchParams;
  const uuid = z.uuid();
  if (!uuid.safeParse(before).success || !uuid.safeParse(after).success) notFound();
  const { was, is, sets } = await read("criteria.view", async (tx) => {
    const [first, second] = [await getSet(tx, before), await getSet(tx, after)];
    if (!first || !second || first.schemeId !== second.schemeId) return null;
    return { was: first, is: second, sets: await listSets(tx, { schemeId: first.schemeId }) };
  });
  const found = compare(was.document, is.document);
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
      <SampleNotice sample={is.sample} source={is.document.source} />
      <CompareView
        before={{ document: was.document, title: `Phiên bản ${was.edition}` }}
        after={{ document: is.document, title: `Phiên bản ${is.edition}` }}
        found={found}
      />
    </PageBody>
  );
});
