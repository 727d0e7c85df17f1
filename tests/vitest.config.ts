import { join } from "node:path";
import { defineConfig } from "vitest/config";

const root = join(import.meta.dirname, "..");

// Far from Việt Nam and not on the hour: a day that leans on the machine's zone shows itself.
process.env.TZ = "Asia/Kathmandu";

const alias = [
  { find: /^@\//, replacement: `${root}/` },
  { find: /^server-only$/, replacement: join(root, "tests", "support", "server-only.ts") },
];

export default defineConfig({
  test: {
    projects: [
      {
        root,
        resolve: { alias },
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.{ts,tsx}", "tests/architecture.test.ts"],
          // Hundreds of random cases take their time on a busy machine; nothing here waits for anything.
          testTimeout: 30_000,
        },
      },
      {
        root,
        resolve: { alias },
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          pool: "forks",
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
