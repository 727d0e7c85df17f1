import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { startGuarded } from "./guarded.mjs";
import { root } from "./paths.mjs";
import { PhaseError } from "./progress.mjs";

/** Runs a program to its end with its output in a file; throws a PhaseError with the last lines when it fails. */
export async function run(
  command,
  args,
  { env = process.env, logFile, failure, advice, allowFailure = false },
) {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, "w", 0o600);
  const child = startGuarded(command, args, { cwd: root, env, stdout: log, stderr: log, patience: 3000 });
  closeSync(log);
  const status = await child.exited;
  const output = readFileSync(logFile, "utf8");
  if (status !== 0 && !allowFailure) throw new PhaseError(failure, { output, advice });
  return { status, output };
}

/** Runs a TypeScript file of ours. */
export function runScript(file, options) {
  return run(process.execPath, [...typescript(), join(root, file)], options);
}

/** How Node is told to understand TypeScript, without the process in between that the `tsx` command is. */
export function typescript() {
  return ["--import", createRequire(join(root, "package.json")).resolve("tsx")];
}

/** The program of a package, called without npx. */
export function program(path, ...args) {
  return [process.execPath, [join(root, "node_modules", path), ...args]];
}
