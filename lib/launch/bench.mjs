// npm run bench: how long the hot reads take on the demonstration data, as ratios to one bare round trip.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { generate } from "./generate.mjs";
import { install } from "./install.mjs";
import { checkNode } from "./node-version.mjs";
import { root } from "./paths.mjs";
import { showProgress, tellFailure } from "./progress.mjs";
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
  const phase = showProgress(5);
  await phase("Cài đặt thư viện", () => install(join(output, "install.log")));
  await phase("Sinh mã truy cập dữ liệu", () => generate(join(output, "generate.log")));
  await phase("PostgreSQL dùng một lần", async () => {
    databases = await openTestDatabases({ env, output });
    await databases.makeUnits();
    await databases.makeDemo();
  });
  const ownerUrl = await databases.cloneDemo();
  const { appUrlFor } = await import("./app-role.mjs");
  let table = "";
  await phase("Đo", async () => {
    const [command, args] = program("tsx/dist/cli.mjs", "--conditions=react-server", "tests/bench/reads.ts");
    const settings = {
      OWNER_DATABASE_URL: ownerUrl,
      APP_DATABASE_URL: appUrlFor(ownerUrl),
      NEXTAUTH_SECRET: "only-for-measuring-0",
    };
    const result = await run(command, args, {
      env: { ...env, ...settings },
      logFile: join(output, "bench.log"),
    });
    table = result.output;
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
