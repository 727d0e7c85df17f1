import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";
import { PhaseError } from "./progress.mjs";

/** Refuses a Node that is older than package.json says. */
export function checkNode() {
  const needed =
    /[\d.]+/.exec(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).engines.node)?.[0] ?? "0";
  const [major, minor = 0] = needed.split(".").map(Number);
  const [hereMajor, hereMinor] = process.versions.node.split(".").map(Number);
  if (hereMajor > major || (hereMajor === major && hereMinor >= minor)) return;
  throw new PhaseError(`Cần Node.js ${needed} trở lên; máy này có ${process.versions.node}.`, {
    advice: "cài bản mới từ https://nodejs.org rồi chạy lại.",
  });
}
