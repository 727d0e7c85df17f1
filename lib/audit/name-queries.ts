import "server-only";
import type { Tx } from "@/lib/core/db";
import { unitTitle } from "@/lib/core/words";
import type { UnitKind } from "@/prisma/generated/enums";
import type { Names, Reference } from "./columns";

type Find = (tx: Tx, ids: string[]) => Promise<{ id: string; name: string }[]>;

/** How each kind of row is called; row security leaves out what the reader may not see. */
const finders: Record<Reference, Find> = {
  unit: async (tx, ids) => {
    const rows = await tx.$queryRaw<{ id: string; kind: UnitKind; name: string }[]>`
      select id, kind, name from unit where id = any(${ids}::uuid[])`;
    return rows.map(({ id, kind, name }) => ({ id, name: unitTitle({ kind, name }) }));
  },
  person: (tx, ids) =>
    tx.$queryRaw`select id, full_name as name from app_user where id = any(${ids}::uuid[])`,
  season: (tx, ids) => tx.$queryRaw`select id, year::text as name from season where id = any(${ids}::uuid[])`,
  festival: (tx, ids) => tx.$queryRaw`select id, name from festival where id = any(${ids}::uuid[])`,
  plan: (tx, ids) =>
    tx.$queryRaw`select id, number as name from festival_plan where id = any(${ids}::uuid[])`,
  report: (tx, ids) =>
    tx.$queryRaw`select id, number as name from festival_report where id = any(${ids}::uuid[])`,
  scheme: (tx, ids) => tx.$queryRaw`select id, short_name as name from scheme where id = any(${ids}::uuid[])`,
  criteria_set: (tx, ids) =>
    tx.$queryRaw`select id, name || ', phiên bản ' || edition as name from criteria_set where id = any(${ids}::uuid[])`,
  subject: (tx, ids) => tx.$queryRaw`select id, name from subject where id = any(${ids}::uuid[])`,
  criterion: (tx, ids) => tx.$queryRaw`select id, code as name from criterion where id = any(${ids}::uuid[])`,
  group: (tx, ids) => tx.$queryRaw`select id, name from unit_group where id = any(${ids}::uuid[])`,
  act: (tx, ids) => tx.$queryRaw`select id, number as name from legal_act where id = any(${ids}::uuid[])`,
};

/** One question for each kind that is referred to. */
export async function nameRows(tx: Tx, wanted: ReadonlyMap<Reference, ReadonlySet<string>>): Promise<Names> {
  const names = new Map<string, string>();
  for (const [kind, ids] of wanted) {
    for (const { id, name } of await finders[kind](tx, [...ids])) names.set(id, name);
  }
  return names;
}
