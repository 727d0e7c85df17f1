import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { appUrlFor, withDatabase } from "@/lib/launch/app-role.mjs";

/** A database of one test file: all migrations and all units of the country, nothing else. */
export type TestDatabase = {
  /** Signed in as the owner of the tables, whom row security does not bind. */
  ownerUrl: string;
  /** Signed in as the application. */
  appUrl: string;
  owner: pg.Pool;
  drop(): Promise<void>;
};

/** Clones the template of this run; to be asked for in beforeAll and dropped in afterAll. */
export async function testDatabase(): Promise<TestDatabase> {
  const templateUrl = process.env.TEST_TEMPLATE_URL;
  if (!templateUrl) throw new Error("No database to clone. Run: npm test -- integration [file]");
  const template = new URL(templateUrl).pathname.slice(1);
  const name = `${template}_${randomBytes(6).toString("hex")}`;
  await asServer(templateUrl, (client) => clone(client, template, name));

  const ownerUrl = withDatabase(templateUrl, name);
  const appUrl = appUrlFor(ownerUrl);
  // What lib/core/env.ts asks for: commands and queries then reach this database through the application's own door.
  process.env.APP_DATABASE_URL = appUrl;
  const files = mkdtempSync(join(tmpdir(), "portal-test-files-"));
  process.env.FILES_DIR = files;
  process.env.NEXTAUTH_SECRET ??= randomBytes(32).toString("hex");
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 5, allowExitOnIdle: true });
  owner.on("error", () => {});

  return {
    ownerUrl,
    appUrl,
    owner,
    async drop() {
      rmSync(files, { recursive: true, force: true });
      await owner.end();
      await asServer(templateUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

async function clone(client: pg.Client, template: string, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      // Copying files was 65 ms, the default way (through the log) 150 ms and more.
      await client.query(`create database ${name} template ${template} strategy file_copy`);
      return;
    } catch (error) {
      // On a server that is not ours, its cleaner may be looking into the template at this moment.
      if (!(error instanceof pg.DatabaseError) || error.code !== "55006" || attempt === 20) throw error;
      await sleep(100);
    }
  }
}

async function asServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(withDatabase(url, "postgres"));
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
