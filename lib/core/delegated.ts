import "server-only";
import type { Role, UnitKind, UnitLevel } from "@/prisma/generated/enums";
import type { Delegated } from "./actor";
import type { Day } from "./dates";
import type { GateGlance } from "./db";

/** A post that somebody may act in today, besides their own: whose, and by which paper. */
export type DelegatedPost = Delegated & {
  role: Role;
  unit: { id: string; code: string; level: UnitLevel; kind: UnitKind; name: string };
};

/** The delegations that a person may act under on a day; the database alone says what still holds. */
export async function delegationsInForce(tx: GateGlance, userId: string, day: Day): Promise<DelegatedPost[]> {
  return tx.$queryRaw<DelegatedPost[]>`
    select d.id, d.document_number as number, d.from_user_id as "fromUserId", d.from_name as "fromName",
           d.last_day::text as "lastDay", d.role,
           jsonb_build_object('id', u.id, 'code', u.code, 'level', u.level, 'kind', u.kind, 'name', u.name) as unit
      from delegation d join unit u on u.id = d.unit_id
     where d.to_user_id = ${userId}::uuid and delegation_in_force(d, ${day}::date)
     order by u.level, u.code, d.first_day, d.id`;
}
