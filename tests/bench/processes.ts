import { existsSync, readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import type { Load } from "./load";
import type { Site } from "./site";

/** Where the server's processes are, and its database. */
type Running = Pick<Site, "group" | "ownerUrl">;

type Process = {
  pid: number;
  parent: number;
  group: number;
  ticks: number;
  endedTicks: number;
  pages: number;
};

/** All processes of this machine; none where it does not tell (not Linux). */
function processes(): Process[] {
  if (!existsSync("/proc/self/stat")) return [];
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      // After the name in brackets: state, parent, group, …; the times of itself and of its children that ended.
      const field = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const at = (index: number) => Number(field[index]);
      return [
        {
          pid: Number(name),
          parent: at(1),
          group: at(2),
          ticks: at(11) + at(12),
          endedTicks: at(13) + at(14),
          pages: at(21),
        },
      ];
    } catch {
      // Gone between the look and the reading.
      return [];
    }
  });
}

/** Bytes in memory of the server's processes. */
export function residentOf({ group }: Running): number {
  const own = processes().filter((one) => one.group === group);
  if (own.length === 0) throw new Error("chỉ đo được trên Linux");
  return own.reduce((sum, { pages }) => sum + pages * 4096, 0);
}

/** Milliseconds of processor that the portal and its database have taken so far. */
type Cpu = { server: number; database: number };

const ofTick = (ticks: number) => ticks * 10;
const postmasters = new Map<string, number>();

/** Under a machine that does other things too, the time of the processor says more than the clock. Null where it is not told. */
async function cpuOf(site: Running): Promise<Cpu | null> {
  const all = processes();
  if (all.length === 0) return null;
  const postmaster = postmasters.get(site.ownerUrl) ?? (await findPostmaster(site, all));
  postmasters.set(site.ownerUrl, postmaster);
  const sum = (list: Process[]) => ofTick(list.reduce((ticks, one) => ticks + one.ticks, 0));
  const main = all.find(({ pid }) => pid === postmaster);
  return {
    server: sum(all.filter(({ group }) => group === site.group)),
    database: sum(all.filter(({ parent }) => parent === postmaster)) + ofTick(main?.endedTicks ?? 0),
  };
}

async function findPostmaster(site: Running, all: Process[]): Promise<number> {
  const client = new pg.Client(site.ownerUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
    const backend = rows[0]?.pid;
    const fresh = processes().find(({ pid }) => pid === backend);
    return fresh?.parent ?? all[0]?.pid ?? 0;
  } finally {
    await client.end();
  }
}

/** Time of the processor that one request took, in the server and in its database, over all the loads that were measured. */
export class Cost {
  private readonly spent = { count: 0, server: 0, database: 0 };

  constructor(private readonly site: Running) {}

  async of(load: () => Promise<Load>): Promise<Load> {
    const before = await cpuOf(this.site);
    const found = await load();
    const after = await cpuOf(this.site);
    if (before && after) {
      this.spent.count += found.count;
      this.spent.server += after.server - before.server;
      this.spent.database += after.database - before.database;
    }
    return found;
  }

  toString(): string {
    const { count, server, database } = this.spent;
    const each = (time: number) => (time / count).toFixed(1).replace(".", ",");
    return count > 0 ? `${each(server)} + ${each(database)} ms` : "–";
  }
}

/** What a row says of it. */
export const costWords = (cost: Cost, against?: Cost) =>
  `bộ xử lý một yêu cầu (web + CSDL): ${cost}${against ? `; so với ${against}` : ""}`;
