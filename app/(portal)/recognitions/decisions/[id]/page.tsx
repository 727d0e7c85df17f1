import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { DescriptionList } from "@/components/patterns/description-list";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { StateBadge } from "@/components/patterns/state-badge";
import { SampleNotice } from "@/components/recognitions/criteria/sample-notice";
import { DecisionLines } from "@/components/recognitions/decisions/decision-lines";
import { DiscardDecision } from "@/components/recognitions/decisions/discard-decision";
import { SignDecision } from "@/components/recognitions/decisions/sign-decision";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { may } from "@/lib/core/actor";
import { formatDay } from "@/lib/core/dates";
import { formatNumber } from "@/lib/core/numbers";
import { read } from "@/lib/core/read";
import * as actions from "@/lib/recognitions/decisions/actions";
import { getDecision } from "@/lib/recognitions/decisions/queries";
import { rankingRule } from "@/lib/recognitions/decisions/ranking";
import { decisionStateWords } from "@/lib/recognitions/decisions/words";

export const metadata: Metadata = { title: "Quyết định công nhận" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string }> };

const said: Record<string, string> = {
  draft: "Đã lập dự thảo; kiểm tra danh sách, tải Word để trình ký",
  drop: "Đã bỏ khỏi danh sách; hồ sơ vẫn ở trạng thái đề nghị công nhận",
  sign: "Đã ghi nhận quyết định; các đơn vị trong danh sách đã được công nhận và có giấy",
};

/** One decision: its list by the written rule, its papers, and the recording of its signature. */
export default screen(async function DecisionPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { done } = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const { view, actor } = await read("recognition.view", async (tx, who) => {
    const found = await getDecision(tx, id);
    return found && { view: found, actor: who };
  });
  const own = actor.actsFor.includes(view.unit.id);
  const draft = view.state === "draft";
  const edits = draft && own && may(actor, "recognition.appraise");
  const base = `/recognitions/decisions/${id}`;
  return (
    <PageBody>
      {done && said[done] && <Notice tone="success" title={said[done]} live />}
      <PageHeader
        crumbs={[{ label: "Quyết định công nhận", href: "/recognitions/decisions" }]}
        title={`${view.scheme.shortName}, năm ${view.year}`}
        facts={[
          view.issuer,
          `${formatNumber(view.lines.length)} trong danh sách`,
          <StateBadge key="state" tone={draft ? "draft" : "accepted"}>
            {decisionStateWords[view.state]}
          </StateBadge>,
        ]}
        actions={
          <>
            <ButtonLink href={`${base}/word?paper=decision`}>Quyết định (Word)</ButtonLink>
            <ButtonLink href={`${base}/word?paper=submission`}>Tờ trình (Word)</ButtonLink>
            {!draft && <ButtonLink href={`${base}/certificates`}>Giấy công nhận (PDF)</ButtonLink>}
          </>
        }
      />
      <SampleNotice sample={view.sample} source="Có hồ sơ trong danh sách chấm theo bộ tiêu chí mẫu." />
      {!draft && (
        <Card title="Quyết định">
          <DescriptionList
            items={[
              { key: "number", label: "Số, ký hiệu", value: view.number },
              { key: "day", label: "Ngày ký", value: view.decidedOn ? formatDay(view.decidedOn) : "–" },
              { key: "signer", label: "Người ký", value: `${view.signerName}, ${view.signerPost}` },
              { key: "issuer", label: "Cơ quan ban hành", value: view.issuer },
              {
                key: "until",
                label: "Hiệu lực đến",
                value: view.validTo ? formatDay(view.validTo) : "không nêu",
              },
            ]}
          />
        </Card>
      )}
      {draft && own && may(actor, "recognition.decide") && (
        <SignDecision view={view} requestId={randomUUID()} action={actions.signDecisionAction} />
      )}
      <DecisionLines
        view={view}
        drop={
          edits
            ? { action: actions.dropFromDecisionAction, requestIds: view.lines.map(() => randomUUID()) }
            : null
        }
      />
      <p className="text-hint text-muted">
        Thứ tự: {rankingRule.map((rule) => rule.charAt(0).toLocaleLowerCase("vi") + rule.slice(1)).join("; ")}
        .
      </p>
      {edits && (
        <DiscardDecision
          id={id}
          version={view.version}
          requestId={randomUUID()}
          action={actions.discardDecisionAction}
        />
      )}
    </PageBody>
  );
});
