import type pg from "pg";
import { type FigureFault, figureFaults } from "@/lib/reports/verify";

/** What `npm run figures:verify` would name. */
export async function namedFaults(owner: Pick<pg.Pool, "query">): Promise<FigureFault[]> {
  const { faults } = await figureFaults(async (sql) => (await owner.query(sql)).rows);
  return faults;
}
