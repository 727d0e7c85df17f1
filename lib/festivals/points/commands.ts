import "server-only";
import { type Actor, may } from "@/lib/core/actor";
import { type Day, dayOf, formatDay, fromDate, toDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { type LockedRow, recordDecision } from "@/lib/core/decide";
import { originalOf } from "@/lib/core/merge";
import { reconcile } from "@/lib/core/reconcile";
import { type Issue, NotThere, refuseIf } from "@/lib/core/refusal";
import { keepClosed } from "@/lib/core/review";
import { keepReview } from "@/lib/core/reviewing";
import { fold } from "@/lib/core/text";
import { kindWords, workflowIssue } from "@/lib/core/words";
import { editObstacles, isCreator, type WorkflowRow } from "@/lib/core/workflow";
import { assertSeasonTakesRecords, lockInSeason } from "@/lib/festivals/seasons/guard-commands";
import { commandIssue } from "@/lib/festivals/words";
import { type Content, type ContentKey, contentKeys, type FormStep, formSteps } from "./content";
import { getContent } from "./content-queries";
import { contentMark, readersOf } from "./display";
import { removePointFiles } from "./evidence-commands";
import { type CheckContext, impossible } from "./impossible";
import { listPlaces, seasonRef, type UnitChoice } from "./queries";
import type { CorrectInput, EditInput, MoveInput, PlanInput } from "./schema";

const today = (): Day => dayOf(new Date());

/** Writes down a point that is to be held; for one's own commune, or by a province for one of its communes. */
export async function planFestival(tx: Tx, actor: Actor, input: PlanInput): Promise<{ id: string }> {
  if (!may(actor, "festival.enter")) refuseIf([workflowIssue("not_permitted")]);
  const found = await tx.season.findUnique({ where: { year: input.season } });
  if (!found) throw new NotThere();
  const season = seasonRef(found);
  if (season.state === "draft") throw new NotThere();
  const unit = choosePlace(input.unit, await listPlaces(tx, actor, input.heldOn), input.heldOn);
  await assertSeasonTakesRecords(tx, "festival", season.id, unit.id);
  const content = pick(formSteps.general.keys, input);
  refuseIf(impossible(content, { ...season, today: today() }));

  const { heldOn, ...rest } = content;
  const { id } = await tx.festival.create({
    data: {
      ...rest,
      heldOn: toDate(heldOn),
      unitId: unit.id,
      seasonId: season.id,
      holderUnitId: unit.id,
      enteredById: actor.userId,
      enteredByName: actor.fullName,
    },
    select: { id: true },
  });
  await recordDecision(tx, actor, {
    kind: "festival",
    id,
    unitId: unit.id,
    step: "create",
    from: null,
    to: "draft",
    note: "",
  });
  return { id };
}

/** The commune that was meant by a code, a name in any spelling, or nothing where there is only one. */
export function choosePlace(typed: string, places: UnitChoice[], day: Day): UnitChoice {
  const code = /\b\d{5}\b/.exec(typed)?.[0];
  const name = fold(typed);
  const meant = places.filter((place) => {
    if (code) return place.code === code;
    return (
      name === "" || name === fold(place.name) || name === fold(`${kindWords[place.kind]} ${place.name}`)
    );
  });
  const [only] = meant;
  if (only && meant.length === 1) return only;
  if (meant.length === 0) refuseIf([commandIssue("place_unknown", { day: formatDay(day) })]);
  if (name === "") refuseIf([commandIssue("place_missing", {})]);
  const said = meant
    .slice(0, 5)
    .map((place) => `${place.code}${place.district ? ` (${place.district})` : ""}`);
  return refuse(commandIssue("place_ambiguous", { codes: said.join(", ") }));
}

function refuse(issue: Issue): never {
  refuseIf([issue]);
  throw new Error("unreachable");
}

/** Which record was saved, whether another person's fields were taken in on the way, and what of it is open. */
type Saved = { id: string; merged: boolean; openFields: readonly string[] };

/** Saves some fields of a point. Which ones is said by the step of the form that they stand on. */
export async function editFestival(
  tx: Tx,
  actor: Actor,
  step: FormStep | "sheet",
  input: EditInput,
): Promise<Saved> {
  const row = await lockInSeason(tx, "festival", input.id);
  refuseIf(editObstacles("festival", row, actor));
  // A locked point is corrected through the act that asks for a reason.
  if (row.state === "locked") refuseIf([workflowIssue("locked")]);
  const by = { enteredById: actor.userId, enteredByName: actor.fullName };
  const { merged } = await change(tx, actor, row, step, input, by);
  return { id: row.id, merged, openFields: row.openFields };
}

/** V05 corrects a locked point. Who entered it stays; the reason stands in its timeline. */
export async function correctFestival(tx: Tx, actor: Actor, input: CorrectInput): Promise<Saved> {
  const row = await lockInSeason(tx, "festival", input.id);
  refuseIf(editObstacles("festival", row, actor));
  if (row.state !== "locked") refuseIf([workflowIssue("wrong_state")]);
  const { merged, before } = await change(tx, actor, row, "sheet", input, {});
  const decisionId = await recordDecision(tx, actor, {
    kind: "festival",
    id: row.id,
    unitId: row.unitId,
    step: "correct",
    from: "locked",
    to: "locked",
    note: input.reason,
  });
  const fields = originalOf(readersOf(contentKeys), before);
  await keepReview(tx, { kind: "festival", id: row.id, unitId: row.unitId, decisionId }, { fields });
  return { id: row.id, merged, openFields: row.openFields };
}

type EnteredBy = { enteredById?: string; enteredByName?: string };

/** Changes the content of a row under lock: conflict, impossible values, then the write, if anything is different. */
async function change(
  tx: Tx,
  actor: Actor,
  row: LockedRow,
  step: FormStep | "sheet",
  input: EditInput,
  by: EnteredBy,
): Promise<{ merged: boolean; before: Content }> {
  const keys: readonly ContentKey[] = step === "sheet" ? contentKeys : formSteps[step].keys;
  const stored = await getContent(tx, row.id);
  if (!stored) throw new NotThere();
  const mine = pick(keys, input) as Partial<Content>;
  const saved = { table: "festival", id: row.id, version: row.version };
  const form = await reconcile(tx, actor, saved, readersOf(keys), input, mine, stored);
  const { content: merged, issues } = keepClosed(readersOf(keys), row.openFields, stored, {
    ...stored,
    ...form.content,
  });
  await form.refuseIf(issues);
  await form.refuseIf(impossible(merged, await contextOf(tx, row), keys));
  const changed = keys.filter((key) => contentMark([key], merged) !== contentMark([key], stored));
  if (changed.length > 0) await write(tx, row, changed, merged, by);
  return { merged: form.merged, before: stored };
}

function pick<K extends ContentKey>(keys: readonly K[], from: Partial<Content>): Pick<Content, K> {
  return Object.fromEntries(keys.filter((key) => key in from).map((key) => [key, from[key]])) as Pick<
    Content,
    K
  >;
}

async function contextOf(tx: Tx, row: { seasonId: string; unitId: string }): Promise<CheckContext> {
  const season = await tx.season.findUniqueOrThrow({ where: { id: row.seasonId } });
  const unit = await tx.unit.findUniqueOrThrow({
    where: { id: row.unitId },
    select: { validFrom: true, validTo: true },
  });
  return {
    ...seasonRef(season),
    today: today(),
    unitFrom: fromDate(unit.validFrom),
    unitTo: unit.validTo && fromDate(unit.validTo),
  };
}

const rowKeys = ["guests", "gifts", "pledges", "models", "awards"] as const;

async function write(
  tx: Tx,
  row: WorkflowRow,
  changed: ContentKey[],
  content: Content,
  by: EnteredBy,
): Promise<void> {
  const { guests, gifts, pledges, models, awards, heldOn, ...scalars } = content;
  const own = { festivalId: row.id, unitId: row.unitId };
  const where = { festivalId: row.id };
  const placed = <T>(list: T[]) => list.map((one, position) => ({ ...one, ...own, position }));
  const data = Object.fromEntries(
    Object.entries(scalars).filter(([key]) => changed.includes(key as ContentKey)),
  );
  await tx.festival.update({
    where: { id: row.id },
    data: {
      ...data,
      ...by,
      ...(changed.includes("heldOn") && { heldOn: toDate(heldOn) }),
      version: { increment: 1 },
      updatedAt: new Date(),
    },
    select: { id: true },
  });
  for (const key of rowKeys) {
    if (!changed.includes(key)) continue;
    switch (key) {
      case "guests":
        await tx.festivalGuest.deleteMany({ where });
        await tx.festivalGuest.createMany({ data: placed(guests) });
        break;
      case "gifts":
        await tx.festivalGift.deleteMany({ where });
        await tx.festivalGift.createMany({ data: placed(gifts) });
        break;
      case "pledges":
        await tx.festivalPledge.deleteMany({ where });
        await tx.festivalPledge.createMany({ data: placed(pledges) });
        break;
      case "models":
        await tx.festivalModel.deleteMany({ where });
        await tx.festivalModel.createMany({ data: placed(models) });
        break;
      case "awards":
        await tx.festivalAward.deleteMany({ where });
        await tx.festivalAward.createMany({ data: placed(awards) });
        break;
    }
  }
}

/** Deletes a draft that was never sent, as it was read, by the person who began it. */
export async function deleteFestival(
  tx: Tx,
  actor: Actor,
  input: MoveInput,
): Promise<{ seasonYear: number }> {
  const row = await lockInSeason(tx, "festival", input.id);
  refuseIf(editObstacles("festival", row, actor));
  const never = await tx.festival.findUniqueOrThrow({
    where: { id: row.id },
    select: { sentAt: true, season: { select: { year: true } } },
  });
  if (row.state !== "draft" || never.sentAt !== null) refuseIf([commandIssue("not_deletable", {})]);
  if (!isCreator(row, actor)) refuseIf([commandIssue("not_creator", {})]);
  if (input.version !== row.version) refuseIf([commandIssue("changed", {})]);
  const where = { festivalId: row.id };
  await tx.festivalGuest.deleteMany({ where });
  await tx.festivalGift.deleteMany({ where });
  await tx.festivalPledge.deleteMany({ where });
  await tx.festivalModel.deleteMany({ where });
  await tx.festivalAward.deleteMany({ where });
  await removePointFiles(tx, row.id);
  await tx.festival.delete({ where: { id: row.id }, select: { id: true } });
  await recordDecision(tx, actor, {
    kind: "festival",
    id: row.id,
    unitId: row.unitId,
    step: "delete",
    from: "draft",
    to: null,
    note: "",
  });
  return { seasonYear: never.season.year };
}
