import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { AssignForm } from "@/components/recognitions/appraisal/assign-form";
import { TeamAppraisals } from "@/components/recognitions/appraisal/team-appraisals";
import { TeamMembers } from "@/components/recognitions/appraisal/team-members";
import { may } from "@/lib/core/actor";
import { formatDay } from "@/lib/core/dates";
import { formatHundredths } from "@/lib/core/decimals";
import { read } from "@/lib/core/read";
import * as actions from "@/lib/recognitions/appraisal/actions";
import { getTeam } from "@/lib/recognitions/appraisal/queries";

export const metadata: Metadata = { title: "Tổ thẩm định" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string }> };

const said: Record<string, string> = {
  created: "Đã lập Tổ; mời thành viên rồi phân công hồ sơ",
  member: "Đã mời thành viên",
  ended: "Đã cho thành viên thôi tham gia",
  assigned: "Đã phân công; từng thành viên thấy việc trong “Việc của tôi”",
};

/** A team: its members, what it appraises, and what waits to be assigned. */
export default screen(async function TeamPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { done } = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const { view, actor } = await read("appraisal.score", async (tx, who) => {
    const found = await getTeam(tx, id);
    return found && { view: found, actor: who };
  });
  const manages = actor.actsFor.includes(view.unitId) && may(actor, "recognition.appraise");
  return (
    <PageBody>
      {done && said[done] && <Notice tone="success" title={said[done]} live />}
      <PageHeader
        crumbs={[{ label: "Thẩm định", href: "/recognitions/appraisals" }]}
        title={view.name}
        facts={[
          `${view.scheme} ${view.year}`,
          `Quyết định số ${view.decisionNumber} ngày ${formatDay(view.decidedOn)}`,
          `thảo luận khi chênh hơn ${formatHundredths(view.moderateFrom)} % điểm tối đa`,
        ]}
      />
      <TeamMembers
        view={view}
        add={manages ? { action: actions.addMemberAction, requestId: randomUUID() } : null}
        end={
          manages
            ? { action: actions.endMemberAction, requestIds: view.members.map(() => randomUUID()) }
            : null
        }
      />
      {manages && <AssignForm view={view} action={actions.assignAction} requestId={randomUUID()} />}
      <TeamAppraisals rows={view.appraisals} />
    </PageBody>
  );
});
