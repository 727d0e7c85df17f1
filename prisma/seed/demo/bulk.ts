import type { ClientBase } from "pg";
import { literal } from "./sql";

const tables = [
  ...["app_user", "role_assignment", "credential", "season", "season_document", "festival_plan", "plan_pilot"],
  ...["festival", "festival_guest", "festival_gift", "festival_pledge", "festival_model", "festival_award"],
  ...["festival_report", "decision"],
] as const;

/**
 * Half a million rows that come with the product: they are one line of the trail, not one each, and indexes are built
 * once at the end. Constraints, checks and search keys stay at work. All of it inside the caller's transaction.
 */
export async function inBulk(client: ClientBase, work: () => Promise<void>): Promise<void> {
  const names = tables.map(literal).join(", ");
  const { rows: triggers } = await client.query<{ table: string; name: string }>(`
    select c.relname as table, t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relname in (${names}) and not t.tgisinternal and t.tgname in ('audit', 'guard') and t.tgenabled = 'O'`);
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
      from pg_index i join pg_class c on c.oid = i.indrelid
     where c.relname in (${names}) and c.relnamespace = 'public'::regnamespace
       and not i.indisunique and not i.indisprimary and not i.indisexclusion`);
  for (const { table, name } of triggers) await client.query(`alter table ${table} disable trigger ${name}`);
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  await work();
  for (const { definition } of indexes) await client.query(definition);
  for (const { table, name } of triggers) await client.query(`alter table ${table} enable trigger ${name}`);
  await client.query(`analyze ${tables.join(", ")}`);
}
