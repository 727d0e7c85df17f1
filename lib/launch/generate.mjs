// Writes the Prisma client to prisma/generated. Works offline: the schema engine, a native download, is not needed for it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./paths.mjs";
import { PhaseError, tellFailure } from "./progress.mjs";
import { program, run } from "./run.mjs";
import { hashOf, readStamp, writeStamp } from "./stamps.mjs";

const stamp = join(root, "prisma", "generated", ".stamp");

/** Generates the client if the schema or the version of Prisma changed since the last time. */
export async function generate(logFile) {
  const hash = hashOf(["prisma/schema", "prisma/config.ts", "node_modules/prisma/package.json"]);
  if (readStamp(stamp) === hash) return { note: "đã có" };
  const env = {
    ...process.env,
    // Any executable file: prisma looks for an engine before it finds out that it does not need one.
    PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  };
  const [command, args] = program(
    "prisma/build/index.js",
    "generate",
    "--config",
    join(root, "prisma", "config.ts"),
  );
  const failure = "Không sinh được mã truy cập dữ liệu (prisma generate).";
  await run(command, args, { env, logFile, failure, advice: "sửa lỗi trong prisma/schema rồi chạy lại." });
  writeStamp(stamp, hash);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const logs = mkdtempSync(join(tmpdir(), "portal-"));
  try {
    const outcome = await generate(join(logs, "generate.log"));
    console.log(`prisma/generated: ${outcome?.note ?? "đã sinh"}`);
  } catch (error) {
    if (!(error instanceof PhaseError)) throw error;
    tellFailure(error);
    process.exitCode = 1;
  } finally {
    rmSync(logs, { recursive: true, force: true });
  }
}
