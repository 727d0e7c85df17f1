import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { MyAppraisals } from "@/components/recognitions/appraisal/my-appraisals";
import { TeamTable } from "@/components/recognitions/appraisal/team-table";
import { ButtonLink } from "@/components/ui/button";
import { may } from "@/lib/core/actor";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import { listMyAppraisals, listTeams } from "@/lib/recognitions/appraisal/queries";

export const metadata: Metadata = { title: "Thẩm định" };

type Props = { searchParams: Promise<{ done?: string }> };

/** What one is to score, and the teams. */
export default screen(async function AppraisalsPage({ searchParams }: Props) {
  const { done } = await searchParams;
  const { actor, mine, teams } = await read("appraisal.score", async (tx, who) => ({
    actor: who,
    mine: await listMyAppraisals(tx, who.userId),
    teams: await listTeams(tx),
  }));
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
      <TeamTable rows={teams} />
    </PageBody>
  );
});
