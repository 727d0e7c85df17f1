import { pathToFileURL } from "node:url";
import { Client, type ClientBase } from "pg";
import { defaultPassword } from "./demo/accounts";
import { inBulk } from "./demo/bulk";
import { drawCountry } from "./demo/country";
import { insertFestivals } from "./demo/festivals";
import { hashPassword, insertPeople } from "./demo/people";
import { drawPoints } from "./demo/points";
import { insertSeasons } from "./demo/seasons";
import { functions } from "./demo/sql";

const stamp = "demonstration data 1";

export async function loadDemo(client: ClientBase, options: { password?: string; onPhase?: (name: string, ms: number) => void } = {}): Promise<"loaded" | "unchanged"> {
  await client.query("begin");
  try {
    await client.query("select pg_advisory_xact_lock(hashtext('demonstration'))");
    const phase = async (name: string, work: () => Promise<unknown>) => {
      const start = performance.now();
      await work();
      options.onPhase?.(name, Math.round(performance.now() - start));
    };
    await client.query(functions);
    const h = await hashPassword(options.password ?? defaultPassword);
    await inBulk(client, async () => {
      await phase("people", () => insertPeople(client, h));
      await phase("seasons", () => insertSeasons(client));
      await phase("country", () => drawCountry(client));
      await phase("points", () => drawPoints(client));
      await phase("festivals", () => insertFestivals(client));
    });
    await client.query("commit");
    return "loaded";
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    console.log(await loadDemo(client, { onPhase: (n, ms) => console.log(n, ms) }));
  } finally {
    await client.end();
  }
}
