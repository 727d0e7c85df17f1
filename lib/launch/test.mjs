// npm test: lint, types, unit and integration tests, a production build, end-to-end tests; one sum at the end.
//   npm test -- unit [filter] | integration [filter] | e2e [filter]    only that part
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { generate } from "./generate.mjs";
import { install } from "./install.mjs";
import { checkNode } from "./node-version.mjs";
import { root } from "./paths.mjs";
import { PhaseError, showProgress, tellFailure } from "./progress.mjs";
import { handleStop } from "./stop.mjs";
import { countTests } from "./test-counts.mjs";
import { openTestDatabases } from "./test-database.mjs";
import { runBuild, runChecks, runEndToEnd, runVitest } from "./test-phases.mjs";

const parts = ["unit", "integration", "e2e"];
const output = join(root, "tests", ".output");
const counts = countTests();
let databases;

const { stop, isStopping } = handleStop(() => databases?.discard(), 130);

try {
  await test(process.argv.slice(2));
} catch (error) {
  if (!isStopping()) {
    tellFailure(error, output);
    // A phase that could not even run has failed.
    counts.total.failed += 1;
  }
}
if (!isStopping()) {
  await databases?.close().catch(tellFailure);
  databases = undefined;
  console.log(`\n${counts.total.passed} passed, ${counts.total.failed} failed`);
  await stop(counts.total.failed > 0 ? 1 : 0);
}

async function test([part, ...filters]) {
  checkNode();
  if (part && !parts.includes(part)) {
    throw new PhaseError(`Không có phần "${part}".`, {
      advice: `npm test -- ${parts.join(" | ")} [tên tệp]`,
    });
  }
  const wants = (name) => !part || part === name;
  mkdirSync(output, { recursive: true });
  const options = { env: cleanEnvironment(), output, filters };
  const phase = showProgress(
    [
      true,
      true,
      !part,
      wants("integration") || wants("e2e"),
      ...parts.map(wants),
      wants("e2e"),
      wants("e2e"),
    ].filter(Boolean).length,
  );

  await phase("Cài đặt thư viện", () => install(join(output, "install.log")));
  await phase("Sinh mã truy cập dữ liệu", () => generate(join(output, "generate.log")));
  if (!part) await counted(phase, "Kiểm tra cách viết và kiểu (biome, tsc)", () => runChecks(options));
  if (wants("unit")) await counted(phase, "Kiểm thử đơn vị", () => runVitest("unit", options));
  if (wants("integration") || wants("e2e")) {
    await phase("PostgreSQL dùng một lần, đơn vị hành chính", async () => {
      databases = await openTestDatabases(options);
      await databases.makeUnits();
    });
  }
  if (wants("integration")) {
    const env = { ...options.env, TEST_TEMPLATE_URL: databases.unitsUrl };
    await counted(phase, "Kiểm thử tích hợp", () => runVitest("integration", { ...options, env }));
  }
  if (wants("e2e")) {
    const built = await counted(phase, "Dựng bản chạy thật", () => runBuild(options));
    await phase("Dữ liệu mẫu", () => databases.makeDemo());
    if (built.failed > 0) throw new PhaseError("Không kiểm thử đầu cuối được vì chưa dựng được ứng dụng.");
    const ownerUrl = await databases.cloneDemo();
    const fill = (files) => databases.demoFiles(ownerUrl, files);
    await counted(phase, "Kiểm thử đầu cuối (Chromium)", () => runEndToEnd({ ...options, ownerUrl, fill }));
  }
}

async function counted(phase, title, work) {
  const result = await phase(title, async () => {
    const value = await work();
    return { value, note: [counts.add(value), value.note].filter(Boolean).join("; ") };
  });
  if (result.failed > 0 && result.complaints && !isStopping())
    console.log(`\n${lastLines(result.complaints, 300)}\n`);
  return result;
}

function lastLines(text, limit) {
  const lines = text.trim().split("\n");
  if (lines.length <= limit) return lines.join("\n");
  return [`(bỏ ${lines.length - limit} dòng đầu; đầy đủ trong ${output})`, ...lines.slice(-limit)].join("\n");
}

/** Nothing of the machine that runs the tests may leak into them. */
function cleanEnvironment() {
  const env = { ...process.env, TZ: "Asia/Kathmandu", NEXT_TELEMETRY_DISABLED: "1" };
  for (const name of [
    "DATABASE_URL",
    "APP_DATABASE_URL",
    "NEXTAUTH_SECRET",
    "NEXTAUTH_URL",
    "NODE_ENV",
    "DEMO",
    "DEMO_PASSWORD",
    "PORT",
    "HOST",
    "TRUSTED_PROXIES",
  ]) {
    delete env[name];
  }
  return env;
}
