// npm run bench: fills a country, starts the portal as it is shipped, and prints what was measured against what (docs/bench.md).
// npm run bench -- --trail=1M: how long so many entries of the trail take to write, to check and to read.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { readOptions } from "./bench-options.mjs";
import { buildBoth, removeBuilds, serveBare, servePortal } from "./bench-servers.mjs";
import { generate } from "./generate.mjs";
import { startGuarded, stopAll } from "./guarded.mjs";
import { install } from "./install.mjs";
import { checkNode } from "./node-version.mjs";
import { root } from "./paths.mjs";
import { showProgress, tellFailure } from "./progress.mjs";
import { program, run } from "./run.mjs";
import { handleStop } from "./stop.mjs";
import { openTestDatabases } from "./test-database.mjs";

const output = join(root, "tests", ".output");
// Whatever this shell is set up for: the bench signs in to no database but its own.
delete process.env.APP_DATABASE_URL;
const env = { ...process.env, TZ: "Asia/Kathmandu" };
const smallPoints = 10_000;
/** As many as those had whose lists ours is held against. */
const listPoints = 199_920;
let databases;
let options;
const { stop, isStopping } = handleStop(async () => {
  await databases?.discard();
  if (!options?.keep) removeBuilds();
}, 130);

try {
  options = readOptions(process.argv.slice(2));
  checkNode();
  mkdirSync(output, { recursive: true });
  const status = options.entries ? await measureTrail(options.entries) : await measureAll(options);
  await stop(status);
} catch (error) {
  if (!isStopping()) {
    tellFailure(error, output);
    await stop(1);
  }
}

async function measureAll({ points, only, json, full, profile, runs }) {
  const withList = only.length === 0 || only.includes("list");
  const phase = await prepare(withList ? 10 : 9);
  await phase("Dựng ứng dụng và máy chủ so sánh", () => buildBoth({ env, output }));
  let smallUrl = await databases.cloneUnits();
  let largeUrl = await databases.cloneUnits();
  let listUrl = withList ? await databases.cloneUnits() : null;
  await phase(`Nạp ${smallPoints.toLocaleString("vi-VN")} điểm`, () => fill(smallUrl, smallPoints, 0, 0));
  await phase(`Nạp ${points.toLocaleString("vi-VN")} điểm`, () =>
    // For each chief a few results that wait to be sent.
    fill(largeUrl, points, full ? 1000 : 300, full ? 25 : 20 * runs),
  );
  if (listUrl)
    await phase(`Nạp ${listPoints.toLocaleString("vi-VN")} điểm`, () => fill(listUrl, listPoints, 0, 0));
  const sites = await phase("Mở các máy chủ", async () => {
    [smallUrl, largeUrl, listUrl] = await databases.settle(smallUrl, largeUrl, ...(listUrl ? [listUrl] : []));
    const site = async (name, url, points) => ({
      ...(await servePortal({ env, output, profile, name, url })),
      points,
    });
    const small = await site("small", smallUrl, smallPoints);
    const large = await site("large", largeUrl, points);
    const list = listUrl ? await site("list", listUrl, listPoints) : null;
    return { value: { small, large, list, bare: await serveBare({ env, output, appUrl: large.appUrl }) } };
  });
  console.log("Đo:");
  const bench = JSON.stringify({ ...sites, full, only, json, runs });
  const settings = settingsFor(largeUrl, sites.large.appUrl);
  const measure = startGuarded(...tsx("tests/bench/run.ts"), {
    cwd: root,
    env: { ...env, ...settings, BENCH: bench },
  });
  const status = await measure.exited;
  await phase("Dừng và dọn dẹp", async () => {
    await stopAll();
    // The server of the databases has ended with the others; nothing of it is to be kept.
    await databases.discard();
    databases = undefined;
  });
  return status;
}

async function measureTrail(entries) {
  const phase = await prepare(5);
  const url = await databases.cloneUnits();
  const { appUrlFor } = await import("./app-role.mjs");
  let table = "";
  await phase("Đo", async () => {
    table = await script(settingsFor(url, appUrlFor(url)), "tests/bench/trail.ts", String(entries));
  });
  await phase("Dọn dẹp", () => databases.close());
  databases = undefined;
  console.log(`\n${table}`);
  return 0;
}

/** What every bench begins with; answers the phases that follow. */
async function prepare(total) {
  const phase = showProgress(total);
  await phase("Cài đặt thư viện", () => install(join(output, "install.log")));
  await phase("Sinh mã truy cập dữ liệu", () => generate(join(output, "generate.log")));
  await phase("PostgreSQL dùng một lần", async () => {
    databases = await openTestDatabases({ env, output });
    await databases.makeUnits();
  });
  return phase;
}

function fill(url, ...counts) {
  return script(settingsFor(url, ""), "tests/bench/fill.ts", ...counts.map(String));
}

async function script(settings, ...given) {
  const logFile = join(output, "bench.log");
  const options = { env: { ...env, ...settings }, logFile, failure: "Không đo được." };
  return (await run(...tsx(...given), options)).output;
}

function tsx(...given) {
  return program("tsx/dist/cli.mjs", "--conditions=react-server", ...given);
}

function settingsFor(ownerUrl, appUrl) {
  return {
    OWNER_DATABASE_URL: ownerUrl,
    APP_DATABASE_URL: appUrl,
    NEXTAUTH_SECRET: "only-for-measuring-0",
  };
}
