import "server-only";
import type { Role, UnitKind, UnitLevel } from "@/prisma/generated/enums";
import { type Actor, may, type Viewing } from "./actor";
import { type Day, dayOf } from "./dates";
import type { GateGlance } from "./db";

/** What an administrator's session sees: a person in a post; or that this is over, which they must be told first. */
export type Seen =
  | { kind: "own" }
  | { kind: "other"; post: Pick<Actor, "userId" | "fullName" | "role" | "unit"> & { viewing: Viewing } }
  | { kind: "over"; viewing: Viewing; viewedName: string };

type Row = Viewing & {
  viewedName: string;
  viewerUnitId: string;
  role: Role;
  unit: { id: string; code: string; level: UnitLevel; kind: UnitKind; name: string };
  holds: boolean;
};

/** With whose eyes the session of this person reads now. Whoever keeps no accounts reads with their own. */
export async function eyesOfSession(tx: GateGlance, own: Actor, now: Date): Promise<Seen> {
  if (!may(own, "people.manage")) return { kind: "own" };
  const row = await openViewing(tx, own, dayOf(now));
  if (!row) return { kind: "own" };
  const { viewedName, viewerUnitId, role, unit, holds, ...viewing } = row;
  // Over time, or something that it stood on is gone: never silently back to the administrator's own powers.
  if (viewing.until <= now || !holds || viewerUnitId !== own.unit.id)
    return { kind: "over", viewing, viewedName };
  return { kind: "other", post: { userId: viewing.viewedId, fullName: viewedName, role, unit, viewing } };
}

async function openViewing(tx: GateGlance, own: Actor, day: Day): Promise<Row | undefined> {
  const rows = await tx.$queryRaw<Row[]>`
    select v.id, v.viewer_id as "viewerId", v.viewer_name as "viewerName", v.viewed_id as "viewedId", v.expires_at as until,
           v.viewed_name as "viewedName", v.viewer_unit_id as "viewerUnitId", v.role,
           jsonb_build_object('id', u.id, 'code', u.code, 'level', u.level, 'kind', u.kind, 'name', u.name) as unit,
           p.disabled_at is null and a.valid_from <= ${day}::date and coalesce(a.valid_to, 'infinity') > ${day}::date as holds
      from view_as v
      join app_user p on p.id = v.viewed_id
      join role_assignment a on a.id = v.assignment_id
      join unit u on u.id = a.unit_id
     where v.session_id = ${own.sessionId}::uuid and v.viewer_id = ${own.userId}::uuid and v.ended_at is null`;
  return rows[0];
}
