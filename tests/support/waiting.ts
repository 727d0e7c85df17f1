import type pg from "pg";

/** Returns once so many other connections to this database wait for a lock: the overlap of a race is then certain. */
export async function untilSomebodyWaits(owner: Pick<pg.Pool, "query">, count = 1): Promise<void> {
  for (;;) {
    const { rows } = await owner.query<{ waiting: number }>(
      `select count(*)::int as waiting from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and wait_event_type = 'Lock'`,
    );
    if ((rows[0]?.waiting ?? 0) >= count) return;
  }
}
