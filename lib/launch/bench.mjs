// npm run bench: how long the hot reads take on the demonstration data, as ratios to one bare round trip.
// npm run bench -- --points=1M (10k, 100k, …): the same on a country filled with so many points.
// npm run bench -- --trail=1M: how long so many entries of the trail take to write, to check and to read.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { generate } from "./generate.mjs";
import { install } from "./install.mjs";
import { checkNode } from "./node-version.mjs";
import { root } from "./paths.mjs";
import { PhaseError, showProgress, tellFailure } from "./progress.mjs";
import { program, run } from "./run.mjs";
import { handleStop } from "./stop.mjs";
import { openTestDatabases } from "./test-database.mjs";

const output = join(root, "tests", ".output");
let databases;
const { stop, isStopping } = handleStop(() => databases?.discard(), 130);

try {
  checkNode();
  mkdirSync(output, { recursive: true });
  const env = { ...process.env, TZ: "Asia/Kathmandu" };
  const entries = readSize("trail", process.argv.slice(2));
  const points = entries ? undefined : readSize("points", process.argv.slice(2), true);
  const phase = showProgress(points ? 6 : 5);
  await phase("Cài đặt thư viện", () => install(join(output, "install.log")));
  await phase("Sinh mã truy cập dữ liệu", () => generate(join(output, "generate.log")));
  await phase("PostgreSQL dùng một lần", async () => {
    databases = await openTestDatabases({ env, output });
    await databases.makeUnits();
    if (!points && !entries) await databases.makeDemo();
  });
  const ownerUrl = await (points || entries ? databases.cloneUnits() : databases.cloneDemo());
  const { appUrlFor } = await import("./app-role.mjs");
  const settings = {
    OWNER_DATABASE_URL: ownerUrl,
    APP_DATABASE_URL: appUrlFor(ownerUrl),
    NEXTAUTH_SECRET: "only-for-measuring-0",
  };
  const script = async (...given) => {
    const [command, args] = program("tsx/dist/cli.mjs", "--conditions=react-server", ...given);
    const logFile = join(output, "bench.log");
    return (await run(command, args, { env: { ...env, ...settings }, logFile })).output;
  };
  let table = "";
  if (points) await phase(`${points} điểm`, () => script("tests/bench/fill.ts", String(points)));
  await phase("Đo", async () => {
    table = entries
      ? await script("tests/bench/trail.ts", String(entries))
      : await script("tests/bench/reads.ts");
  });
  await phase("Dọn dẹp", () => databases.close());
  databases = undefined;
  console.log(`\n${table}`);
  await stop(0);
} catch (error) {
  if (!isStopping()) {
    tellFailure(error, output);
    await stop(1);
  }
}

/** "1M", "100k", "20000"; undefined where no size is asked for. */
function readSize(name, given, last = false) {
  if (given.length === 0) return undefined;
  const [, found, number, unit = ""] = /^--(\w+)=(\d+)([kM]?)$/.exec(given[0]) ?? [];
  const size = Number(number) * { "": 1, k: 1000, M: 1_000_000 }[unit];
  if (found === name && given.length === 1 && size > 0) return size;
  if (!last) return undefined;
  throw new PhaseError(`Không hiểu "${given.join(" ")}".`, {
    advice: "npm run bench -- --points=10k | 100k | 1M, hoặc --trail=1M",
  });
}
