import "server-only";
import type { GateTx, Tx } from "@/lib/core/db";
import { pageRange, type RowRange } from "@/lib/core/paging";
import { Prisma } from "@/prisma/generated/client";
import type { ViewingRow } from "./view";

export const VIEWINGS_PAGE = 50;

const select = Prisma.sql`
  select v.id, v.viewer_name as "viewerName", jsonb_build_object('kind', w.kind, 'name', w.name) as "viewerUnit",
         v.viewed_id as "viewedId", v.viewed_name as "viewedName", v.role,
         jsonb_build_object('kind', u.kind, 'name', u.name) as unit, v.reason,
         v.started_at as "startedAt", v.expires_at as "expiresAt", v.ended_at as "endedAt"
    from view_as v join unit w on w.id = v.viewer_unit_id join unit u on u.id = v.unit_id`;

/** Everybody in scope who was looked at, and by whom; the latest first: one page, or all. */
export async function listViewings(
  tx: Tx,
  page: number,
  range: RowRange = pageRange(page, VIEWINGS_PAGE),
): Promise<{ rows: ViewingRow[]; total: number }> {
  const counted = await tx.$queryRaw<{ total: number }[]>`select count(*)::int as total from view_as`;
  const rows = await tx.$queryRaw<ViewingRow[]>`
    ${select} order by v.started_at desc, v.id desc
     limit ${range.limit}::bigint offset ${range.offset}`;
  return { rows, total: counted[0]?.total ?? 0 };
}

/** Who looked with a person's eyes; for that person. */
export async function listViewingsOf(tx: GateTx, userId: string): Promise<ViewingRow[]> {
  return tx.$queryRaw<ViewingRow[]>`
    ${select} where v.viewed_id = ${userId}::uuid order by v.started_at desc, v.id desc limit 20`;
}
