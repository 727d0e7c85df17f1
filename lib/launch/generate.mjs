// Writes the Prisma client to prisma/generated. Works offline: the schema engine, a native download, is not needed for it.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./paths.mjs";

const prisma = join(root, "node_modules", "prisma", "build", "index.js");

const done = spawnSync(
  process.execPath,
  [prisma, "generate", "--config", join(root, "prisma", "config.ts")],
  {
    cwd: root,
    stdio: "inherit",
    env: {
      ...process.env,
      // Any executable file: prisma looks for an engine before it finds out that it does not need one.
      PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
  },
);
process.exit(done.status ?? 1);
