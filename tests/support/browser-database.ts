import pg from "pg";

// A column `date` is a day, not an instant of the machine's zone.
pg.types.setTypeParser(1082, (value: string) => value);

/** The database behind the portal under test, as the owner of its tables: to look, and to put things back. */
export async function ask<Row extends pg.QueryResultRow = Record<string, unknown>>(
  query: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client(process.env.E2E_DATABASE_URL);
  await client.connect();
  try {
    return (await client.query<Row>(query, values)).rows;
  } finally {
    await client.end();
  }
}

/** The one row that a query must find. */
export async function one<Row extends pg.QueryResultRow = Record<string, unknown>>(
  query: string,
  values: unknown[] = [],
): Promise<Row> {
  const [row] = await ask<Row>(query, values);
  if (!row) throw new Error(`nothing found: ${query}`);
  return row;
}

/** The units below one, by its id. */
const below = (root: string) => `
  (with recursive tree as (
     select id from unit where id = ${root}
     union select u.id from unit u join tree on u.parent_id = tree.id
   ) select id from tree)`;

/**
 * Puts a province's season report back to a draft, and what it locked back to accepted, so that a journey to the lock can
 * be walked again and again on one database.
 */
export async function unlockReport(provinceCode: string, year: number): Promise<void> {
  const { id, unitId, seasonId } = await one<{ id: string; unitId: string; seasonId: string }>(
    `select r.id, r.unit_id as "unitId", r.season_id as "seasonId"
       from festival_report r join unit u on u.id = r.unit_id join season s on s.id = r.season_id
      where u.code = $1 and u.level = 'province' and s.year = $2`,
    [provinceCode, year],
  );
  for (const table of ["festival", "festival_plan"]) {
    await ask(
      `update ${table} set state = 'accepted', version = version + 1
        where state = 'locked' and season_id = $1 and unit_id in ${below("$2")}`,
      [seasonId, unitId],
    );
  }
  await ask("delete from report_exception where report_id = $1", [id]);
  await ask("delete from report_supplement where report_id = $1", [id]);
  await ask(
    `update festival_report
        set state = 'draft', holder_unit_id = unit_id, version = version + 1, received = false,
            sent_by_id = null, sent_at = null, accepted_by_id = null, accepted_at = null
      where id = $1`,
    [id],
  );
}

/** Some accepted points of a province wait for it again. */
export async function sendAgain(provinceCode: string, year: number, count: number): Promise<void> {
  await ask(
    `update festival f
        set state = 'sent', holder_unit_id = p.id, accepted_by_id = null, accepted_at = null, version = f.version + 1
       from unit p
      where p.code = $1 and p.level = 'province' and p.valid_to is null
        and f.id in (select f.id from festival f join season s on s.id = f.season_id
                      where s.year = $2 and f.state = 'accepted' and f.sent_by_id is not null
                        and f.unit_id in ${below("(select id from unit where code = $1 and level = 'province' and valid_to is null)")}
                        and f.name not like 'Ngày hội thôn Nam Thượng%'
                      order by f.id limit $3)`,
    [provinceCode, year, count],
  );
}

/** A point that was given back lies with its commune again, with the first reason, whatever became of it since. */
export async function returnAgain(name: string, year: number): Promise<string> {
  const { id } = await one<{ id: string }>(
    `update festival f
        set state = 'returned', holder_unit_id = f.unit_id, received = false, accepted_by_id = null, accepted_at = null,
            version = f.version + 1
       from season s where s.id = f.season_id and s.year = $2 and f.name = $1
     returning f.id`,
    [name, year],
  );
  await ask(
    `insert into decision
     select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'at', now()))).*
       from decision d where d.record_id = $1 and d.step = 'return' order by d.at limit 1`,
    [id],
  );
  return id;
}

export type PointState = "draft" | "submitted" | "sent" | "returned" | "accepted";

/** A copy of a held point of a commune of today, in a state of its own; as the owner, without any step. */
export async function copyPoint(code: string, state: PointState, name: string): Promise<string> {
  const { id } = await one<{ id: string }>(
    `with point as (
       select f, f.unit_id, c.parent_id from festival f join season s on s.id = f.season_id
         join unit c on c.id = f.unit_id
        where c.code = $1 and c.valid_to is null and s.year = 2026 and f.status = 'held' and f.sent_by_id is not null
        order by f.id limit 1
     )
     insert into festival
     select (jsonb_populate_record(f, jsonb_build_object(
       'id', gen_random_uuid(), 'name', $3::text, 'state', $2::text, 'version', 1, 'received', false, 'open_fields', '[]'::jsonb,
       'holder_unit_id', case when $2 in ('sent', 'accepted') then parent_id else unit_id end,
       'sent_by_id', case when $2 not in ('draft', 'submitted') then (f).sent_by_id end,
       'sent_at', case when $2 not in ('draft', 'submitted') then (f).sent_at end,
       'accepted_by_id', case when $2 = 'accepted' then (f).accepted_by_id end,
       'accepted_at', case when $2 = 'accepted' then (f).accepted_at end))).*
       from point
     returning id`,
    [code, state, name],
  );
  return id;
}

/** Everything that is stored of a record and of the people and sessions behind it, to see that nothing moved. */
export async function traceOf(id: string): Promise<unknown> {
  const tables = await ask<{ table: string; column: string }>(
    `select c.table_name as table, c.column_name as column from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and c.data_type = 'uuid' and t.table_type = 'BASE TABLE'
        and (c.column_name in ('id', 'record_id', 'festival_id', 'plan_id', 'user_id'))`,
  );
  const found: Record<string, unknown> = {};
  for (const { table, column } of tables) {
    // Those whose record it is may have it open at this moment.
    if (table === "presence") continue;
    const rows = await ask(`select to_jsonb(t) as row from ${table} t where ${column} = $1 order by 1`, [id]);
    if (rows.length > 0) found[`${table}.${column}`] = rows.map(({ row }) => row);
  }
  return found;
}
