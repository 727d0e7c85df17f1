import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";
import { program, run } from "./run.mjs";
import { hashOf, readStamp, writeStamp } from "./stamps.mjs";

// Everything that a page is made of. lib/launch runs beside the application, not in it.
const sources = [
  ...["app", "components", "lib", "prisma/schema", "public", "package.json", "package-lock.json"],
  ...["next.config.ts", "instrumentation.ts", "proxy.ts", "tsconfig.json"],
];

/** Builds the application into a folder of its own, unless nothing changed since the last build there. */
export async function build({ distDir, env, logFile }) {
  const stamp = join(root, distDir, "portal-stamp");
  const hash = hashOf(sources, ["lib/launch"]);
  if (readStamp(stamp) === hash && existsSync(join(root, distDir, "BUILD_ID"))) return { note: "đã có" };
  // Gone first, so that a build that breaks off in the middle never looks finished.
  rmSync(stamp, { force: true });
  const [command, args] = program("next/dist/bin/next", "build");
  await run(command, args, {
    env: { ...env, NODE_ENV: "production", NEXT_DIST_DIR: distDir, NEXT_TELEMETRY_DISABLED: "1" },
    logFile,
    failure: "Không dựng được ứng dụng (next build).",
    advice: "sửa lỗi nêu ở trên; nếu báo thiếu bộ nhớ, hãy dừng bớt chương trình khác; rồi chạy lại.",
  });
  writeStamp(stamp, hash);
}
