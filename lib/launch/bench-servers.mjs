import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { root } from "./paths.mjs";
import { program, run } from "./run.mjs";
import { serve } from "./serve.mjs";
import { hashOf, readStamp, writeStamp } from "./stamps.mjs";

// Of its own: neither npm start nor npm test loses its pages.
const distDir = ".next-bench";
const bareFolder = join(root, "tests", "bench", "bare");

/** Builds the portal as it is shipped, and the server with one bare route that it is compared with. */
export async function buildBoth({ env, output }) {
  // Nothing is asked of a database while building; the settings must only be there.
  const settings = {
    APP_DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
    NEXTAUTH_SECRET: "only-for-building-0",
  };
  const outcome = await build({
    distDir,
    env: { ...env, ...settings },
    logFile: join(output, "bench-build.log"),
  });
  await buildBare({ env, output });
  return outcome;
}

async function buildBare({ env, output }) {
  const stamp = join(bareFolder, ".next", "portal-stamp");
  const hash = hashOf(["tests/bench/bare"], ["tests/bench/bare/.next"]) + hashOf(["package-lock.json"]);
  if (readStamp(stamp) === hash) return;
  const [command, args] = program("next/dist/bin/next", "build", bareFolder);
  await run(command, args, {
    env: { ...env, NODE_ENV: "production", NEXT_DIST_DIR: ".next", NEXT_TELEMETRY_DISABLED: "1" },
    logFile: join(output, "bench-bare.log"),
    failure: "Không dựng được máy chủ so sánh.",
  });
  writeStamp(stamp, hash);
}

/** One portal on a port of its own, over one database. */
export async function servePortal({ name, env, output, url, profile }) {
  const { findFreePort } = await import("./postgres.mjs");
  const { appEnvironment } = await import("./app-role.mjs");
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const settings = { NEXTAUTH_SECRET: randomBytes(32).toString("hex"), NEXTAUTH_URL: origin };
  const appEnv = appEnvironment({ ...env, ...settings }, url);
  const logFile = join(output, `bench-${name}.log`);
  const nodeArgs = profile ? ["--cpu-prof", `--cpu-prof-dir=${join(output, `profile-${name}`)}`] : [];
  const server = await serve({
    distDir,
    env: appEnv,
    port,
    host: "127.0.0.1",
    logFile,
    quiet: true,
    nodeArgs,
  });
  return { origin, ownerUrl: url, appUrl: appEnv.APP_DATABASE_URL, group: server.pid };
}

/** The server with the bare route, over the same database. */
export async function serveBare({ env, output, appUrl }) {
  const { findFreePort } = await import("./postgres.mjs");
  const port = await findFreePort();
  const server = await serve({
    distDir: ".next",
    folder: bareFolder,
    health: "/insert",
    env: { ...env, BENCH_DATABASE_URL: appUrl },
    port,
    host: "127.0.0.1",
    logFile: join(output, "bench-bare-server.log"),
    quiet: true,
  });
  return { origin: `http://127.0.0.1:${port}`, group: server.pid };
}

/** Takes the builds away. */
export function removeBuilds() {
  for (const folder of [join(bareFolder, ".next"), join(root, distDir)])
    rmSync(folder, { recursive: true, force: true });
}
