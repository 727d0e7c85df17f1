import pg from "pg";
import type { Actor } from "@/lib/core/actor";
import type { Role, UnitLevel } from "@/prisma/generated/enums";
import { actorFor, findUnit } from "@/tests/support/actors";
import { Browser } from "./http";
import { password } from "./people";

/** One running portal with its country. */
export type Site = {
  origin: string;
  points: number;
  ownerUrl: string;
  appUrl: string;
  /** The group of processes that the server is. */
  group: number;
};

/** What the launcher hands over, as JSON in BENCH. */
export type Setting = {
  small: Site;
  large: Site;
  list: Site | null;
  bare: { origin: string; group: number } | null;
  full: boolean;
  only: string[];
  json: string | null;
  /** How often all rows are measured, over the same countries. */
  runs: number;
};

/** How long things are measured: short to look, long to write down. */
export type Pace = { rounds: number; seconds: number; warm: number; deadline: number; memory: number };

export const paceOf = (full: boolean): Pace =>
  full
    ? { rounds: 5, seconds: 8, warm: 3, deadline: 300, memory: 600 }
    : { rounds: 3, seconds: 4, warm: 2, deadline: 20, memory: 60 };

export type Bench = Setting & { pace: Pace; tell: (line: string) => void };

/** So many browsers of one person. */
export async function browsersOf(site: Site, username: string, count: number): Promise<Browser[]> {
  const found: Browser[] = [];
  for (let n = 0; n < count; n++) found.push(await new Browser(site.origin).signIn(username, password));
  return found;
}

/** A person of the bench as the doors hand them to a query. */
export async function actorOf(
  site: Site,
  username: string,
  role: Role,
  at: { code: string; level: UnitLevel },
): Promise<Actor> {
  const owner = new pg.Pool({ connectionString: site.ownerUrl, max: 1 });
  try {
    const { rows } = await owner.query<{ id: string }>("select id from app_user where username = $1", [
      username,
    ]);
    return await actorFor(owner, rows[0]?.id ?? "", role, await findUnit(owner, at.code, at.level));
  } finally {
    await owner.end();
  }
}
