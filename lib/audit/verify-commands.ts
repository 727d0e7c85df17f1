import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { type Issue, Refusal, refuseIf } from "@/lib/core/refusal";
import { faultSentence } from "./fault-words";
import { findSeal, nameChains, nameEntries } from "./proof";
import type { VerifyTrailInput } from "./schema";
import { parseSeal } from "./seal";
import { type Ask, type Verdict, verifyTrail } from "./verify";
import { recordWord } from "./words";

/** As many faults as a person reads on a screen; the command on the server names all of them. */
const shownAtMost = 50;

export type Checked = Verdict & { sealSeq: bigint | null };

/** Checks the whole trail, and the seal from paper if there is one. Faults are refusals that name their entries. */
export async function checkTrail(tx: Tx, _actor: Actor, { seal: typed }: VerifyTrailInput): Promise<Checked> {
  const ask: Ask = (text, params) => tx.$queryRawUnsafe(text, ...params);
  const seal = typed === "" ? null : parseSeal(typed);
  if (typed !== "" && !seal) refuseIf([issue("seal_shape", "seal", sealShape)]);
  const verdict = await verifyTrail([ask]);
  const sealSeq = seal && (await findSeal(ask, seal));
  const wrong = [
    ...(await named(ask, verdict)),
    ...(seal && sealSeq === null ? [issue("seal_gone", "seal", sealGone)] : []),
  ];
  if (wrong.length > 0) {
    throw new Refusal(wrong, `Đã kiểm tra: nhật ký KHÔNG nguyên vẹn, ${verdict.faults.length} chỗ sai khác`);
  }
  return { ...verdict, sealSeq };
}

const sealShape = "Nhập mã như trên bản in, ví dụ 42-12345-3F2A-9C01-AB34-CD56-EF78-9012.";
const sealGone =
  "Chuỗi không còn mục của mã này: đuôi đã bị cắt hoặc cả chuỗi đã bị viết lại sau khi in. Giữ bản in và báo V05.";
const issue = (code: string, path: string, message: string): Issue => ({ code, path, message });

async function named(ask: Ask, { faults }: Verdict): Promise<Issue[]> {
  const shown = faults.slice(0, shownAtMost);
  const chains = await nameChains(ask);
  const entries = await nameEntries(
    ask,
    shown.flatMap(({ entryId }) => entryId ?? []),
  );
  const issues = shown.map((fault) => {
    const entry = entries.get(String(fault.entryId));
    const chain = chains.get(fault.chainId ?? "")?.name ?? "";
    const about = { chain, entry: entry && { record: recordWord(entry.table), at: entry.at } };
    return issue(fault.kind, "", faultSentence(fault, about));
  });
  const more = faults.length - shown.length;
  return more > 0
    ? [...issues, issue("more", "", `Còn ${more} mục sai khác: chạy npm run trail:verify trên máy chủ.`)]
    : issues;
}
