import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { screen } from "@/app/screen";
import { Notice } from "@/components/patterns/notice";
import { PageBody } from "@/components/patterns/page-body";
import { PageHeader } from "@/components/patterns/page-header";
import { MergerForm } from "@/components/recognitions/decisions/merger-form";
import { RecheckForm } from "@/components/recognitions/decisions/recheck-form";
import { RecognitionFacts } from "@/components/recognitions/decisions/recognition-facts";
import { StandingBadge } from "@/components/recognitions/decisions/standing-badge";
import { WithdrawForm } from "@/components/recognitions/decisions/withdraw-form";
import { ButtonLink } from "@/components/ui/button";
import { may } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/dates";
import { read } from "@/lib/core/read";
import { unitTitle } from "@/lib/core/words";
import * as actions from "@/lib/recognitions/decisions/actions";
import { lineName } from "@/lib/recognitions/decisions/papers";
import { getRecognition } from "@/lib/recognitions/decisions/recognised-queries";

export const metadata: Metadata = { title: "Giấy công nhận" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string }> };

const said: Record<string, string> = {
  withdraw: "Đã thu hồi; trang kiểm tra công khai nói giấy không còn hiệu lực",
  recheck: "Đã ghi kết quả xét lại",
  merger: "Đã ghi quyết định sau sáp nhập",
};

/** One recognition: its certificate, whether it holds, and what became of it. */
export default screen(async function RecognitionPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { done } = await searchParams;
  if (!z.uuid().safeParse(id).success) notFound();
  const today = dayOf(new Date());
  const { view, actor } = await read("recognition.view", async (tx, who) => {
    const found = await getRecognition(tx, id, today);
    return found && { view: found, actor: who };
  });
  const stands = view.standing === "valid" || view.standing === "pending";
  const decides = stands && view.mine && may(actor, "recognition.decide");
  const ids = () => ({ id, version: view.version, requestId: randomUUID() });
  return (
    <PageBody>
      {done && said[done] && <Notice tone="success" title={said[done]} live />}
      <PageHeader
        crumbs={[{ label: "Đã công nhận", href: "/recognitions/recognised" }]}
        title={lineName(view, { title: view.schemeTitle })}
        facts={[
          `${view.scheme} ${view.year}`,
          unitTitle({ kind: view.unitKind, name: view.unitName }),
          view.province,
          `số hiệu ${view.serial}`,
          <StandingBadge key="standing" standing={view.standing} />,
        ]}
        actions={
          <>
            {!view.weak && (
              <ButtonLink href={`/recognitions/recognised/${id}/certificate`}>
                Giấy công nhận (PDF)
              </ButtonLink>
            )}
            <ButtonLink href={`/verify/${view.code}`}>Trang kiểm tra công khai</ButtonLink>
          </>
        }
      />
      {view.standing === "pending" && (
        <Notice tone="warning" title="Đơn vị đã sáp nhập, chia tách: cần quyết định có chuyển tiếp hay không">
          Việc công nhận không tự chuyển sang đơn vị mới.
        </Notice>
      )}
      <RecognitionFacts view={view} />
      {decides && view.successors.length > 0 && !view.succession && (
        <MergerForm {...ids()} successors={view.successors} action={actions.decideAfterMergerAction} />
      )}
      {decides && (
        <RecheckForm {...ids()} view={view} action={actions.recheckRecognitionAction} today={today} />
      )}
      {decides && <WithdrawForm {...ids()} action={actions.withdrawRecognitionAction} />}
    </PageBody>
  );
});
