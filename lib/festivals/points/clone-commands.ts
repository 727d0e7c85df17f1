import "server-only";
import type { Actor } from "@/lib/core/actor";
import { type Day, toDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { recordDecision } from "@/lib/core/decide";
import { NotThere, Refusal, refuseIf } from "@/lib/core/refusal";
import { workflowIssue } from "@/lib/core/words";
import { assertSeasonTakesRecords } from "@/lib/festivals/seasons/guard-commands";
import { commandIssue } from "@/lib/festivals/words";
import { carried, sameDay } from "./clone";
import { getContent } from "./content-queries";
import { listPlaces, seasonRef } from "./queries";
import type { CloneInput } from "./schema";

export type Cloned = { year: number; made: string[]; existing: string[] };

/**
 * Begins points of an open season from points of an earlier one: of the same commune, or of one that it absorbed
 * whole. What was begun before is not begun twice.
 */
export async function cloneFestivals(tx: Tx, actor: Actor, input: CloneInput): Promise<Cloned> {
  const found = await tx.season.findUnique({ where: { year: input.season } });
  if (!found) throw new NotThere();
  const season = seasonRef(found);
  const ids = [...new Set(input.ids)].sort();
  if (ids.length === 0) refuseIf([commandIssue("nothing_chosen", {})]);

  const successor = successors(tx, actor);
  const cloned: Cloned = { year: season.year, made: [], existing: [] };
  for (const id of ids) {
    const origin = await getContent(tx, id);
    if (!origin) throw new NotThere();
    const heldOn = sameDay(origin.heldOn, season);
    const unitId = await successor(id, heldOn);
    await assertSeasonTakesRecords(tx, "festival", season.id, unitId);
    const content = carried(origin, heldOn);
    const [row] = await tx.festival.createManyAndReturn({
      data: [
        {
          ...content,
          heldOn: toDate(heldOn),
          unitId,
          seasonId: season.id,
          holderUnitId: unitId,
          clonedFromId: id,
          enteredById: actor.userId,
          enteredByName: actor.fullName,
        },
      ],
      // Begun by somebody else this minute: theirs is the one.
      skipDuplicates: true,
      select: { id: true },
    });
    if (!row) {
      const earlier = await tx.festival.findFirst({
        where: { clonedFromId: id, seasonId: season.id },
        select: { id: true },
      });
      if (earlier) cloned.existing.push(earlier.id);
      continue;
    }
    cloned.made.push(row.id);
    await recordDecision(tx, actor, {
      kind: "festival",
      id: row.id,
      unitId,
      step: "create",
      from: null,
      to: "draft",
      note: `Lập lại từ điểm năm ${origin.heldOn.slice(0, 4)}: ${origin.name}.`,
    });
  }
  return cloned;
}

/** Finds the commune that goes on with the one of an earlier point, among those that the actor plans for. */
function successors(tx: Tx, actor: Actor) {
  const places = new Map<Day, string[]>();
  return async (originId: string, heldOn: Day): Promise<string> => {
    const known = places.get(heldOn) ?? (await listPlaces(tx, actor, heldOn)).map(({ id }) => id);
    places.set(heldOn, known);
    const [unit] = await tx.$queryRaw<{ id: string }[]>`
      select r.holder_id as id from unit_reach r join festival f on f.unit_id = r.unit_id
       where f.id = ${originId}::uuid and r.whole and r.holder_id = any(${known}::uuid[])`;
    if (!unit) throw new Refusal([workflowIssue("not_yours")]);
    return unit.id;
  };
}
