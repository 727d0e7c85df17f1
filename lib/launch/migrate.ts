import { pathToFileURL } from "node:url";
import { everything, readMigrations, withSchemaEngine } from "./schema-engine";

/** Applies what is new in prisma/migrations and answers its names; `prisma migrate deploy` would do the same. */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  return withSchemaEngine(databaseUrl, async (engine) => {
    const migrationsList = readMigrations();
    const history = { migrationsList, optInToShadowDatabase: false, filters: everything };
    const { failedMigrationNames } = await engine.diagnoseMigrationHistory(history);
    // A migration runs as one transaction, so one that failed or was killed has left nothing but its mark. With the mark
    // in place the engine would refuse every later start.
    for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
    const done = await engine.applyMigrations({ migrationsList, filters: everything });
    return done.appliedMigrationNames;
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const applied = await applyMigrations(process.env.DATABASE_URL ?? "");
  for (const name of applied) console.log(name);
  // The engine leaves a timer of ten seconds behind, from waiting for its lock.
  process.exit(0);
}
