import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { TeamForm } from "@/components/recognitions/appraisal/team-form";
import { dayOf } from "@/lib/core/dates";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import { createTeamAction } from "@/lib/recognitions/appraisal/actions";
import { listTeamYears } from "@/lib/recognitions/appraisal/queries";
import { listSchemes } from "@/lib/recognitions/schemes/scheme-queries";

export const metadata: Metadata = { title: "Lập Tổ thẩm định" };

/** Sets up a team by a decision. */
export default screen(async function NewTeamPage() {
  const { actor, schemes, years } = await read("recognition.appraise", async (tx, who) => ({
    actor: who,
    schemes: await listSchemes(tx),
    years: await listTeamYears(tx, who.actsFor, dayOf(new Date())),
  }));
  return (
    <PageBody>
      <PageHeader
        crumbs={[{ label: "Thẩm định", href: "/recognitions/appraisals" }]}
        title="Lập Tổ thẩm định"
        facts={[unitTitle(actor.unit)]}
      />
      <TeamForm {...{ schemes, years }} action={createTeamAction} requestId={randomUUID()} />
    </PageBody>
  );
});
