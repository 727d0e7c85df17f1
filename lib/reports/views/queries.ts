import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { policeOf } from "@/lib/core/words";
import { Prisma } from "@/prisma/generated/client";
import type { UnitKind } from "@/prisma/generated/enums";
import type { SavedView } from "./view";

type Row = Omit<SavedView, "mine" | "fromAbove" | "unitName"> & {
  ownerId: string;
  unitId: string;
  above: boolean;
  kind: UnitKind;
  unit: string;
};

const select = Prisma.sql`
  select v.id, v.name, v.address, v.sharing, v.owner_name as "ownerName", v.owner_id as "ownerId", v.unit_id as "unitId",
         v.unit_id not in (select view_units()) as above, u.kind, u.name as unit
    from saved_view v join unit u on u.id = v.unit_id`;

/** The views that the reader may open: their own, those of their unit, those that units above share. */
export async function listViews(tx: Tx, actor: Actor, limit = 200): Promise<SavedView[]> {
  const rows = await tx.$queryRaw<Row[]>`
    ${select}
     order by v.owner_id <> ${actor.userId}::uuid, above, v.name collate "vi-VN-x-icu", v.id limit ${limit}`;
  return rows.map((row) => shown(row, actor));
}

/** One of them; null where it is not there, or not for the reader. */
export async function getView(tx: Tx, actor: Actor, id: string): Promise<SavedView | null> {
  const [row] = await tx.$queryRaw<Row[]>`${select} where v.id = ${id}::uuid`;
  return row ? shown(row, actor) : null;
}

function shown({ ownerId, unitId: _unitId, above, kind, unit, ...row }: Row, actor: Actor): SavedView {
  return {
    ...row,
    mine: ownerId === actor.userId,
    fromAbove: above,
    unitName: policeOf({ kind, name: unit }),
  };
}
