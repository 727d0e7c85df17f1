import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { EntryFrame } from "@/components/frame/entry-frame";
import { VerifyForm } from "@/components/recognitions/decisions/verify-form";
import { VerifyResult } from "@/components/recognitions/decisions/verify-result";
import { answerStatus } from "@/lib/core/answer";
import { readPublic } from "@/lib/identity/gate";
import { holdsDemoData } from "@/lib/identity/queries";
import { verifyHere } from "@/lib/recognitions/decisions/verify-queries";

export const metadata: Metadata = { title: "Kiểm tra giấy công nhận", robots: { index: false } };

type Props = { params: Promise<{ code: string }> };

/** Where the QR code of a certificate leads: whether it holds, and nothing about anybody. */
export default screen(async function VerifyCodePage({ params }: Props) {
  const { code } = await params;
  const answer = await verifyHere(code.slice(0, 60));
  if (answer.kind === "limited") answerStatus(429);
  return (
    <EntryFrame demo={await readPublic(holdsDemoData)}>
      <h1 className="text-title font-bold">Kiểm tra giấy công nhận</h1>
      <VerifyResult answer={answer} />
      <VerifyForm code="" />
    </EntryFrame>
  );
});
