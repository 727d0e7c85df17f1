import { type Day, dayOf, fromDate, toDate } from "@/lib/core/dates";
import type { ChangeAct } from "./dashboard-schema";
import type { NamedUnit } from "./overview";

/** How many points were sent, accepted, returned and corrected. */
export type ActCounts = Record<ChangeAct, number>;

/** What changed since a day: in all, and by unit below, the most first. */
export type RecentChanges = {
  since: Day;
  total: ActCounts;
  units: ChangedUnit[];
};

/** Of a unit that was not there, or was called otherwise, on the map that was asked: told on the map of today. */
export type ChangedUnit = { unit: NamedUnit; later: boolean; counts: ActCounts };

/** One act on one point, for the list behind the numbers. */
export type ChangeLine = {
  id: string;
  act: ChangeAct;
  at: Date;
  recordId: string;
  name: string;
  unit: NamedUnit;
  actorName: string;
  actorUnitName: string;
  note: string;
};

export const changeActWords: Record<ChangeAct, string> = {
  sent: "Gửi lên",
  accepted: "Tiếp nhận",
  returned: "Trả lại",
  corrected: "Đính chính",
};

export const noActs: ActCounts = { sent: 0, accepted: 0, returned: 0, corrected: 0 };

/** Since the morning of yesterday: what a leader has not seen who looked yesterday. */
export function yesterday(now: Date): Day {
  return daysAgo(1, now);
}

/** A day so many days before today. */
export function daysAgo(days: number, now: Date): Day {
  return fromDate(new Date(toDate(dayOf(now)).getTime() - days * 86_400_000));
}

/** How far back a list of changes may be asked for. */
export const spans = [
  { days: 1, label: "Từ hôm qua" },
  { days: 7, label: "7 ngày" },
  { days: 30, label: "30 ngày" },
] as const;

/** What a list on an older map says of points that it has no place for. */
export const laterFact = "đơn vị lập sau mùa đó theo địa giới hiện nay";

/** Who was busy, in a list on an older map. */
export function changedName(name: string, later: boolean): string {
  return later ? `${name} (địa giới hiện nay)` : name;
}

/** All acts together. */
export function actsIn(counts: ActCounts): number {
  return counts.sent + counts.accepted + counts.returned + counts.corrected;
}
