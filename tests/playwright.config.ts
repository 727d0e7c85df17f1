import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";

const output = join(import.meta.dirname, ".output");

// The launcher (lib/launch/test.mjs) finds a browser, starts the portal and names both here.
const executablePath = process.env.E2E_BROWSER || undefined;
const quiet = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];
// Chromium's own sandbox does not work for root.
const args = process.getuid?.() === 0 ? ["--no-sandbox", ...quiet] : quiet;

export default defineConfig({
  testDir: join(import.meta.dirname, "e2e"),
  testMatch: "**/*.spec.ts",
  outputDir: join(output, "e2e"),
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // A busy machine loses a click now and then; what fails twice is broken.
  retries: 1,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [["line"], ["json", { outputFile: join(output, "e2e.json") }]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: process.env.E2E_BASE_URL,
    viewport: { width: 1366, height: 768 },
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: { executablePath, args },
  },
});
