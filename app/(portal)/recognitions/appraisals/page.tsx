import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { LinkChoice } from "@/components/patterns/link-choice";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { MyAppraisals } from "@/components/recognitions/appraisal/my-appraisals";
import { TeamTable } from "@/components/recognitions/appraisal/team-table";
import { ButtonLink } from "@/components/ui/button";
import { may } from "@/lib/core/actor";
import { withQuery } from "@/lib/core/paging";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import { listMyAppraisals, listTeams, yearsOfTeams } from "@/lib/recognitions/appraisal/queries";

export const metadata: Metadata = { title: "Thẩm định" };

type Props = { searchParams: Promise<{ done?: string; year?: string }> };

/** What one is to score, and the teams. */
export default screen(async function AppraisalsPage({ searchParams }: Props) {
  const { done, year: asked } = await searchParams;
  const { actor, mine, years, year, teams } = await read("appraisal.score", async (tx, who) => {
    const all = await yearsOfTeams(tx);
    const chosen = all.find((one) => String(one) === asked) ?? all[0];
    return {
      actor: who,
      mine: await listMyAppraisals(tx, who.userId),
      ...{ years: all, year: chosen, teams: chosen ? await listTeams(tx, chosen, who.unit.id) : [] },
    };
  });
  const waiting = mine.filter(({ sentAt, state }) => !sentAt && state === "open").length;
  return (
    <PageBody>
      {done === "conflict" && (
        <Notice tone="success" title="Đã khai xung đột lợi ích; bạn không còn thẩm định hồ sơ đó" live />
      )}
      <PageHeader
        title="Thẩm định"
        facts={[unitTitle(actor.unit), `${waiting} hồ sơ chờ bạn chấm`]}
        actions={
          may(actor, "recognition.appraise") && (
            <ButtonLink href="/recognitions/appraisals/teams/new" variant="primary">
              Lập Tổ thẩm định
            </ButtonLink>
          )
        }
      />
      <MyAppraisals rows={mine} />
      {years.length > 1 && (
        <LinkChoice
          label="Năm của Tổ thẩm định"
          options={years.map((one) => ({
            ...{ key: String(one), label: `Năm ${one}`, current: one === year },
            href: withQuery("/recognitions/appraisals", { year: one }),
          }))}
        />
      )}
      <TeamTable rows={teams} />
    </PageBody>
  );
});
