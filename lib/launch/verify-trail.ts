import { availableParallelism } from "node:os";
import pg from "pg";
import { faultSentence } from "../audit/fault-words";
import { findSeal, nameChains, nameEntries } from "../audit/proof";
import { parseSeal } from "../audit/seal";
import { type Ask, verifyTrail } from "../audit/verify";
import { recordWord } from "../audit/words";
import { formatSeconds } from "../core/duration";
import { formatNumber } from "../core/numbers";

// The server reads and hashes with one processor for each connection; two also where it has one, for one waits for the disk.
const connections = Math.min(Math.max(availableParallelism(), 2), 8);
const clients = Array.from({ length: connections }, () => new pg.Client(process.env.DATABASE_URL));
const asks: Ask[] = clients.map((client) => async (sql, params) => (await client.query(sql, params)).rows);

/** Prints what is wrong with the trail, each entry by name, and what became of the seals given; answers whether all is well. */
async function verify(seals: string[]): Promise<boolean> {
  const tty = process.stdout.isTTY;
  const onProgress = (done: bigint, of: bigint) => {
    if (tty)
      process.stdout.write(`\rĐang kiểm tra nhật ký: ${((Number(done) / Number(of) || 0) * 100) | 0} %`);
  };
  const verdict = await verifyTrail(asks, { onProgress });
  if (tty) process.stdout.write("\r\u001b[K");
  const [ask] = asks as [Ask];
  const chains = await nameChains(ask);
  const entries = await nameEntries(
    ask,
    verdict.faults.flatMap(({ entryId }) => entryId ?? []),
  );
  for (const fault of verdict.faults) {
    const entry = entries.get(String(fault.entryId));
    console.log(
      `✕ ${faultSentence(fault, {
        chain: chains.get(fault.chainId ?? "")?.name ?? fault.chainId ?? "",
        entry: entry && { record: recordWord(entry.table), at: entry.at },
      })}`,
    );
  }
  if (verdict.more) console.log("… và nhiều mục khác: xử lý các mục trên trước.");
  const counted = `${formatNumber(verdict.entries)} mục trong ${formatNumber(verdict.chains)} chuỗi, ${formatSeconds(verdict.seconds)}`;
  let whole = verdict.faults.length === 0;
  console.log(whole ? `✓ Nhật ký nguyên vẹn: ${counted}.` : `Nhật ký KHÔNG nguyên vẹn: ${counted}.`);
  for (const text of seals) whole = (await tellSeal(ask, text)) && whole;
  return whole;
}

async function tellSeal(ask: Ask, text: string): Promise<boolean> {
  const seal = parseSeal(text);
  if (!seal) {
    console.log(`✕ "${text}" không phải mã niêm phong, ví dụ: 42-12345-3F2A-9C01-AB34-CD56-EF78-9012.`);
    return false;
  }
  const seq = await findSeal(ask, seal);
  console.log(
    seq === null
      ? `✕ Mã niêm phong ${text}: chuỗi không còn mục này; đuôi đã bị cắt hoặc cả chuỗi đã bị viết lại sau khi in.`
      : `✓ Mã niêm phong ${text}: khớp mục ${formatNumber(seq)}.`,
  );
  return seq !== null;
}

await Promise.all(clients.map((client) => client.connect()));
try {
  // One moment for all questions: what is written meanwhile is not looked at.
  for (const client of clients) await client.query("begin isolation level repeatable read read only");
  process.exitCode = (await verify(process.argv.slice(2))) ? 0 : 1;
} finally {
  await Promise.all(clients.map((client) => client.end()));
}
