import "server-only";
import { type Actor, isNational } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { policeOf } from "@/lib/core/words";
import { Prisma } from "@/prisma/generated/client";
import type { UnitKind } from "@/prisma/generated/enums";
import { namedParameters, openedAddress, type SavedView, shownInMenu, type ViewUnits } from "./view";
import { describeView } from "./words";

type Row = Omit<SavedView, "mine" | "fromAbove" | "unitName" | "shows"> & {
  ownerId: string;
  above: boolean;
  kind: UnitKind;
  unit: string;
  named: ViewUnits;
};

/**
 * The units that an address names, each by its code on the day of its map, and whether the reader may ask for it. A code alone
 * says nothing to people, and what was kept above may name a unit that is not theirs.
 */
function namedIn(address: Prisma.Sql, actor: Actor): Prisma.Sql {
  const reached = isNational(actor)
    ? Prisma.sql`true`
    : Prisma.sql`exists (select from unit_reach r where r.holder_id = ${actor.unit.id}::uuid and r.unit_id = n.id)`;
  const given = namedParameters.map(
    (name) => Prisma.sql`(${name}, substring(${address} from ${`[?&]${name}=(VN|[0-9]{2,5})(?:&|$)`}))`,
  );
  return Prisma.sql`
    (select coalesce(json_object_agg(g.parameter, json_build_object(
              'code', g.code, 'level', n.level, 'kind', n.kind, 'name', n.name, 'reached', ${reached})), '{}'::json)
       from (values ${Prisma.join(given)}) g (parameter, code)
       join unit n on n.code = g.code
      cross join lateral (
        select case when g.parameter = 'of' or ${address} ~ '[?&]map=then(&|$)' then (
                 select s.ends_on from season s
                  where s.state <> 'draft'
                  order by s.year = substring(${address} from '[?&]season=([0-9]{4})')::int desc nulls last, s.year desc limit 1)
               else today_in_vietnam() end as day
      ) on_day
      where g.code is not null and n.valid_from <= on_day.day and coalesce(n.valid_to, 'infinity') > on_day.day)`;
}

const select = (actor: Actor) => Prisma.sql`
  select v.id, v.name, v.address, v.sharing, v.owner_name as "ownerName", v.owner_id as "ownerId",
         v.unit_id not in (select view_units()) as above, u.kind, u.name as unit,
         ${namedIn(Prisma.sql`v.address`, actor)} as named
    from saved_view v join unit u on u.id = v.unit_id`;

/** The views that the reader may open: their own, those of their unit, those that units above share. */
export async function listViews(tx: Tx, actor: Actor, limit = 200): Promise<SavedView[]> {
  const rows = await tx.$queryRaw<Row[]>`
    ${select(actor)}
     order by v.owner_id <> ${actor.userId}::uuid, above, v.name collate "vi-VN-x-icu", v.id limit ${limit}`;
  return rows.map((row) => shown(row, actor));
}

/** Those that the menu of a page offers, and one more, which says that there are more. */
export async function viewsAtHand(tx: Tx, actor: Actor): Promise<SavedView[]> {
  return listViews(tx, actor, shownInMenu + 1);
}

/** One of them; null where it is not there, or not for the reader. */
export async function getView(tx: Tx, actor: Actor, id: string): Promise<SavedView | null> {
  const [row] = await tx.$queryRaw<Row[]>`${select(actor)} where v.id = ${id}::uuid`;
  return row ? shown(row, actor) : null;
}

/** What a page shows that is about to be kept. */
export async function describeAddress(tx: Tx, actor: Actor, address: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ named: ViewUnits }[]>`
    select ${namedIn(Prisma.sql`given.address`, actor)} as named from (values (${address}::text)) given (address)`;
  return describeView(address, row?.named ?? {});
}

function shown({ ownerId, above, kind, unit, named, ...row }: Row, actor: Actor): SavedView {
  const address = openedAddress(row.address, named);
  return {
    ...row,
    address,
    shows: describeView(address, named),
    mine: ownerId === actor.userId,
    fromAbove: above,
    unitName: policeOf({ kind, name: unit }),
  };
}
