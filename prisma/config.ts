import { defineConfig } from "prisma/config";

/** Found through `--config`, so that the root of the repository stays short. Paths are relative to this file. */
export default defineConfig({
  schema: "schema",
  migrations: { path: "migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
