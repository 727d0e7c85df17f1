// npm run trail:verify [-- mã niêm phong …]: is the trail whole? Answers 1 and names what is not.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { findEmbedded, startEmbedded } from "./embedded.mjs";
import { root } from "./paths.mjs";
import { tellFailure } from "./progress.mjs";
import { typescript } from "./run.mjs";

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
  const args = [...typescript(), join(root, "lib", "launch", "verify-trail.ts"), ...process.argv.slice(2)];
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
