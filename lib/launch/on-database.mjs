import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { findEmbedded, startEmbedded } from "./embedded.mjs";
import { root } from "./paths.mjs";
import { tellFailure } from "./progress.mjs";
import { typescript } from "./run.mjs";

/** Runs a script of lib/launch on the portal's database, started for it where it does not run, and answers as the script does. */
export async function runOnDatabase(script) {
  if (existsSync(join(root, ".env"))) process.loadEnvFile(join(root, ".env"));
  if (!existsSync(join(root, "node_modules"))) {
    console.error("Chưa cài thư viện: hãy chạy npm start một lần trước.");
    process.exit(1);
  }

  let server;
  try {
    let url = process.env.DATABASE_URL ?? (await findEmbedded());
    if (!url) {
      server = await startEmbedded();
      url = server.url;
    }
    const args = [...typescript(), join(root, "lib", "launch", script), ...process.argv.slice(2)];
    const done = spawnSync(process.execPath, args, {
      stdio: "inherit",
      env: { ...process.env, DATABASE_URL: url },
    });
    process.exitCode = done.status ?? 1;
  } catch (error) {
    tellFailure(error);
    process.exitCode = 1;
  } finally {
    await server?.stop();
  }
}
