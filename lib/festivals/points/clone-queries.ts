import "server-only";
import { fromDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { policeOf } from "@/lib/core/words";
import type { UnitKind } from "@/prisma/generated/enums";
import type { Clonable } from "./clone";

/** The latest season before a year in which these units, or those that they absorbed whole, had points. */
export async function latestSeasonOf(tx: Tx, unitIds: string[], year: number): Promise<number | null> {
  const rows = await tx.$queryRaw<{ year: number | null }[]>`
    select max(s.year) as year from festival f join season s on s.id = f.season_id
     where s.year < ${year} and f.status <> 'cancelled'
       and f.unit_id in (select unit_id from unit_reach where holder_id = any(${unitIds}::uuid[]) and whole)`;
  return rows[0]?.year ?? null;
}

/** The points of a season from which a commune may begin those of a later one, as they were held. */
export async function listClonable(
  tx: Tx,
  unitId: string,
  from: number,
  into: { id: string },
): Promise<Clonable[]> {
  const rows = await tx.$queryRaw<
    (Omit<Clonable, "unitName" | "heldOn"> & { kind: UnitKind; unit: string; heldOn: Date })[]
  >`
    select f.id, f.name, u.kind, u.name as unit, f.host_level as "hostLevel", f.place, f.held_on as "heldOn",
           f.turnout, c.id as "cloneId"
      from unit_reach r
      join festival f on f.unit_id = r.unit_id
      join season s on s.id = f.season_id and s.year = ${from}
      join unit u on u.id = f.unit_id
      left join festival c on c.cloned_from_id = f.id and c.season_id = ${into.id}::uuid
     where r.holder_id = ${unitId}::uuid and r.whole and f.status <> 'cancelled'
     order by f.host_level, f.held_on, f.name, f.id
     limit 500`;
  return rows.map(({ kind, unit, heldOn, ...row }) => ({
    ...row,
    unitName: policeOf({ kind, name: unit }),
    heldOn: fromDate(heldOn),
  }));
}

/** The open season after a point's own in which it may be begun again, and the point already begun there. */
export async function findCloneTarget(
  tx: Tx,
  id: string,
  year: number,
): Promise<{ year: number; cloneId: string | null } | null> {
  const season = await tx.season.findFirst({
    where: { year: { gt: year }, state: "open" },
    orderBy: { year: "asc" },
    select: { id: true, year: true },
  });
  if (!season) return null;
  const clone = await tx.festival.findFirst({
    where: { clonedFromId: id, seasonId: season.id },
    select: { id: true },
  });
  return { year: season.year, cloneId: clone?.id ?? null };
}
