import "server-only";
import { readCalendar } from "@/lib/calendar/queries";
import type { Actor } from "@/lib/core/actor";
import { type Day, fromDate, toDate } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { listReceipts } from "@/lib/core/receipt";
import { getReview } from "@/lib/core/reviewing";
import type { WorkCalendar } from "@/lib/core/working-days";
import { lateBy } from "@/lib/core/working-days";
import { type Due, extendedDue, seasonDue } from "@/lib/festivals/deadlines/due";
import { extendedUntil } from "@/lib/festivals/deadlines/due-queries";
import { seasonDays } from "@/lib/festivals/seasons/queries";
import { chainOf } from "@/lib/units/queries";
import type { RecordState, SeasonState, UnitKind, UnitLevel } from "@/prisma/generated/enums";
import type { Origin } from "./clone";
import { getEarlierFigures, getNeighbourFigures } from "./comparison-queries";
import { getContent } from "./content-queries";
import { type DecisionLine, dueLevel, type FestivalRecord, type SeasonRef } from "./record";

/** What a point was begun from; null for one that began empty, or whose origin this person does not see. */
async function getOrigin(tx: Tx, clonedFromId: string | null): Promise<Origin | null> {
  if (!clonedFromId) return null;
  const row = await tx.festival.findUnique({
    where: { id: clonedFromId },
    select: { id: true, season: { select: { year: true } } },
  });
  const content = row && (await getContent(tx, row.id));
  return content ? { id: row.id, year: row.season.year, content } : null;
}

/** The fields of a point that a return opened; null when it is not there or not for this person. */
export async function getOpenFields(tx: Tx, id: string): Promise<string[] | null> {
  const row = await tx.festival.findUnique({ where: { id }, select: { openFields: true } });
  return row?.openFields ?? null;
}

const unitSelect = { id: true, code: true, level: true, kind: true, name: true, validTo: true } as const;

/** A point with everything that its page shows; null when it is not there or not for this person. */
export async function getFestival(
  tx: Tx,
  actor: Actor,
  id: string,
  today: Day,
): Promise<FestivalRecord | null> {
  const row = await tx.festival.findUnique({
    where: { id },
    select: {
      id: true,
      state: true,
      holderUnitId: true,
      received: true,
      enteredById: true,
      enteredByName: true,
      editorIds: true,
      createdByUnitId: true,
      sentById: true,
      sentAt: true,
      updatedAt: true,
      version: true,
      clonedFromId: true,
      openFields: true,
      unit: { select: unitSelect },
      season: true,
    },
  });
  const content = row && (await getContent(tx, row.id));
  if (!content) return null;
  const holder = row.holderUnitId
    ? await tx.unit.findUnique({ where: { id: row.holderUnitId }, select: unitSelect })
    : null;
  const season = seasonRef(row.season);
  const calendar = await readCalendar(tx);
  const due = await dueOf(tx, row, holder, calendar);
  return {
    id: row.id,
    unit: row.unit,
    season,
    content,
    row: {
      id: row.id,
      unitId: row.unit.id,
      unitLevel: row.unit.level,
      state: row.state,
      holderUnitId: row.holderUnitId,
      holderLevel: holder?.level ?? null,
      holderClosed: Boolean(holder?.validTo && fromDate(holder.validTo) <= today),
      received: row.received,
      enteredById: row.enteredById,
      editorIds: row.editorIds,
      createdByUnitId: row.createdByUnitId,
      sentById: row.sentById,
      version: row.version,
      seasonState: await seasonStateFor(tx, row.unit.id, season.id),
      reportSigned: await isReportSigned(tx, row.unit.id, season.id),
    },
    holder,
    chain: await chainOf(tx, row.unit.id, content.heldOn),
    decisions: await listDecisions(tx, id),
    enteredByName: row.enteredByName,
    updatedAt: row.updatedAt,
    sentAt: row.sentAt,
    receipts: await listReceipts(tx, id),
    review: await getReview(tx, id, row.openFields),
    writable: await isWritable(tx, actor, row.unit.id),
    otherCommunePoint: await findOtherCommunePoint(tx, id, row.unit.id, season.id),
    origin: await getOrigin(tx, row.clonedFromId),
    earlier: await getEarlierFigures(tx, row.unit.id, season.year, content.name),
    neighbours: await getNeighbourFigures(tx, row.unit.id, season.id, content.hostLevel),
    due,
    lateDays: lateBy(due?.on ?? null, today, calendar),
  };
}

type Dated = {
  state: RecordState;
  unit: { id: string };
  season: Parameters<typeof seasonDays>[0] & { id: string; state: SeasonState };
};

/** By when somebody must act on a point: as the season says while it is open, or as it was granted. */
async function dueOf(
  tx: Tx,
  { state, unit, season }: Dated,
  holder: { id: string; level: UnitLevel } | null,
  calendar: WorkCalendar,
): Promise<Due | null> {
  const level = dueLevel(state, holder?.level ?? null);
  if (level === null) return null;
  const whose = level === "result" ? unit.id : (holder?.id ?? unit.id);
  const until = await extendedUntil(tx, whose, season.id, level === "result" ? "result" : "report");
  // The days of an old season are long gone; its corrections have none but what was granted.
  if (season.state !== "open") return until === null ? null : { setOn: until, on: until, extended: true };
  return extendedDue(seasonDue(seasonDays(season), calendar)[level], until);
}

/** The season as it is for the points of one unit: open too where the unit was granted more time. */
async function seasonStateFor(tx: Tx, unitId: string, seasonId: string): Promise<SeasonState> {
  const rows = await tx.$queryRaw<{ state: SeasonState }[]>`
    select season_state_for(${unitId}::uuid, ${seasonId}::uuid, 'result') as state`;
  return rows[0]?.state ?? "locked";
}

type SeasonRow = {
  id: string;
  year: number;
  theme: string;
  startsOn: Date;
  endsOn: Date;
  state: SeasonRef["state"];
  demo: boolean;
};

export function seasonRef(row: SeasonRow): SeasonRef {
  return {
    id: row.id,
    year: row.year,
    theme: row.theme,
    startsOn: fromDate(row.startsOn),
    endsOn: fromDate(row.endsOn),
    state: row.state,
    demo: row.demo,
  };
}

/** The seasons that a list can be asked for, the latest first. */
export async function listSeasonRefs(tx: Tx): Promise<SeasonRef[]> {
  const rows = await tx.season.findMany({ where: { state: { not: "draft" } }, orderBy: { year: "desc" } });
  return rows.map(seasonRef);
}

async function listDecisions(tx: Tx, id: string): Promise<DecisionLine[]> {
  return tx.decision.findMany({
    where: { recordKind: "festival", recordId: id },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: {
      id: true,
      step: true,
      at: true,
      note: true,
      actorName: true,
      actorRole: true,
      actorUnitName: true,
      delegatorName: true,
      delegationNumber: true,
      toState: true,
    },
  });
}

async function isReportSigned(tx: Tx, unitId: string, seasonId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ signed: boolean }[]>`
    select report_signed(${unitId}::uuid, ${seasonId}::uuid) as signed`;
  return rows[0]?.signed ?? false;
}

async function isWritable(tx: Tx, actor: Actor, unitId: string): Promise<boolean> {
  if (actor.unit.level === "nation") return true;
  const reach = await tx.unitReach.findFirst({
    where: { holderId: actor.unit.id, unitId },
    select: { whole: true },
  });
  return reach?.whole ?? false;
}

/** The name of another point at commune level of the same commune and season. */
export async function findOtherCommunePoint(
  tx: Tx,
  id: string,
  unitId: string,
  seasonId: string,
): Promise<string | null> {
  const other = await tx.festival.findFirst({
    where: { unitId, seasonId, hostLevel: "commune", status: { not: "cancelled" }, id: { not: id } },
    orderBy: { id: "asc" },
    select: { name: true },
  });
  return other?.name ?? null;
}

export type UnitChoice = { id: string; code: string; kind: UnitKind; name: string; district: string | null };

/** The communes that an actor may plan a point for, as they were on a day. */
export async function listPlaces(tx: Tx, actor: Actor, day: Day): Promise<UnitChoice[]> {
  const units = await tx.unit.findMany({
    where: {
      level: "commune",
      validFrom: { lte: toDate(day) },
      OR: [{ validTo: null }, { validTo: { gt: toDate(day) } }],
      ...(actor.unit.level === "commune"
        ? { id: { in: [...actor.actsFor] } }
        : { reachedBy: { some: { holderId: actor.unit.id, whole: true } } }),
    },
    orderBy: [{ code: "asc" }, { id: "asc" }],
    select: { id: true, code: true, kind: true, name: true, parent: { select: { level: true, name: true } } },
  });
  return units.map(({ parent, ...unit }) => ({
    ...unit,
    district: parent?.level === "district" ? parent.name : null,
  }));
}
