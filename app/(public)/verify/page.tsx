import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { EntryFrame } from "@/components/frame/entry-frame";
import { VerifyForm } from "@/components/recognitions/decisions/verify-form";
import { VerifyResult } from "@/components/recognitions/decisions/verify-result";
import { answerStatus } from "@/lib/core/answer";
import { readPublic } from "@/lib/identity/gate";
import { holdsDemoData } from "@/lib/identity/queries";
import { verifyHere } from "@/lib/recognitions/decisions/verify-queries";

export const metadata: Metadata = { title: "Kiểm tra giấy công nhận" };

type Props = { searchParams: Promise<{ code?: string | string[] }> };

/** Where anybody asks, with the code on a certificate, whether it holds. No session is asked for. */
export default screen(async function VerifyPage({ searchParams }: Props) {
  const { code } = await searchParams;
  const typed = (Array.isArray(code) ? code[0] : code)?.slice(0, 60) ?? "";
  const answer = typed === "" ? null : await verifyHere(typed);
  if (answer?.kind === "limited") answerStatus(429);
  return (
    <EntryFrame demo={await readPublic(holdsDemoData)}>
      <h1 className="text-title font-bold">Kiểm tra giấy công nhận</h1>
      {answer && <VerifyResult answer={answer} />}
      <VerifyForm code={typed} />
    </EntryFrame>
  );
});
