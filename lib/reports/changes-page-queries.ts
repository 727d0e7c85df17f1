import "server-only";
import type { Actor } from "@/lib/core/actor";
import { type Day, dayOf } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { NotThere } from "@/lib/core/refusal";
import { type Chosen, chooseUnit } from "./asked-queries";
import { type ChangeLine, type RecentChanges, yesterday } from "./changes";
import { listChanges, recentChanges } from "./changes-queries";
import type { ChangesAddress } from "./dashboard-schema";

const pageSize = 50;

export type ChangesPage = Pick<Chosen, "unit" | "own" | "day" | "season" | "map" | "otherMapCode"> & {
  since: Day;
  act: ChangesAddress["act"];
  changes: RecentChanges;
  lines: { rows: ChangeLine[]; total: number; page: number; size: number };
  asOf: Date;
};

/** What was done to the points of a unit since a day, act by act; null while there is no season. */
export async function getChanges(tx: Tx, actor: Actor, address: ChangesAddress): Promise<ChangesPage | null> {
  const asOf = new Date();
  const since = address.since ?? yesterday(asOf);
  if (since > dayOf(asOf)) throw new NotThere();
  const chosen = await chooseUnit(tx, actor, address);
  if (!chosen) return null;
  const { unit, own, day, season, map, otherMapCode } = chosen;
  const page = { size: pageSize, number: address.page };
  const { rows, total } = await listChanges(tx, { unit, day, since, act: address.act, page });
  return {
    ...{ unit, own, day, season, map, otherMapCode },
    since,
    act: address.act,
    changes: await recentChanges(tx, { unit, day, since }),
    lines: { rows, total, page: page.number, size: pageSize },
    asOf,
  };
}
