import pg from "pg";
import { formatSeconds } from "../core/duration";
import { formatNumber } from "../core/numbers";
import type { Ask } from "../core/verify";
import { scoreFault, scoreFaultText } from "../recognitions/appraisal/verify";
import { storedResults } from "../recognitions/appraisal/verify-load";

const client = new pg.Client(process.env.DATABASE_URL);
const ask: Ask = async (sql) => (await client.query(sql)).rows;

await client.connect();
try {
  const begun = performance.now();
  let [all, wrong] = [0, 0];
  for await (const stored of storedResults(ask)) {
    all += 1;
    const fault = scoreFault(stored);
    if (!fault) continue;
    wrong += 1;
    console.log(`✕ ${scoreFaultText(fault)}.`);
  }
  const seconds = (performance.now() - begun) / 1000;
  const counted = `${formatNumber(all)} kết quả, ${formatSeconds(seconds)}`;
  console.log(
    wrong === 0
      ? `✓ Điểm đã lưu khớp với điểm tính lại: ${counted}.`
      : `Điểm đã lưu KHÔNG khớp, ${formatNumber(wrong)} chỗ: ${counted}.`,
  );
  process.exitCode = wrong === 0 ? 0 : 1;
} finally {
  await client.end();
}
