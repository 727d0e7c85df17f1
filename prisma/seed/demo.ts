import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Client, type ClientBase } from "pg";
import { hashPassword } from "@/lib/identity/hash";
import { putIntoStore, storeOfSettings } from "@/lib/launch/file-store-settings";
import { defaultPassword } from "./demo/accounts";
import { inBulk } from "./demo/bulk";
import { insertChanges } from "./demo/changes";
import { insertCompany } from "./demo/company";
import { drawCountry } from "./demo/country";
import { insertCriteriaSets } from "./demo/criteria";
import { insertDelegations, insertViewing } from "./demo/delegations";
import { insertExtensions } from "./demo/extensions";
import { insertFestivals } from "./demo/festivals";
import { insertGiving } from "./demo/giving";
import { insertPapers } from "./demo/papers";
import { insertPeople } from "./demo/people";
import { insertPhotos } from "./demo/photos";
import { type Picture, takeInPictures } from "./demo/pictures";
import { drawPoints } from "./demo/points";
import { insertProfiles } from "./demo/profiles";
import { insertReceipts } from "./demo/receipts";
import { insertRecognitions } from "./demo/recognitions";
import { insertReturns } from "./demo/returns";
import { insertSeasons } from "./demo/seasons";
import { functions } from "./demo/sql";
import { insertStories } from "./demo/stories";
import { insertSupplements } from "./demo/supplements";
import { insertTimelines } from "./demo/timeline";
import { insertTrail } from "./demo/trail";

type Options = {
  password?: string;
  /** The drawn photos, with their contents in the store already; drawn here where nobody will look at them. */
  pictures?: readonly Picture[];
  onPhase?: (name: string, milliseconds: number) => void;
};

const phases: readonly [string, (client: ClientBase) => Promise<void>][] = [
  ["seasons", insertSeasons],
  ["country", drawCountry],
  ["points", drawPoints],
  ["festivals", insertFestivals],
  ["giving", insertGiving],
  ["company", insertCompany],
  ["papers", insertPapers],
  ["timelines", insertTimelines],
  ["stories", insertStories],
  ["extensions", insertExtensions],
  ["returns", insertReturns],
  ["supplements", insertSupplements],
  ["delegations", insertDelegations],
  ["profiles", insertProfiles],
  ["changes", insertChanges],
  ["viewing", insertViewing],
  ["criteria", insertCriteriaSets],
];

/**
 * Loads the demonstration: three seasons of Ngày hội, three years of recognition, and the people who worked on them. One
 * transaction; does nothing where it is there already, whatever people have changed since. Needs the units (reference.ts) and an owner's connection.
 */
export async function loadDemo(client: ClientBase, options: Options = {}): Promise<"loaded" | "unchanged"> {
  const passwordHash = await hashPassword(options.password ?? defaultPassword);
  await client.query("begin");
  try {
    // Two starts at once must not load twice.
    await client.query("select pg_advisory_xact_lock(hashtext('demonstration'))");
    const { rows } = await client.query(
      `select coalesce(obj_description('season'::regclass), '') like 'demonstration data %' as loaded,
              exists (select from season) as used, exists (select from unit) as units`,
    );
    const [found] = rows;
    if (!found?.loaded) {
      if (found?.used)
        throw new Error("The database holds seasons of its own; demonstration data is not mixed with them.");
      if (!found?.units) throw new Error("The units are missing: run prisma/seed/reference.ts first.");
      await load(client, passwordHash, options);
    }
    await client.query("commit");
    return found?.loaded ? "unchanged" : "loaded";
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

async function load(client: ClientBase, passwordHash: string, { onPhase, pictures }: Options): Promise<void> {
  // Few large statements over tables that the planner knows little about: hashing all of it is right each time.
  await client.query(`
    set local timezone = 'Asia/Ho_Chi_Minh'; set local work_mem = '96MB'; set local maintenance_work_mem = '192MB'; set local jit = off;
    set local enable_nestloop = off; set local enable_mergejoin = off`);
  await client.query(functions);
  const timed = async (name: string, work: () => Promise<void>) => {
    const start = performance.now();
    await work();
    onPhase?.(name, Math.round(performance.now() - start));
  };
  await inBulk(client, timed, async () => {
    await timed("people", () => insertPeople(client, passwordHash));
    for (const [name, work] of phases) await timed(name, () => work(client));
  });
  await timed("recognitions", () => insertRecognitions(client));
  await timed("photos", async () => insertPhotos(client, pictures ?? (await takeInPictures(null))));
  await timed("figures", async () => {
    await client.query("select recount_figures()");
  });
  await timed("receipts", () => insertReceipts(client));
  await timed("trail", () => insertTrail(client));
  await client.query(`
    insert into audit_entry (table_name, row_id, operation, action, after)
    select 'season', '', 'insert', 'demonstration.load', jsonb_build_object(
      'seasons', (select count(*) from season), 'people', (select count(*) from app_user),
      'points', (select count(*) from festival), 'plans', (select count(*) from festival_plan),
      'reports', (select count(*) from festival_report), 'decisions', (select count(*) from decision))`);
  await client.query(`comment on table season is 'demonstration data ${hashOfSources()}'`);
}

/** Says which release the rows came from. */
function hashOfSources(): string {
  const folder = join(import.meta.dirname, "demo");
  const hash = createHash("sha256").update(readFileSync(join(import.meta.dirname, "accounts.json")));
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)));
  return hash.digest("hex");
}

/**
 * The contents that rows of the portal need and its store lacks; null before anything is loaded. What an administrator
 * destroyed is needed no more.
 */
async function lostContents(client: ClientBase): Promise<Set<string> | null> {
  const { rows } = await client.query<{ hash: string | null }>(
    `select hash from season left join evidence_file on removed_at is null left join lateral unnest(array[sha256, thumb_sha256]) hash on true group by hash`,
  );
  if (rows.length === 0) return null;
  const lost = new Set(rows.flatMap(({ hash }) => hash ?? []));
  if (lost.size > 0) for await (const { sha256 } of storeOfSettings().list()) lost.delete(sha256);
  return lost;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    const password = process.env.DEMO_PASSWORD || undefined;
    const onPhase = (name: string, milliseconds: number) =>
      console.log(`${name.padEnd(10)} ${milliseconds} ms`);
    // Also where everything is loaded already: a store that was lost has its photos again.
    const lost = await lostContents(client);
    const pictures =
      lost?.size === 0
        ? []
        : await takeInPictures(async (path, file) => {
            if (lost === null || lost.has(file.sha256)) await putIntoStore(path, file);
          });
    console.log(await loadDemo(client, { password, onPhase, pictures }));
  } finally {
    await client.end();
  }
}
