import type { Seal } from "./seal";
import type { Ask } from "./verify";

/** The entry at which a seal of paper stands in its chain; null when the trail no longer holds that end. */
export async function findSeal(ask: Ask, seal: Seal): Promise<bigint | null> {
  const [found] = await ask<{ seq: bigint }>(
    `select l.seq from audit_link l
      where l.chain_id = any(
              select id from unit where level = 'province' and code = $1::text
              union all select '00000000-0000-0000-0000-000000000000'::uuid where $1::text = 'VN')
        and ($2::bigint is null or l.seq = $2::bigint)
        and encode(l.hash, 'hex') like $3::text || '%'
      limit 1`,
    [seal.code, seal.seq, seal.hash.toLowerCase()],
  );
  return found ? BigInt(found.seq) : null;
}

/** What can still be told about entries: when they were written and of which table; of which chain. */
export async function nameEntries(
  ask: Ask,
  entryIds: readonly bigint[],
): Promise<Map<string, { table: string; at: Date }>> {
  const rows = await ask<{ id: bigint; table: string; at: Date }>(
    `select id, table_name as "table", at from audit_entry where id = any($1::bigint[])`,
    [entryIds.map(String)],
  );
  return new Map(rows.map(({ id, table, at }) => [String(id), { table, at }]));
}

/** The units whose chains these are. */
export async function nameChains(ask: Ask): Promise<Map<string, { code: string; name: string }>> {
  const rows = await ask<{ id: string; code: string; name: string }>(
    `select id, code, name from unit where level = 'province'
     union all select '00000000-0000-0000-0000-000000000000', 'VN', 'Trung ương'`,
    [],
  );
  return new Map(rows.map(({ id, code, name }) => [id, { code, name }]));
}
