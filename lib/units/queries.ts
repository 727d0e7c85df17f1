import "server-only";
import type { Day } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import type { UnitKind, UnitLevel } from "@/prisma/generated/enums";

export type ChainUnit = { id: string; code: string; level: UnitLevel; kind: UnitKind; name: string };

/**
 * The approval chain of a record: its unit and every unit above that took part on that day, lowest first.
 * xã → huyện → tỉnh → Bộ while the district police existed (until 01/3/2025), xã → tỉnh → Bộ since.
 */
export async function chainOf(tx: Tx, unitId: string, day: Day): Promise<ChainUnit[]> {
  return tx.$queryRaw<ChainUnit[]>`
    with recursive up as (
      select u.*, 0 as depth from unit u where u.id = ${unitId}::uuid
      union all
      select p.*, up.depth + 1 from unit p join up on p.id = up.parent_id
    )
    select id, code, level, kind, name from up
     where depth = 0 or coalesce(police_to, valid_to, 'infinity') > ${day}::date
     order by depth`;
}
