import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { DecisionTable } from "@/components/recognitions/decisions/decision-table";
import { ProposedCard } from "@/components/recognitions/decisions/proposed-card";
import { ButtonLink } from "@/components/ui/button";
import { may } from "@/lib/core/actor";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import { draftDecisionAction } from "@/lib/recognitions/decisions/actions";
import { listDecisions, listProposed } from "@/lib/recognitions/decisions/queries";

export const metadata: Metadata = { title: "Quyết định công nhận" };

type Props = { searchParams: Promise<{ done?: string }> };

/** The decisions in scope, and what waits for one. */
export default screen(async function DecisionsPage({ searchParams }: Props) {
  const { done } = await searchParams;
  const { actor, rows, proposed } = await read("recognition.view", async (tx, who) => ({
    actor: who,
    rows: await listDecisions(tx),
    proposed: may(who, "recognition.appraise") ? await listProposed(tx, who.actsFor) : [],
  }));
  return (
    <PageBody>
      {done === "discard" && (
        <Notice tone="success" title="Đã bỏ dự thảo; các hồ sơ vẫn ở trạng thái đề nghị công nhận" live />
      )}
      <PageHeader
        title="Quyết định công nhận"
        facts={[unitTitle(actor.unit), `${rows.length} quyết định`]}
        actions={
          <>
            <ButtonLink href="/recognitions/recognised">Danh sách đã công nhận</ButtonLink>
            <ButtonLink href="/recognitions/plans">Địa bàn yếu, củng cố</ButtonLink>
          </>
        }
      />
      {proposed.length > 0 && (
        <ProposedCard
          rows={proposed}
          requestIds={proposed.map(() => randomUUID())}
          action={draftDecisionAction}
        />
      )}
      <DecisionTable rows={rows} />
    </PageBody>
  );
});
