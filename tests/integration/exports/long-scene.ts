import { expect } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { atOnce } from "@/lib/core/export";
import { preparedAll } from "@/lib/exports/prepare-commands";
import { openFile, takeExport } from "@/lib/exports/take-commands";
import { openScene } from "../festivals/points-scene";

/** More points than are handed over at once. */
export const many = atOnce + 500;

export type LongScene = Awaited<ReturnType<typeof openLong>>;

/** A commune with so many points that their list is prepared, and what is kept of such a file. */
export async function openLong() {
  const scene = await openScene();
  await scene.owner.query(
    `insert into festival (unit_id, season_id, name, host_level, held_on, entered_by_id, entered_by_name, turnout)
     select $1, $2, 'Điểm ' || n, 'residential', '2026-08-01', gen_random_uuid(), 'thử', n from generate_series(1, $3::int) n`,
    [scene.commune.id, scene.season, many],
  );
  return {
    ...scene,
    /** Nothing is left of files that were begun before. */
    async clear() {
      await preparedAll();
      await scene.owner.query("delete from export_piece");
      await scene.owner.query("delete from export");
    },
    async rowOf(id: string) {
      return (await scene.owner.query("select * from export where id = $1", [id])).rows[0];
    },
    async pieces(id: string): Promise<number> {
      const count = "select count(*)::int as n from export_piece where export_id = $1";
      return (await scene.owner.query(count, [id])).rows[0].n;
    },
  };
}

export const ask = (actor: Actor, format: "xlsx" | "csv" = "xlsx", query = "season=2026&sort=turnout") =>
  takeExport(actor, "points", { format, query });

/** Begins a file that is prepared; fails where it is handed over. */
export async function begun(actor: Actor, format: "xlsx" | "csv" = "xlsx"): Promise<string> {
  const found = await ask(actor, format);
  if (found.kind !== "preparing") throw new Error(found.kind);
  return found.id;
}

/** A prepared file, fetched piece by piece. */
export async function fileOf(actor: Actor, id: string): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  const file = await openFile(actor, id);
  for await (const piece of file.pieces) parts.push(piece);
  const whole = Buffer.concat(parts);
  expect(whole.length).toBe(file.bytes);
  return whole;
}
