import type { ClientBase } from "pg";
import { literal } from "./sql";

const tables = [
  ...[
    "app_user",
    "role_assignment",
    "credential",
    "season",
    "season_document",
    "festival_plan",
    "plan_pilot",
  ],
  ...["festival", "festival_guest", "festival_gift", "festival_pledge", "festival_model", "festival_award"],
  ...["festival_report", "decision", "return_remark", "record_snapshot", "unit_post", "unit_contact"],
] as const;

/**
 * Facts of communes are read by it before the load is over. An index that was built again in this transaction could not be
 * used for that, since rows have changed meanwhile.
 */
const kept = ["festival_unit_id_season_id_idx"];

/**
 * A million rows that come with the product: they are one line of the trail, not one each; indexes are built and
 * references checked once at the end instead of a million times; figures are counted by the caller. All of it inside the caller's transaction,
 * with the definitions that the database itself gives, so nothing is said twice.
 */
export async function inBulk(
  client: ClientBase,
  timed: (name: string, work: () => Promise<void>) => Promise<void>,
  work: () => Promise<void>,
): Promise<void> {
  const names = tables.map(literal).join(", ");
  const { rows: triggers } = await client.query<{ table: string; name: string }>(`
    select c.relname as table, t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relname in (${names}) and not t.tgisinternal and t.tgenabled = 'O'
       and (t.tgname in ('audit', 'guard', 'guard_begin', 'guard_delegated', 'sign', 'fold') or t.tgname like 'figures\\_%')`);
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
      from pg_index i join pg_class c on c.oid = i.indrelid
     where c.relname in (${names}) and c.relnamespace = 'public'::regnamespace and i.indexrelid::regclass::text not in (${kept.map(literal).join(", ")})
       and not i.indisunique and not i.indisprimary and not i.indisexclusion`);
  // Keys too, but for those that a table outside of the list refers to.
  const { rows: constraints } = await client.query<{ table: string; name: string; definition: string }>(`
    select k.conrelid::regclass::text as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
      from pg_constraint k join pg_class c on c.oid = k.conrelid
     where c.relname in (${names}) and c.relnamespace = 'public'::regnamespace
       and (k.contype = 'f' or k.contype in ('p', 'u') and not exists (
             select from pg_constraint r join pg_class o on o.oid = r.conrelid
              where r.contype = 'f' and r.confrelid = k.conrelid and o.relname not in (${names})))
     order by k.contype <> 'f'`);
  for (const { table, name } of triggers) await client.query(`alter table ${table} disable trigger ${name}`);
  for (const { table, name } of constraints)
    await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  await work();
  await timed("keys", async () => {
    for (const { table, name, definition } of constraints.reverse()) {
      await client.query(`alter table ${table} add constraint ${name} ${definition}`);
    }
  });
  await timed("indexes", async () => {
    for (const { definition } of indexes) await client.query(definition);
  });
  for (const { table, name } of triggers) await client.query(`alter table ${table} enable trigger ${name}`);
  await timed("statistics", async () => {
    await client.query(`analyze ${tables.join(", ")}`);
  });
}
