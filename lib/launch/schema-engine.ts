import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaContainer, SchemaEngine } from "@prisma/schema-engine-wasm";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { root } from "./paths.mjs";
import { schemaEngineAdapter } from "./schema-engine-adapter";

const schemaFolder = join(root, "prisma", "schema");
const migrationsFolder = join(root, "prisma", "migrations");

/** Tables and enums that Prisma should leave alone: none. */
export const everything = { externalTables: [], externalEnums: [] };

/** The files of prisma/schema, as the engine wants them. */
export function readSchema(): SchemaContainer[] {
  return readdirSync(schemaFolder)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => ({
      path: join(schemaFolder, name),
      content: readFileSync(join(schemaFolder, name), "utf8"),
    }));
}

/** The folders of prisma/migrations in the order in which they are applied. */
export function readMigrations(): MigrationList {
  const names = readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir: migrationsFolder,
    lockfile: { path: "migration_lock.toml", content: read(join(migrationsFolder, "migration_lock.toml")) },
    shadowDbInitScript: "",
    migrationDirectories: names.map((path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(migrationsFolder, path, "migration.sql"), "utf8") },
      },
    })),
  };
}

/** Works with Prisma's own schema engine, as WebAssembly: the native one is a download that a closed network does not have. */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  await loadBindings();
  const { factory, dispose } = schemaEngineAdapter(databaseUrl);
  const adapter = bindMigrationAwareSqlAdapterFactory(factory);
  const datamodels = readSchema().map(({ path, content }): [string, string] => [path, content]);
  const engine = await bindings.SchemaEngine.new({ datamodels }, () => {}, adapter);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await dispose();
  }
}

let loaded: Promise<void> | undefined;

function loadBindings(): Promise<void> {
  loaded ??= (async () => {
    Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: console.error } });
    // The package's entry imports the .wasm file as a module, which Node does only behind a flag.
    const folder = join(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"), "..");
    const bytes = readFileSync(join(folder, "schema_engine_bg.wasm"));
    const { instance } = await WebAssembly.instantiate(bytes, {
      "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports,
    });
    const wasm = instance.exports as { __wbindgen_start(): void };
    (bindings as unknown as { __wbg_set_wasm(wasm: unknown): void }).__wbg_set_wasm(wasm);
    wasm.__wbindgen_start();
  })();
  return loaded;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
