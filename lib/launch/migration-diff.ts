import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./paths.mjs";
import { startPostgres } from "./postgres.mjs";
import { everything, readMigrations, readSchema, withSchemaEngine } from "./schema-engine";

/** The DDL that is missing in prisma/migrations for it to give prisma/schema; empty when they agree. */
export async function diffMigrations(serverUrl: string): Promise<string> {
  return withSchemaEngine(serverUrl, async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: "migrations", ...readMigrations() },
      to: { tag: "schemaDatamodel", files: readSchema() },
      script: true,
      exitCode: null,
      filters: everything,
    });
    return withoutWrittenIndexes(stdout ?? "");
  });
}

/**
 * Indexes that only SQL can say (of an expression, of some rows) are written in migrations and unknown to prisma/schema. They
 * are told by their names: those of Prisma end in _idx or _key.
 */
function withoutWrittenIndexes(script: string): string {
  return script
    .replaceAll(/-- DropIndex\nDROP INDEX "\w+(?<!_idx|_key)";\s*/g, "")
    .replace("-- This is an empty migration.", "")
    .trim();
}

// npm run migration:diff            prints it
// npm run migration:diff -- 0007_x  writes prisma/migrations/0007_x/migration.sql
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = mkdtempSync(join(tmpdir(), "portal-diff-"));
  const server = await startPostgres({
    folder: join(folder, "postgres"),
    logFile: join(folder, "postgres.log"),
    throwaway: true,
  });
  try {
    const script = await diffMigrations(server.url);
    const name = process.argv[2];
    if (!script) console.log("prisma/migrations gives prisma/schema: nothing to do.");
    else if (!name) console.log(script);
    else {
      const target = join(root, "prisma", "migrations", name);
      mkdirSync(target);
      writeFileSync(join(target, "migration.sql"), `${script}\n`);
      console.log(`prisma/migrations/${name}/migration.sql`);
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
