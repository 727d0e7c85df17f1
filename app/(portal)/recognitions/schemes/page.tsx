import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { SchemeTable } from "@/components/recognitions/schemes/scheme-table";
import { ButtonLink } from "@/components/ui/button";
import { may } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/dates";
import { read } from "@/lib/core/read";
import { listSets } from "@/lib/recognitions/criteria/queries";
import { inForce } from "@/lib/recognitions/criteria/view";
import { listSchemes } from "@/lib/recognitions/schemes/queries";

export const metadata: Metadata = { title: "Chương trình công nhận, bộ tiêu chí" };

/** What is recognised, of whom, and by which criteria today. */
export default screen(async function SchemesPage() {
  const { actor, schemes, sets } = await read("criteria.view", async (tx, who) => ({
    actor: who,
    schemes: await listSchemes(tx),
    sets: await listSets(tx),
  }));
  const today = dayOf(new Date());
  return (
    <PageBody>
      <PageHeader
        title="Chương trình công nhận, bộ tiêu chí"
        facts={[`${schemes.length} chương trình`]}
        actions={
          may(actor, "scheme.manage") && (
            <ButtonLink href="/recognitions/schemes/new">Thêm chương trình</ButtonLink>
          )
        }
      />
      <SchemeTable
        rows={schemes.map((scheme) => {
          const own = sets.filter((set) => set.schemeId === scheme.id);
          return {
            ...scheme,
            inForce: own.filter((set) => set.owner === null && inForce(set, today)),
            drafts: own.filter((set) => set.state === "draft").length,
          };
        })}
      />
    </PageBody>
  );
});
