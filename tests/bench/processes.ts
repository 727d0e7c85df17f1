import { existsSync, readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import type { Site } from "./site";

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
export function residentOf({ group }: Site): number {
  const own = processes().filter((one) => one.group === group);
  if (own.length === 0) throw new Error("chỉ đo được trên Linux");
  return own.reduce((sum, { pages }) => sum + pages * 4096, 0);
}

/** Milliseconds of processor that the portal and its database have taken so far. */
export type Cpu = { server: number; database: number };

const ofTick = (ticks: number) => ticks * 10;
const postmasters = new Map<string, number>();

/** Under a machine that does other things too, the time of the processor says more than the clock. Null where it is not told. */
export async function cpuOf(site: Site): Promise<Cpu | null> {
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

async function findPostmaster(site: Site, all: Process[]): Promise<number> {
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
