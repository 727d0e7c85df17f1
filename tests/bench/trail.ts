import pg from "pg";
import { getHistory, listEntries } from "@/lib/audit/queries";
import { auditFilter } from "@/lib/audit/schema";
import { type Ask, verifyTrail } from "@/lib/audit/verify";
import type { Actor } from "@/lib/core/actor";
import { closeDatabase, inScope, type Tx } from "@/lib/core/db";
import { createActor } from "@/tests/support/actors";

// How long a trail of so many entries takes to write, to check and to read.
const entries = Number(process.argv[2] ?? 1_000_000);
const piece = 10_000;
const owner = new pg.Pool({ connectionString: process.env.OWNER_DATABASE_URL, max: 3 });

/** Entries of points with all their columns, spread over the communes of the country and three years. */
const insertPiece = `
  insert into audit_entry (at, table_name, row_id, unit_id, operation, actor_id, actor_name, actor_role, acting_unit_id, action, before, after)
  select timestamptz '2024-01-01' + n * interval '80 seconds', 'festival', md5((n / 4)::text)::uuid::text, unit_id,
         case when n % 4 = 0 then 'insert' else 'update' end, md5((n % 3000)::text)::uuid, 'Nguyễn Văn Thử', 'commune_officer',
         unit_id, case n % 4 when 2 then 'festival.send' when 3 then 'review.accept' else 'festival.enter' end,
         case when n % 4 > 0 then row end,
         row || jsonb_build_object('turnout', n, 'version', n % 4, 'updated_at', now(), 'state', 'sent')
    from generate_series($1::bigint, $2::bigint) n
   cross join lateral (select $3::uuid[] as units) u
   cross join lateral (select units[1 + (n / 4 * 7919) % array_length(units, 1)] as unit_id) c
   cross join lateral (select jsonb_build_object(
     'id', md5((n / 4)::text)::uuid, 'unit_id', unit_id, 'season_id', md5('s')::uuid, 'name', 'Ngày hội thôn ' || n,
     'host_level', 'residential', 'place', 'Nhà văn hóa thôn Nam Thượng', 'held_on', '2026-08-09', 'starts_at', '07:30',
     'ends_at', '10:30', 'area_class', 'normal', 'area_traits', '[]'::jsonb, 'pilot_of', 'none',
     'ceremony', '["welcome_arts", "flag_salute", "introduction", "address"]'::jsonb, 'festivity', '["arts", "sports"]'::jsonb,
     'expected_leaders', '', 'status', 'held', 'status_reason', '', 'turnout', 200, 'delegates', 20, 'top_tier', 'commune',
     'outreach', 3, 'spent_state', 5000000, 'spent_social', 3000000, 'shortcomings', '', 'proposals', '', 'state', 'draft',
     'good_practice', 'Sinh hoạt chuyên đề trước ngày hội; loa truyền thanh mỗi sáng', 'holder_unit_id', null,
     'received', false, 'version', 1, 'entered_by_id', md5('x')::uuid, 'entered_by_name', 'Nguyễn Văn Thử',
     'editor_ids', '[]'::jsonb, 'created_at', now(), 'updated_at', now()) as row) r`;

const tell = (what: string, milliseconds: number) =>
  console.log(`${what.padEnd(64)}${milliseconds.toFixed(0).padStart(9)} ms`);

async function fill(): Promise<void> {
  const { rows } = await owner.query(
    "select id from unit where level = 'commune' and valid_to is null order by code",
  );
  const communes = rows.map(({ id }) => id);
  const begun = performance.now();
  for (let n = 1; n <= entries; n += piece) {
    await owner.query(insertPiece, [n, Math.min(n + piece - 1, entries), communes]);
  }
  tell(`${entries} entries written and linked, ${piece} a transaction`, performance.now() - begun);
  await owner.query("vacuum analyze audit_entry, audit_link, audit_head");
}

async function check(): Promise<void> {
  const clients = await Promise.all([owner.connect(), owner.connect()]);
  const asks = clients.map(
    (client): Ask =>
      async (sql, params) =>
        (await client.query(sql, params)).rows,
  );
  for (const connections of [1, 2]) {
    const verdict = await verifyTrail(asks.slice(0, connections));
    if (verdict.faults.length > 0) throw new Error(JSON.stringify(verdict.faults[0], (_, v) => String(v)));
    tell(
      `${verdict.entries} entries in ${verdict.chains} chains checked, ${connections} connections`,
      verdict.seconds * 1000,
    );
  }
  for (const client of clients) client.release();
}

async function read(): Promise<void> {
  const { rows } = await owner.query(
    `select e.row_id as record, u.code from audit_entry e join unit u on u.id = e.unit_id
      where u.code = '18562' or u.code like '185%' order by u.code = '18562' desc limit 1`,
  );
  const person = (await owner.query("select md5('7')::uuid as id")).rows[0].id;
  const actors = await Promise.all([
    createActor(owner, "ministry_admin", { code: "VN", level: "nation" }),
    createActor(owner, "province_leader", { code: "42", level: "province" }),
    createActor(owner, "commune_chief", { code: rows[0].code, level: "commune" }),
  ]);
  const list = (given: object) => (tx: Tx, actor: Actor) => listEntries(tx, actor, auditFilter.parse(given));
  const reads: [string, (tx: Tx, actor: Actor) => Promise<unknown>][] = [
    ["first page", list({})],
    ["of one person", list({ person })],
    ["of one unit", list({ unit: rows[0].code })],
    ["of a rare table", list({ table: "season" })],
    ["of one act", list({ act: "review.accept" })],
    ["of a rare act", list({ act: "season.manage" })],
    ["of one month", list({ from: "01/03/2025", to: "31/03/2025" })],
    [
      "history of one record",
      (tx, actor) => getHistory(tx, actor, { kind: "festival", id: rows[0].record }, 1),
    ],
  ];
  for (const [name, query] of reads) {
    for (const actor of actors) {
      const times: number[] = [];
      for (let round = 0; round < 5; round++) {
        const begun = performance.now();
        await inScope(actor, { action: "bench" }, (tx) => query(tx, actor));
        times.push(performance.now() - begun);
      }
      tell(`${name}, ${actor.role}`, times.sort((a, b) => a - b)[2] ?? 0);
    }
  }
}

if (process.argv[3] !== "read") await fill();
if (process.argv[3] !== "read") await check();
await read();
await owner.end();
await closeDatabase();
