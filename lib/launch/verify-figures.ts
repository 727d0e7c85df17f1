import pg from "pg";
import { formatSeconds } from "../core/duration";
import { formatNumber } from "../core/numbers";
import type { Ask } from "../core/verify";
import { faultText, figureFaults } from "../reports/verify";

const client = new pg.Client(process.env.DATABASE_URL);
const ask: Ask = async (sql) => (await client.query(sql)).rows;

/** Prints every kept number that is not what the records give; answers whether all is well. */
async function verify(): Promise<boolean> {
  const begun = performance.now();
  const { faults, total } = await figureFaults(ask);
  for (const fault of faults) console.log(`✕ ${faultText(fault)}.`);
  if (total > faults.length) console.log(`… và ${formatNumber(total - faults.length)} số khác.`);
  const [size] = await ask<{ sums: number; records: number }>(
    `select (select count(*) from figure_sum)::int as sums, (select count(distinct record_id) from figure_fact)::int as records`,
  );
  const seconds = (performance.now() - begun) / 1000;
  const counted = `${formatNumber(size?.sums ?? 0)} số tổng, ${formatNumber(size?.records ?? 0)} hồ sơ, ${formatSeconds(seconds)}`;
  console.log(
    total === 0
      ? `✓ Số liệu khớp với hồ sơ: ${counted}.`
      : `Số liệu KHÔNG khớp với hồ sơ, ${formatNumber(total)} chỗ: ${counted}. Đếm lại: npm run figures:verify -- --recount.`,
  );
  return total === 0;
}

await client.connect();
try {
  process.exitCode = (await verify()) ? 0 : 1;
  if (process.argv.includes("--recount")) {
    await client.query("select recount_figures()");
    console.log("Đã đếm lại mọi số tổng từ hồ sơ.");
    process.exitCode = (await verify()) ? 0 : 1;
  }
} finally {
  await client.end();
}
