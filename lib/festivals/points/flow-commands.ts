import "server-only";
import type { Actor } from "@/lib/core/actor";
import { dayOf } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { takeStep } from "@/lib/core/decide";
import { originalOf } from "@/lib/core/merge";
import { NotThere, refuseIf } from "@/lib/core/refusal";
import type { ReturnOrder } from "@/lib/core/return-input";
import { openedBy } from "@/lib/core/review";
import { decidingLevel, obstacles, type StepName } from "@/lib/core/workflow";
import { lockInSeason } from "@/lib/festivals/seasons/guard-commands";
import { commandIssue } from "@/lib/festivals/words";
import { chainOf } from "@/lib/units/queries";
import { missing } from "./checks";
import { boundFields, type Content, contentKeys } from "./content";
import { getContent } from "./content-queries";
import { pointReceipt, readersOf } from "./display";
import { impossible } from "./impossible";
import { seasonRef } from "./queries";
import type { MoveInput } from "./schema";

type Moved = { id: string };

/** Takes a step on a point as it was when the page was shown; what changed since must be read first. */
async function move(
  tx: Tx,
  actor: Actor,
  name: StepName,
  input: MoveInput & Partial<ReturnOrder>,
): Promise<Moved> {
  const row = await lockInSeason(tx, "festival", input.id);
  refuseIf(obstacles(name, "festival", row, actor));
  if (input.version !== row.version) refuseIf([commandIssue("changed", {})]);
  const content = await getContent(tx, row.id);
  if (!content) throw new NotThere();
  if (name === "submit" || name === "send") {
    const season = seasonRef(await tx.season.findUniqueOrThrow({ where: { id: row.seasonId } }));
    refuseIf([...missing(content), ...impossible(content, { ...season, today: dayOf(new Date()) })]);
  }
  const chain = await chainOf(tx, row.unitId, content.heldOn);
  const holder = holderAfter(name, row, chain);
  const receipt = name === "send" ? pointReceipt(content) : undefined;
  const review = name === "return" ? returned(content, input) : undefined;
  await takeStep(tx, actor, "festival", row, name, {
    note: input.note,
    holderUnitId: holder,
    receipt,
    review,
  });
  return { id: row.id };
}

/** What the return keeps: the point as it was read, the remarks, and the fields that open. */
function returned(content: Content, { remarks = [], whole = false }: Partial<ReturnOrder>) {
  const fields = originalOf(readersOf(contentKeys), content);
  return { fields, remarks, openFields: openedBy({ remarks, whole }, boundFields) };
}

type Link = { id: string; level: Parameters<typeof decidingLevel>[0] };

/** Where a point lies after a step: with the next unit of its chain, or again with its own. */
function holderAfter(
  name: StepName,
  row: { unitId: string; unitLevel: Link["level"]; holderUnitId: string | null },
  chain: Link[],
): string | null | undefined {
  switch (name) {
    case "send":
      return must(chain[1]).id;
    case "forward":
      return must(chain[chain.findIndex((unit) => unit.id === row.holderUnitId) + 1]).id;
    case "accept":
      return must(chain.find((unit) => unit.level === decidingLevel(row.unitLevel))).id;
    case "submit":
    case "handBack":
    case "recall":
    case "return":
      return row.unitId;
    case "lock":
    case "unlock":
      return undefined;
  }
}

function must(unit: Link | undefined): Link {
  if (!unit) throw new Error("the chain of units ends too early");
  return unit;
}

/** The officer of a commune gives a finished result to the chief. */
export const submitFestival = (tx: Tx, actor: Actor, input: MoveInput) => move(tx, actor, "submit", input);

/** Back from the chief's desk, to be worked on. */
export const handBackFestival = (tx: Tx, actor: Actor, input: MoveInput) =>
  move(tx, actor, "handBack", input);

/** The chief confirms and sends up; a province that entered for a commune sends it itself. */
export const sendFestival = (tx: Tx, actor: Actor, input: MoveInput) => move(tx, actor, "send", input);

/** Takes back what the unit above has not passed on yet. */
export const recallFestival = (tx: Tx, actor: Actor, input: MoveInput) => move(tx, actor, "recall", input);

/** The district agrees and passes on to the province. */
export const forwardFestival = (tx: Tx, actor: Actor, input: MoveInput) => move(tx, actor, "forward", input);

/** The province accepts: from now on the point counts. */
export const acceptFestival = (tx: Tx, actor: Actor, input: MoveInput) => move(tx, actor, "accept", input);

/** Back to the unit, with the reason that it reads and the fields that open; without a field, all of them. */
export const returnFestival = (tx: Tx, actor: Actor, input: ReturnOrder) => move(tx, actor, "return", input);
