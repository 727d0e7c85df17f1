import { writeFileSync } from "node:fs";
import { closeDatabase } from "@/lib/core/db";
import { rows } from "./catalogue";
import { isReached, type Outcome, type Row } from "./rows";
import { type Bench, paceOf, type Setting } from "./site";
import { drawRuns, drawTable } from "./table";

// Measures row by row: tsx tests/bench/run.ts with the setting in BENCH, from lib/launch/bench.mjs.
const setting: Setting = JSON.parse(process.env.BENCH ?? "{}");
const chosen = rows.filter(({ id }) => setting.only.length === 0 || setting.only.includes(id));
const runs: { at: string; rows: Outcome[] }[] = [];

for (let run = 1; run <= setting.runs; run++) {
  const outcomes: Outcome[] = [];
  runs.push({ at: new Date().toISOString(), rows: outcomes });
  for (const [at, row] of chosen.entries()) {
    const head = `  ${setting.runs > 1 ? `lượt ${run} ` : ""}[${at + 1}/${chosen.length}] ${row.measure}`;
    const bench: Bench = {
      ...setting,
      pace: paceOf(setting.full),
      tell: (line) => console.log(`${head}: ${line}`),
    };
    console.log(`${head} …`);
    const outcome = await measured(row, bench);
    outcomes.push(outcome);
    console.log(`${head}: ${outcome.error ?? `${outcome.seconds.toFixed(0)} giây`}`);
    // Written after every row: what was measured is kept when a later one is broken off.
    if (setting.json) writeFileSync(setting.json, `${JSON.stringify(report(), null, 2)}\n`);
  }
  console.log(`\n${drawTable(outcomes)}`);
}
await closeDatabase();
if (runs.length > 1) console.log(`\n${drawRuns(runs.map(({ rows }) => rows))}`);
if (runs.some(({ rows }) => rows.some(({ error }) => error))) process.exitCode = 1;

async function measured({ run, target, ...row }: Row, bench: Bench): Promise<Outcome> {
  const begun = performance.now();
  const told = { ...row, target: target ?? null };
  const nothing = { ...told, value: null, reached: null };
  try {
    const found = await run(bench);
    return {
      ...told,
      ...found,
      reached: isReached(target, found),
      seconds: (performance.now() - begun) / 1000,
    };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { ...nothing, error: said, seconds: (performance.now() - begun) / 1000 };
  }
}

function report() {
  const { small, large, full } = setting;
  return {
    points: large.points,
    smallPoints: small.points,
    full,
    node: process.version,
    runs,
  };
}
