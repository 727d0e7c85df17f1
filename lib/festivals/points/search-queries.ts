import "server-only";
import type { Day } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { searchPatterns } from "@/lib/core/text";
import { Prisma } from "@/prisma/generated/client";
import type { RecordState, UnitKind } from "@/prisma/generated/enums";

export type FoundFestival = {
  id: string;
  name: string;
  place: string;
  heldOn: Day;
  state: RecordState;
  year: number;
  unitKind: UnitKind;
  unitName: string;
};

/** Points in scope by any spelling of their name or place, the latest first. */
export async function searchFestivals(tx: Tx, query: string, limit: number): Promise<FoundFestival[]> {
  const patterns = searchPatterns(query);
  if (patterns.length === 0) return [];
  return tx.$queryRaw<FoundFestival[]>`
    select f.id, f.name, f.place, f.held_on::text as "heldOn", f.state, s.year, u.kind as "unitKind", u.name as "unitName"
      from festival f join season s on s.id = f.season_id join unit u on u.id = f.unit_id
     where ${Prisma.join(
       patterns.map((pattern) => Prisma.sql`f.search_key like ${pattern}`),
       " and ",
     )}
     order by f.held_on desc, f.id
     limit ${limit}`;
}
