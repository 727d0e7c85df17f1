import type pg from "pg";
import type { Actor } from "@/lib/core/actor";
import { inScope, type Tx } from "@/lib/core/db";
import type { Figures } from "@/lib/reports/figures";
import { askedUnit, getFigures, listReportSeasons, mapDay } from "@/lib/reports/queries";
import type { MapChoice } from "@/lib/reports/schema";

type Owner = Pick<pg.Pool, "query">;

/** Reads as somebody, through the application's own door. */
export const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inScope(actor, { action: "test" }, work);

/** All that a page says of a unit in a season. */
export function figuresFor(actor: Actor, code: string, year: number, map: MapChoice) {
  return as(actor, async (tx) => {
    const season = (await listReportSeasons(tx)).find((other) => other.year === year);
    if (!season) throw new Error(`no season ${year}`);
    const day = mapDay(map, season);
    return getFigures(tx, await askedUnit(tx, actor, code, day), day, season);
  });
}

/** What changed between two sets of figures, by code. */
export function difference(before: Figures, after: Figures): Partial<Figures> {
  const codes = Object.keys(after) as (keyof Figures)[];
  return Object.fromEntries(
    codes
      .filter((code) => before[code] !== after[code])
      .map((code) => [code, Math.round(((after[code] ?? 0) - (before[code] ?? 0)) * 10) / 10]),
  );
}

/** Something that was given, signed, launched or handed over at a point. */
export async function addPart(owner: Owner, festivalId: string, table: string, row: Record<string, unknown>) {
  const names = Object.keys(row);
  await owner.query(
    `insert into ${table} (festival_id, unit_id${names.map((name) => `, ${name}`).join("")})
     select id, unit_id${names.map((_, at) => `, $${at + 2}`).join("")} from festival where id = $1`,
    [festivalId, ...Object.values(row)],
  );
}
