import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { migrate, seed } from "./database.mjs";
import { hashOf } from "./stamps.mjs";
import { openTestServer } from "./test-server.mjs";

// A template carries in its name what it was made from: one that an earlier run left is taken again if that is the same.
const short = (hash) => hash.slice(0, 12);
const shape = ["prisma/migrations", "package-lock.json"];
const sourcesOfUnits = () =>
  short(hashOf([...shape, "prisma/seed/reference.ts", "prisma/seed/units", "prisma/seed/criteria"]));
const sourcesOfDemo = () => short(hashOf([...shape, "prisma/seed"]));

// Imported late: before the installation there is no node_modules.
const load = async () => ({ ...(await import("./app-role.mjs")), pg: (await import("pg")).default });

/**
 * The databases of one test run, on a throwaway server or on the one that TEST_DATABASE_URL names. Two templates: `units` has
 * all units of the country, `demo` the demonstration data on top.
 */
export async function openTestDatabases({ env, output }) {
  const external = process.env.TEST_DATABASE_URL;
  const server = external ? { url: external, close() {}, restartAsInUse() {} } : await openTestServer(output);
  const { pg, withDatabase, ensureAppRole } = await load();
  const prefix = external ? `portal_${randomBytes(4).toString("hex")}` : "portal";
  const urlOf = (name) => withDatabase(server.url, name);
  const units = `${prefix}_units_${sourcesOfUnits()}`;
  const demo = `${prefix}_demo_${sourcesOfDemo()}`;
  // What a seed puts into the store of files lies beside the logs; who serves a clone puts it into a store of its own.
  const options = (name, log) => ({
    env: { ...env, DATABASE_URL: urlOf(name), FILES_DIR: join(output, "seed-files") },
    logFile: join(output, `${log}.log`),
  });
  let made = false;

  const ask = async (url, ...statements) => {
    const client = new pg.Client(url);
    await client.connect();
    try {
      let rows = [];
      for (const statement of statements) rows = (await client.query(statement)).rows;
      return rows;
    } finally {
      await client.end();
    }
  };
  const onServer = (...statements) => ask(urlOf("postgres"), ...statements);
  const exists = async (name) =>
    (await onServer(`select from pg_database where datname = '${name}'`)).length > 0;
  const ours = async () =>
    (await onServer(`select datname from pg_database where datname like '${prefix}\\_%'`)).map(
      ({ datname }) => datname,
    );
  const drop = (name) => onServer(`drop database if exists ${name} with (force)`);
  // Made under another name, so that what a crash left half done is never taken for the whole.
  const make = async (name, source, fill) => {
    if (await exists(name)) return;
    await drop(`${name}_new`);
    await onServer(`create database ${name}_new template ${source}`);
    await fill(`${name}_new`);
    // The planner knows nothing of rows that were just loaded, and no cleaner runs here to tell it.
    await ask(urlOf(`${name}_new`), "vacuum analyze");
    await onServer(`alter database ${name}_new rename to ${name}`);
    made = true;
  };

  const clone = async (template) => {
    const name = `${prefix}_e2e_${randomBytes(4).toString("hex")}`;
    await onServer(`create database ${name} template ${template} strategy file_copy`);
    return urlOf(name);
  };

  return {
    unitsUrl: urlOf(units),

    async makeUnits() {
      await make(units, "template0", async (name) => {
        await migrate({ url: urlOf(name), ...options(name, "migrate") });
        await seed("reference", options(name, "reference"));
      });
      await ensureAppRole(urlOf(units));
    },

    async makeDemo() {
      await make(demo, units, (name) => seed("demo", options(name, "demo")));
    },

    /** Puts the photos of the demonstration into the store of a server that works on a clone of it. */
    demoFiles: (url, files) =>
      seed("demo", {
        env: { ...env, DATABASE_URL: url, FILES_DIR: files },
        logFile: join(output, "demo-files.log"),
      }),

    /** A database of its own for one server of the end-to-end tests. */
    cloneDemo: () => clone(demo),

    /** The units alone: whoever measures fills it. */
    cloneUnits: () => clone(units),

    /** From here on the server works as it does for `npm start`; answers where the same databases are now. */
    async settle(...urls) {
      await server.restartAsInUse();
      return urls.map((url) => urlOf(new URL(url).pathname.slice(1)));
    },

    async close() {
      const templates = external ? [] : [units, demo];
      for (const name of await ours()) if (!templates.includes(name)) await drop(name);
      await server.close({ keep: made });
    },

    /** When the run is broken off. */
    async discard() {
      if (external) for (const name of await ours()) await drop(name);
      else server.discard();
    },
  };
}
