import { randomBytes } from "node:crypto";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findBrowser } from "./browser.mjs";
import { build } from "./build.mjs";
import { root } from "./paths.mjs";
import { PhaseError } from "./progress.mjs";
import { program, run } from "./run.mjs";
import { serve } from "./serve.mjs";
import { readPlaywright, readVitest } from "./test-counts.mjs";

// Not the one of npm start: the portal that runs beside the tests must not lose its pages.
const distDir = ".next-test";

/** Lint and types; each counts as one test. */
export async function runChecks({ env, output }) {
  // Next writes this file with paths into its last build folder, which may be gone; the types of Next are what matters.
  const head = '/// <reference types="next" />\n/// <reference types="next/image-types/global" />\n';
  writeFileSync(join(root, "next-env.d.ts"), head);
  const [biome, biomeArgs] = program(
    "@biomejs/biome/bin/biome",
    "check",
    "--config-path=.biome.json",
    "--colors=off",
    ".",
  );
  const [tsc, tscArgs] = program("typescript/bin/tsc", "--noEmit", "--pretty", "false");
  const results = await Promise.all([
    run(biome, biomeArgs, { env, logFile: join(output, "lint.log"), allowFailure: true }),
    run(tsc, tscArgs, { env, logFile: join(output, "types.log"), allowFailure: true }),
  ]);
  const failures = results.filter(({ status }) => status !== 0);
  const complaints = failures.map((result) => result.output).join("\n");
  return { passed: results.length - failures.length, failed: failures.length, complaints };
}

/** One project of tests/vitest.config.ts. */
export async function runVitest(project, { env, output, filters }) {
  const report = join(output, `${project}.json`);
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const where = ["--config", "tests/vitest.config.ts", "--project", project];
  const [command, args] = program(
    "vitest/vitest.mjs",
    "run",
    ...where,
    ...reporters,
    "--passWithNoTests",
    ...filters,
  );
  const options = {
    env: { ...env, NO_COLOR: "1" },
    logFile: join(output, `${project}.log`),
    allowFailure: true,
  };
  const { status, output: complaints } = await run(command, args, options);
  return { ...readVitest(report, status), complaints };
}

/** The production build; counts as one test. */
export async function runBuild({ env, output }) {
  try {
    // Nothing is asked of a database while building; the settings must only be there.
    const settings = {
      APP_DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
      NEXTAUTH_SECRET: "only-for-building-0",
    };
    const outcome = await build({
      distDir,
      env: { ...env, ...settings },
      logFile: join(output, "build.log"),
    });
    return { passed: 1, failed: 0, note: outcome?.note };
  } catch (error) {
    if (!(error instanceof PhaseError)) throw error;
    return { passed: 0, failed: 1, complaints: error.output };
  }
}

/** Journeys in a real browser, against the build on a database of its own. */
export async function runEndToEnd({ env, output, filters, ownerUrl, fill }) {
  if (!existsSync(join(root, "tests", "e2e"))) return { passed: 0, failed: 0 };
  const { findFreePort } = await import("./postgres.mjs");
  const { appUrlFor } = await import("./app-role.mjs");
  const browser = await findBrowser(output);
  const port = await findFreePort();
  const address = `http://localhost:${port}`;
  const files = join(output, "files");
  rmSync(files, { recursive: true, force: true });
  await fill(files);
  const settings = {
    APP_DATABASE_URL: appUrlFor(ownerUrl),
    FILES_DIR: files,
    NEXTAUTH_SECRET: randomBytes(32).toString("hex"),
    NEXTAUTH_URL: address,
    // Every browser of the tests says where it comes from, as a proxy would.
    TRUSTED_PROXIES: "1",
  };
  const logFile = join(output, "server.log");
  const server = await serve({
    distDir,
    env: { ...env, ...settings },
    port,
    host: "127.0.0.1",
    logFile,
    quiet: true,
  });
  try {
    const report = join(output, "e2e.json");
    rmSync(report, { force: true });
    const [command, args] = program(
      "@playwright/test/cli.js",
      "test",
      "-c",
      "tests/playwright.config.ts",
      ...filters,
    );
    const told = { E2E_BASE_URL: address, E2E_BROWSER: browser, E2E_DATABASE_URL: ownerUrl, NO_COLOR: "1" };
    const options = { env: { ...env, ...told }, logFile: join(output, "e2e.log"), allowFailure: true };
    const { status, output: complaints } = await run(command, args, options);
    return { ...readPlaywright(report, status), complaints };
  } finally {
    await server.stop();
  }
}
