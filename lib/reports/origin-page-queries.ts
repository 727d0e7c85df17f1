import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { isRatio } from "@/lib/core/indicator";
import { NotThere } from "@/lib/core/refusal";
import { type Chosen, chooseUnit } from "./asked-queries";
import { breakdownBy } from "./breakdown-queries";
import { entryOf, type FigureCode } from "./catalogue";
import type { OriginAddress } from "./dashboard-schema";
import type { Origin } from "./origin";
import { type OriginRow, originsOf, recordsOf, stepsOf } from "./origin-queries";
import { askedUnit, getFigures } from "./queries";

/** More units than any province ever had: they stand on one page, so that their sum can be seen. */
const allUnits = { size: 1000, number: 1 };
const pageSize = 50;

/** A figure with the units, or with the records, that it is the sum of; null while there is no season. */
export async function getOrigin(
  tx: Tx,
  actor: Actor,
  address: OriginAddress,
  size = pageSize,
): Promise<Origin | null> {
  const chosen = await chooseUnit(tx, actor, address);
  if (!chosen) return null;
  const { unit, season, day } = chosen;
  const figure = address.figure ?? "NH01";
  const set = await getFigures(tx, unit, day, season);
  const origin = {
    ...chosen,
    figure,
    value: set.figures[figure],
    provisional: set.provisional[figure],
    coverage: set.coverage,
    divided: set.divided,
    crossing: set.crossing,
    asOf: set.asOf,
    parts: null,
    records: null,
  };
  if (unit.level === "nation" && address.of === undefined) {
    return { ...origin, parts: { by: "province", rows: await provincesOf(tx, chosen, figure) } };
  }
  const { rows } = await originsOf(tx, { unit, day, season, code: figure, page: allUnits });
  const one = await chosenOrigin(tx, actor, chosen, address.of, rows);
  if (!one) {
    const parts = rows.map((row) => ({ ...row, coverage: null }));
    return { ...origin, parts: { by: "unit", rows: parts } };
  }
  const page = { size, number: address.page };
  const { rows: records, total } = await recordsOf(tx, { originId: one.unit.id, season, code: figure, page });
  const decisions = await stepsOf(
    tx,
    "festival",
    records.map(({ recordId }) => recordId),
  );
  return {
    ...origin,
    records: {
      of: one.unit,
      rows: records.map((record) => ({
        ...record,
        decisions: decisions.filter(({ recordId }) => recordId === record.recordId),
      })),
      total,
      page: page.number,
      size,
      final: one.final,
      provisional: one.provisional,
    },
  };
}

/** The one unit whose records are asked for; a commune that is made of itself alone needs not be asked. */
async function chosenOrigin(
  tx: Tx,
  actor: Actor,
  { unit, season }: Chosen,
  of: string | undefined,
  rows: OriginRow[],
): Promise<OriginRow | null> {
  if (of === undefined) {
    const [only] = rows;
    return rows.length === 1 && only && unit.level === "commune" ? only : null;
  }
  const asked = await askedUnit(tx, actor, of, season.endsOn);
  const found = rows.find((row) => row.unit.id === asked.id);
  if (!found) throw new NotThere();
  return found;
}

/** The provinces of the nation on the map asked: each leads to its own units. */
async function provincesOf(tx: Tx, { unit, day, season }: Chosen, code: FigureCode) {
  const { rows } = await breakdownBy(tx, { unit, day, season, by: "province", code });
  const ratio = isRatio(entryOf(code).of);
  return rows.map((row) => ({
    unit: row.unit,
    // A share is no sum: what it divides is.
    final: ratio ? row.coverage.held : row.value,
    provisional: row.provisional,
    records: null,
    coverage: row.coverage,
  }));
}
