import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { dataFolder } from "./paths.mjs";

const folder = join(dataFolder, "postgres");
const databaseName = "portal";

// Imported late: before the installation there is no node_modules.
const load = async () => ({ ...(await import("./postgres.mjs")), ...(await import("./app-role.mjs")) });

/** Starts the PostgreSQL of `npm start`; its `url` names the portal's database. */
export async function startEmbedded() {
  const { startPostgres, ensureDatabase } = await load();
  mkdirSync(join(dataFolder, "logs"), { recursive: true });
  const server = await startPostgres({ folder, logFile: join(dataFolder, "logs", "postgres.log") });
  return { ...server, url: await ensureDatabase(server.url, databaseName) };
}

/** The database of an `npm start` that runs at this moment, or null. */
export async function findEmbedded() {
  const { findRunning, withDatabase } = await load();
  const url = findRunning(folder);
  return url && withDatabase(url, databaseName);
}
