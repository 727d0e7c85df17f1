import "server-only";
import { readCalendar } from "@/lib/calendar/queries";
import { type Actor, eyesOf } from "@/lib/core/actor";
import { type Day, dayOf, fromDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { NotThere, refuseIf } from "@/lib/core/refusal";
import { policeOf, signingName } from "@/lib/core/words";
import { nextWorkingDay } from "@/lib/core/working-days";
import { extendedDue } from "@/lib/festivals/deadlines/due";
import { extendedUntil } from "@/lib/festivals/deadlines/due-queries";
import { refuseUnlessMay } from "@/lib/festivals/seasons/guard-commands";
import { chosenSeason } from "@/lib/festivals/seasons/queries";
import type { SeasonRow } from "@/lib/festivals/seasons/view";
import { Prisma } from "@/prisma/generated/client";
import type { ExtensionState, ExtensionWhat, ReachVia, UnitLevel } from "@/prisma/generated/enums";
import { grantable, grantReach, setDue, viaOf } from "./queries";
import type {
  AskExtensionInput,
  DecideExtensionInput,
  DecideExtensionsInput,
  GrantExtensionsInput,
  WithdrawExtensionInput,
} from "./schema";
import { extensibleAt, extensionIssue } from "./words";

/** A unit asks for a later day of its own. */
export async function askExtension(tx: Tx, actor: Actor, input: AskExtensionInput): Promise<{ id: string }> {
  refuseUnlessMay(actor, "extension.ask");
  const season = await seasonOf(tx, actor, input.seasonId);
  const { id: unitId, level } = actor.unit;
  if (!extensibleAt(level).includes(input.what)) refuseIf([extensionIssue("other_level", "what")]);
  const granted = await extendedUntil(tx, unitId, season.id, input.what);
  const due = extendedDue(setDue(season.due, input.what, level), granted);
  const until = await lastDay(tx, input.until);
  if (until <= due.on) refuseIf([extensionIssue("not_later", "until")]);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    insert into extension (unit_id, season_id, what, state, asked_until, reason, asked_by_id, asked_by_name)
    values (${unitId}::uuid, ${season.id}::uuid, ${input.what}::extension_what, 'asked', ${until}::date,
            ${input.reason}, ${actor.userId}::uuid, ${signingName(actor)})
    on conflict (unit_id, season_id, what) where state = 'asked' do nothing returning id`;
  const [row] = rows;
  if (!row) refuseIf([extensionIssue("already_asked", "what")]);
  return { id: row?.id ?? "" };
}

/** The unit takes its question back. */
export async function withdrawExtension(
  tx: Tx,
  actor: Actor,
  input: WithdrawExtensionInput,
): Promise<{ id: string }> {
  refuseUnlessMay(actor, "extension.ask");
  const row = await lockExtension(tx, actor, input.id);
  if (row.via === "below") throw new NotThere();
  if (row.state !== "asked") refuseIf([extensionIssue("decided")]);
  await tx.$executeRaw`update extension set state = 'withdrawn' where id = ${input.id}::uuid`;
  return { id: input.id };
}

/** The unit above says yes, perhaps to another day, or no with the reason. In force with the commit. */
export async function decideExtension(
  tx: Tx,
  actor: Actor,
  input: DecideExtensionInput,
): Promise<{ id: string }> {
  refuseUnlessMay(actor, "extension.decide");
  const row = await lockExtension(tx, actor, input.id);
  refuseIf(obstaclesTo(row, actor));
  if (input.intent === "refuse" && input.note === "") refuseIf([extensionIssue("why_refused", "note")]);
  const until = input.intent === "grant" ? await lastDay(tx, input.until ?? row.askedUntil) : null;
  // A day that is not later than the one in force would say yes and change nothing.
  if (until !== null && until <= (await dayInForce(tx, actor, row))) {
    refuseIf([extensionIssue("not_later", "until")]);
  }
  await tx.$executeRaw`
    update extension
       set state = ${input.intent === "grant" ? "granted" : "refused"}::extension_state, granted_until = ${until}::date,
           decided_by_id = ${actor.userId}::uuid, decided_by_name = ${signingName(actor)},
           decided_by_unit = ${policeOf(actor.unit)}, decided_at = now(), note = ${input.note}
     where id = ${input.id}::uuid`;
  return { id: input.id };
}

/** The same answer to every ticked question that still waits; a second sending changes nothing. */
export async function decideExtensions(
  tx: Tx,
  actor: Actor,
  input: DecideExtensionsInput,
): Promise<{ decided: number; left: number }> {
  refuseUnlessMay(actor, "extension.decide");
  const ids = [...new Set(input.ids)].sort();
  let decided = 0;
  // In one order for everybody, so that two people who tick the same rows do not wait for each other in a ring.
  for (const id of ids) {
    const row = await lockExtension(tx, actor, id);
    if (obstaclesTo(row, actor).length > 0) continue;
    await decideExtension(tx, actor, { ...input, id });
    decided += 1;
  }
  return { decided, left: ids.length - decided };
}

/** More time for many units that did not ask, for one reason. */
export async function grantExtensions(
  tx: Tx,
  actor: Actor,
  input: GrantExtensionsInput,
): Promise<{ granted: number; year: number }> {
  refuseUnlessMay(actor, "extension.decide");
  const season = await seasonOf(tx, actor, input.seasonId);
  const until = await lastDay(tx, input.until);
  const units = await grantedUnits(tx, actor, season, input);
  const reached = await tx.$queryRaw<{ id: string; level: UnitLevel }[]>`
    select u.id, u.level from unit u
     where u.level <> 'nation' and u.id = any(${units}::uuid[]) and ${viaOf(actor, Prisma.sql`u.id`)} = 'below'`;
  if (reached.length !== units.length) throw new NotThere();
  for (const { level } of reached) {
    if (!extensibleAt(level).includes(input.what)) refuseIf([extensionIssue("other_level", "what")]);
    if (until <= setDue(season.due, input.what, level).on) refuseIf([extensionIssue("not_later", "until")]);
  }
  // Who had asked has the answer with it; what they asked for stands in the row.
  const answered = await tx.$queryRaw<{ unitId: string }[]>`
    update extension
       set state = 'granted', granted_until = ${until}::date, decided_by_id = ${actor.userId}::uuid,
           decided_by_name = ${signingName(actor)}, decided_by_unit = ${policeOf(actor.unit)}, decided_at = now(),
           note = ${input.reason}
     where season_id = ${season.id}::uuid and what = ${input.what}::extension_what and state = 'asked'
       and unit_id = any(${units}::uuid[])
    returning unit_id as "unitId"`;
  const others = units.filter((id) => !answered.some(({ unitId }) => unitId === id));
  const granted = await tx.$executeRaw`
    insert into extension (unit_id, season_id, what, state, reason, granted_until, decided_by_id, decided_by_name,
                           decided_by_unit, decided_at)
    select id, ${season.id}::uuid, ${input.what}::extension_what, 'granted', ${input.reason}, ${until}::date,
           ${actor.userId}::uuid, ${signingName(actor)}, ${policeOf(actor.unit)}, now()
      from unnest(${others}::uuid[]) id order by id`;
  return { granted: granted + answered.length, year: season.year };
}

/** The ticked units, or those that have not sent as it stands now: who has sent since the page was opened needs nothing. */
async function grantedUnits(
  tx: Tx,
  actor: Actor,
  season: SeasonRow,
  { whom, units, unit, what }: GrantExtensionsInput,
): Promise<string[]> {
  if (whom === "chosen") {
    if (units.length === 0) refuseIf([extensionIssue("nobody", "units")]);
    return [...new Set(units)];
  }
  const reach = await grantReach(tx, actor, season, unit);
  if (!reach) throw new NotThere();
  const unsent = (await grantable(tx, season, what, reach)).filter(({ done }) => !done);
  if (unsent.length === 0) refuseIf([extensionIssue("all_sent", "whom")]);
  return unsent.map(({ id }) => id);
}

async function dayInForce(tx: Tx, actor: Actor, row: Locked): Promise<Day> {
  const season = await seasonOf(tx, actor, row.seasonId);
  const granted = await extendedUntil(tx, row.unitId, row.seasonId, row.what);
  return extendedDue(setDue(season.due, row.what, row.level), granted).on;
}

type Locked = {
  unitId: string;
  level: UnitLevel;
  seasonId: string;
  what: ExtensionWhat;
  state: ExtensionState;
  askedById: string | null;
  askedUntil: Day | null;
  via: ReachVia | null;
};

/** Locks an extension, so that of two who decide the second reads what the first did. Out of scope it is not there. */
async function lockExtension(tx: Tx, actor: Actor, id: string): Promise<Locked> {
  const rows = await tx.$queryRaw<(Omit<Locked, "askedUntil"> & { askedUntil: Date | null })[]>`
    select x.unit_id as "unitId", (select level from unit where id = x.unit_id) as level, x.season_id as "seasonId",
           x.what, x.state, x.asked_by_id as "askedById", x.asked_until as "askedUntil",
           ${viaOf(actor, Prisma.sql`x.unit_id`)} as via
      from extension x where x.id = ${id}::uuid for update of x`;
  const [row] = rows;
  if (!row) throw new NotThere();
  return { ...row, askedUntil: row.askedUntil && fromDate(row.askedUntil) };
}

function obstaclesTo(row: Locked, actor: Actor) {
  if (row.state !== "asked") return [extensionIssue("decided")];
  if (row.via !== "below") return [extensionIssue("own")];
  return row.askedById !== null && eyesOf(actor).includes(row.askedById) ? [extensionIssue("four_eyes")] : [];
}

async function seasonOf(tx: Tx, actor: Actor, id: string): Promise<SeasonRow> {
  const found = await tx.season.findUnique({ where: { id }, select: { year: true } });
  const season = found && (await chosenSeason(tx, actor, found.year));
  if (!season || season.state === "draft") throw new NotThere();
  return season;
}

/** The last day that is granted, moved off days off; one that is past is of no use. */
async function lastDay(tx: Tx, day: Day | null): Promise<Day> {
  if (day === null || day < dayOf(new Date())) refuseIf([extensionIssue("past", "until")]);
  return nextWorkingDay(day ?? "", await readCalendar(tx));
}
