import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { DiffTarget } from "@prisma/schema-engine-wasm";
import { root } from "./paths.mjs";
import { startPostgres } from "./postgres.mjs";
import { everything, readMigrations, readSchema, withSchemaEngine } from "./schema-engine";

/** The DDL that is missing in prisma/migrations for it to give prisma/schema; empty when they agree. */
export function diffMigrations(serverUrl: string): Promise<string> {
  return diff(serverUrl, { tag: "migrations", ...readMigrations() });
}

/** The DDL that a database lacks to be what prisma/schema says; empty when it is that. */
export function diffDatabase(databaseUrl: string): Promise<string> {
  return diff(databaseUrl, { tag: "schemaDatasource", files: readSchema(), configDir: root });
}

function diff(url: string, from: DiffTarget): Promise<string> {
  return withSchemaEngine(url, async (engine) => {
    const to: DiffTarget = { tag: "schemaDatamodel", files: readSchema() };
    const result = await engine.diff({ from, to, script: true, exitCode: null, filters: everything });
    return withoutWrittenIndexes(result.stdout ?? "");
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
  // The engine leaves a timer of ten seconds behind, from waiting for its lock.
  process.exit();
}
