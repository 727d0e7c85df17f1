import type { Actor } from "@/lib/core/actor";
import { type Day, formatDay } from "@/lib/core/dates";
import type { Issue } from "@/lib/core/refusal";
import { keepClosed } from "@/lib/core/review";
import { fold } from "@/lib/core/text";
import { editObstacles, type WorkflowRow } from "@/lib/core/workflow";
import { warnings } from "@/lib/festivals/points/checks";
import { type Content, type ContentKey, contentKeys } from "@/lib/festivals/points/content";
import { readersOf } from "@/lib/festivals/points/display";
import { type CheckContext, impossible } from "@/lib/festivals/points/impossible";
import type { SeasonRef } from "@/lib/festivals/points/record";
import type { HostLevel, ImportOutcome } from "@/prisma/generated/enums";
import { at, changedFields, emptyContent, readFields, readKeyFields, remarkOf } from "./fields";
import { gapsOf, isGap, notAsked, ofColumns } from "./gaps";
import type { Place, PlaceFinder } from "./places";
import { type CellRemark, isUnclear, type Question, type ReadRow, type RemarkCause } from "./reading";
import { cellSentences } from "./words";

/** A point that is there already, as far as it takes to find it again. */
export type Known = { id: string; unitId: string; hostLevel: HostLevel; heldOn: Day; name: string };

/** A found point with what is compared and what must be known to change it. */
export type Stored = { content: Content; row: WorkflowRow; openFields: string[] };

/** What may be done in a commune, and what is usual there. */
export type PlaceState = {
  takes: boolean;
  signed: boolean;
  usualTurnout: number | null;
  /** The points at commune level that it has. */
  communePoints: { id: string; name: string }[];
};

/** Everything that rows of one import are judged by. What was seen in the file grows from row to row. */
export type JudgeContext = {
  actor: Actor;
  season: SeasonRef;
  today: Day;
  places: ReadonlyMap<string, Place>;
  finder: PlaceFinder;
  states: ReadonlyMap<string, PlaceState>;
  byId: ReadonlyMap<string, Known>;
  byKey: ReadonlyMap<string, Known[]>;
  byName: ReadonlyMap<string, Known[]>;
  seen: { keys: Map<string, number>; targets: Map<string, number>; communePoints: Map<string, number> };
};

export type Change = { label: string; before: string; after: string };

/** What is told about a row. */
export type Remarks = {
  issues: CellRemark[];
  warnings: CellRemark[];
  /** What is left out and can be told later: nothing about it is suspicious. */
  gaps: CellRemark[];
  questions: Question[];
  changes: Change[];
};

export type Judged = {
  outcome: ImportOutcome;
  title: string;
  placeId: string | null;
  targetId: string | null;
  targetVersion: number | null;
  content: Content | null;
  changed: ContentKey[];
  remarks: Remarks;
};

/** The key by which a row is recognised as a point: commune, level, day and name in any spelling. */
export function pointKey(unitId: string, point: { hostLevel: string; heldOn: Day; name: string }): string {
  return `${unitId} ${point.hostLevel} ${point.heldOn} ${fold(point.name)}`;
}

/** The key without its day and level, to find the same point on another day. */
export function nameKey(unitId: string, name: string): string {
  return `${unitId} ${fold(name)}`;
}

/** The point that a row is about: by its id, or by its key; also whether it could be told at all. */
export function identify(read: ReadRow, context: JudgeContext) {
  const issues: CellRemark[] = [];
  // Without its id a row is another point, or a new one: which, is not said before the id can be read.
  if (isUnclear(read, "id")) return { known: null, placeId: null, issues };
  const fields = readKeyFields(read);
  if (read.id !== "") {
    const known = context.byId.get(read.id.toLowerCase());
    if (!known) issues.push(at(read, "id", cellSentences.id_unknown()));
    const day = fields.heldOn ?? known?.heldOn;
    const named = known && read.unit !== "" && day ? context.finder.find(read.unit, day) : null;
    if (named && known && !("place" in named && named.place.id === known.unitId))
      issues.push(at(read, "unit", cellSentences.unit_other()));
    return { known: known ?? null, placeId: known?.unitId ?? null, issues };
  }
  const placeId = placeOf(read, fields.heldOn, context, issues);
  const { name, hostLevel, heldOn } = fields;
  if (!placeId || !name || !hostLevel || !heldOn) return { known: null, placeId, issues };
  const found = context.byKey.get(pointKey(placeId, { name, hostLevel, heldOn })) ?? [];
  if (found.length > 1) issues.push(at(read, "name", cellSentences.double_stored(found.length)));
  return { known: found.length === 1 ? (found[0] ?? null) : null, placeId, issues };
}

function placeOf(
  read: ReadRow,
  heldOn: Day | undefined,
  context: JudgeContext,
  issues: CellRemark[],
): string | null {
  const refuse = (message: string) => {
    issues.push(at(read, "unit", message));
    return null;
  };
  if (isUnclear(read, "unit")) return null;
  if (read.unit === "") return refuse(cellSentences.unit_missing());
  // Without a day nobody knows which communes there were: the missing day is told, the commune is asked for later.
  if (!heldOn) return null;
  const found = context.finder.find(read.unit, heldOn);
  if ("place" in found) return found.place.id;
  if ("none" in found) return refuse(cellSentences.unit_unknown(read.unit, formatDay(heldOn)));
  const codes = found.several
    .slice(0, 5)
    .map(({ code, district }) => (district ? `${code} (${district})` : code));
  return refuse(cellSentences.unit_ambiguous(codes.join(", ")));
}

/** Judges a row by the rules of the form: what it would do, what is wrong, what deserves a second look. */
export function judgeRow(
  read: ReadRow,
  context: JudgeContext,
  found: ReturnType<typeof identify>,
  stored: Stored | null,
): Judged {
  const { next, issues: fieldIssues } = readFields(read, stored?.content ?? null);
  const issues = [...read.issues, ...found.issues, ...fieldIssues];
  const placeId = found.placeId;
  const title = next.name ?? stored?.content.name ?? String(read.values.name ?? "");
  issues.push(...doubles(read, context, found, next));
  const changes = stored ? changedFields(stored.content, next) : [];
  const asked = read.questions.some(({ answer }) => answer === null);
  const nothing = stored !== null && changes.length === 0 && issues.length === 0 && !asked;
  const complete = Object.keys(next).length > 0 && issues.length === 0 && placeId !== null;
  const content: Content | null = complete
    ? { ...(stored?.content ?? emptyContent), ...(next as Content) }
    : null;

  const warned: CellRemark[] = [...read.warnings];
  const gaps: CellRemark[] = [];
  if (content && placeId && !nothing) {
    const checked = {
      ...checkContext(context, placeId, found.known?.id ?? null),
      ...unitLife(context, placeId),
    };
    issues.push(...refusals(read, context, placeId, stored, content, checked));
    const told = warnings(content, checked);
    warned.push(...suspicions(read, context, placeId, stored, content, told));
    gaps.push(...gapsOf(read, content, told));
  }
  const outcome: ImportOutcome =
    issues.length > 0 ? "wrong" : asked ? "asked" : nothing ? "same" : stored ? "changed" : "added";
  const written = outcome === "added" || outcome === "changed";
  return {
    outcome,
    title,
    placeId,
    targetId: found.known?.id ?? null,
    targetVersion: stored?.row.version ?? null,
    content: written ? content : null,
    changed: changes.map(({ key }) => key),
    remarks: {
      issues,
      ...(outcome === "same" ? { warnings: [], gaps: [] } : { warnings: warned, gaps }),
      questions: read.questions,
      changes: changes.map(({ label, before, after }) => ({ label, before, after })),
    },
  };
}

/** Two rows of one file for one point: the later one is wrong. */
function doubles(
  read: ReadRow,
  context: JudgeContext,
  found: ReturnType<typeof identify>,
  next: Partial<Content>,
): CellRemark[] {
  const { keys, targets } = context.seen;
  const issues: CellRemark[] = [];
  if (found.known) {
    const other = targets.get(found.known.id);
    if (other === undefined) targets.set(found.known.id, read.at);
    else if (read.id !== "") return [double(read, "double_id", other)];
    else return [double(read, "double_in_file", other)];
  }
  const { name, hostLevel, heldOn } = next;
  if (!found.placeId || !name || !hostLevel || !heldOn) return issues;
  const key = pointKey(found.placeId, { name, hostLevel, heldOn });
  const other = keys.get(key);
  if (other === undefined) keys.set(key, read.at);
  else issues.push(double(read, "double_in_file", other));
  return issues;
}

function double(read: ReadRow, code: "double_id" | "double_in_file", row: number): CellRemark {
  const cause: RemarkCause = { code, row };
  return at(read, code === "double_id" ? "id" : "name", cellSentences[code](`dòng ${row}`), cause);
}

function checkContext(context: JudgeContext, placeId: string, ownId: string | null): CheckContext {
  const state = context.states.get(placeId);
  return {
    ...context.season,
    today: context.today,
    otherCommunePoint: state?.communePoints.find(({ id }) => id !== ownId)?.name ?? null,
    usualTurnout: state?.usualTurnout ?? null,
  };
}

function unitLife(context: JudgeContext, placeId: string) {
  const place = context.places.get(placeId);
  return { unitFrom: place?.from, unitTo: place?.to };
}

/** What the form would refuse. */
function refusals(
  read: ReadRow,
  context: JudgeContext,
  placeId: string,
  stored: Stored | null,
  content: Content,
  checked: CheckContext,
): CellRemark[] {
  const issues: CellRemark[] = [];
  const state = context.states.get(placeId);
  if (stored) {
    const { row, openFields } = stored;
    const why = editObstacles("festival", row, context.actor);
    // The form would take a point that waits for its chief too; a file does not change what somebody is about to sign.
    if (!["draft", "returned"].includes(row.state) || why.length > 0) {
      const said = why[0]?.message ?? "điểm đang chờ Trưởng Công an cấp xã xác nhận.";
      return [at(read, "name", cellSentences.not_editable(said))];
    }
    for (const issue of keepClosed(readersOf(contentKeys), openFields, stored.content, content).issues)
      issues.push(at(read, issue.path as ContentKey, issue.message));
  } else {
    if (!state?.takes) issues.push(at(read, "unit", cellSentences.season_closed()));
    if (state?.signed) issues.push(at(read, "unit", cellSentences.report_signed()));
  }
  for (const issue of impossible(content, checked)) issues.push(remarkOf(read, content, issue));
  return issues;
}

/** What deserves a second look: the same as the page that checks a point before it is sent, and what only a file has. */
function suspicions(
  read: ReadRow,
  context: JudgeContext,
  placeId: string,
  stored: Stored | null,
  content: Content,
  warned: readonly Issue[],
): CellRemark[] {
  const told = ofColumns(read, warned)
    .filter((issue) => !isGap(issue))
    .map((issue) => remarkOf(read, content, issue));
  const { startsOn, endsOn } = context.season;
  const [year, month, day] = content.heldOn.split("-");
  const swapped = `${year}-${day}-${month}`;
  if ((content.heldOn < startsOn || content.heldOn > endsOn) && swapped >= startsOn && swapped <= endsOn)
    told.push(at(read, "heldOn", cellSentences.swapped(formatDay(content.heldOn), formatDay(swapped))));
  if (!stored) {
    const others = (context.byName.get(nameKey(placeId, content.name)) ?? []).map(({ heldOn }) =>
      formatDay(heldOn),
    );
    if (others.length > 0)
      told.push(at(read, "name", cellSentences.same_name(others.slice(0, 3).join(", "))));
  }
  if (content.hostLevel === "commune" && content.status !== "cancelled") {
    const other = context.seen.communePoints.get(placeId);
    if (other === undefined) context.seen.communePoints.set(placeId, read.at);
    else told.push(at(read, "hostLevel", cellSentences.second_commune_point(other)));
  }
  return notAsked(read, told);
}
