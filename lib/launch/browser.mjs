import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { PhaseError } from "./progress.mjs";
import { program, run } from "./run.mjs";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const macs = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** A Chromium for the end-to-end tests: the one that is named, Playwright's own, the system's; else it installs one. */
export async function findBrowser(output) {
  const named = process.env.PLAYWRIGHT_CHROMIUM;
  if (named) {
    if (existsSync(named)) return named;
    throw new PhaseError(`PLAYWRIGHT_CHROMIUM=${named}: không có tệp này (no such file).`);
  }
  const found = (await ofPlaywright()) ?? ofSystem();
  if (found) return found;

  if (process.platform === "linux" && process.getuid() === 0 && onPath("apt-get")) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const script = "apt-get update && apt-get install -y --no-install-recommends chromium";
    await run("/bin/sh", ["-c", script], { env, logFile: join(output, "apt.log"), allowFailure: true });
    const installed = ofSystem();
    if (installed) return installed;
  }
  const [command, args] = program("playwright/cli.js", "install", "chromium");
  await run(command, args, { logFile: join(output, "browser.log"), allowFailure: true });
  const downloaded = await ofPlaywright();
  if (downloaded) return downloaded;
  throw new PhaseError(
    "Không tìm thấy Chromium cho kiểm thử đầu cuối (no Chromium for the end-to-end tests).",
    {
      advice:
        "cài chromium bằng trình quản lý gói của máy (Debian/Ubuntu: sudo apt-get install chromium), hoặc đặt " +
        "PLAYWRIGHT_CHROMIUM=/đường/dẫn/tới/chrome. Install the system's chromium, or set PLAYWRIGHT_CHROMIUM to a Chrome.",
    },
  );
}

async function ofPlaywright() {
  const { chromium } = await import("@playwright/test");
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}

function ofSystem() {
  for (const name of names) {
    const path = onPath(name);
    if (path) return path;
  }
  return macs.find((path) => existsSync(path));
}

function onPath(name) {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {
      // Not in this folder.
    }
  }
}
