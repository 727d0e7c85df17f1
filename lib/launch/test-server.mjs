import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { root } from "./paths.mjs";
import { hashOf } from "./stamps.mjs";

const cacheFolder = join(root, "tests", ".output", "database");

/**
 * A throwaway PostgreSQL in a temporary folder. It begins as a copy of what the last run of the same migrations and seeds
 * left (`keep`), so that the units of the country are loaded once and not once a run.
 */
export async function openTestServer(output) {
  const { startPostgres } = await import("./postgres.mjs");
  const home = mkdtempSync(join(tmpdir(), "portal-test-"));
  // Run by root, the server belongs to another user, who must pass.
  chmodSync(home, 0o711);
  const folder = join(home, "postgres");
  const sources = hashOf([
    "prisma/migrations",
    "prisma/seed",
    "lib/launch/postgres.mjs",
    "package-lock.json",
  ]);
  const kept = join(cacheFolder, sources);
  if (existsSync(kept)) copy(kept, folder);
  const server = await startPostgres({ folder, logFile: join(output, "postgres.log"), throwaway: true });

  return {
    url: server.url,
    async close({ keep }) {
      await server.stop();
      if (keep) replaceCache(folder, kept);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function replaceCache(folder, kept) {
  mkdirSync(cacheFolder, { recursive: true });
  const fresh = mkdtempSync(join(cacheFolder, "new-"));
  copy(folder, join(fresh, "data"));
  for (const name of readdirSync(cacheFolder)) {
    if (name !== basename(fresh)) rmSync(join(cacheFolder, name), { recursive: true, force: true });
  }
  renameSync(join(fresh, "data"), kept);
  rmSync(fresh, { recursive: true });
}

/** With owners and modes, which PostgreSQL insists on. */
function copy(from, to) {
  const done = spawnSync("cp", ["-a", from, to], { encoding: "utf8" });
  if (done.status !== 0) throw Object.assign(new Error(`Không chép được ${from}.`), { output: done.stderr });
}
