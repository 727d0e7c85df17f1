import "server-only";
import { type ChildProcess, type StdioPipe, spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Starts a part of lib/core as a process of its own, with a bounded heap and nothing of the portal's settings: what
 * works on people's files needs no database and no secret.
 */
export function startApart(
  script: string,
  { heap, args, input }: { heap: number; args: string[]; input: StdioPipe | "ignore" },
): ChildProcess {
  const root = process.cwd();
  const loader = pathToFileURL(join(root, "node_modules/tsx/dist/loader.mjs")).href;
  return spawn(
    process.execPath,
    [
      `--max-old-space-size=${heap}`,
      "--max-semi-space-size=4",
      "--import",
      loader,
      join(root, script),
      ...args,
    ],
    { cwd: root, env: { NODE_ENV: "production" }, stdio: [input, "pipe", "ignore"] },
  );
}
