import type { Day } from "@/lib/core/dates";
import { type Content, type ContentKey, fieldWords, formSteps } from "./content";
import { readField } from "./display";
import { noDistricts } from "./impossible";
import type { SeasonRef } from "./record";

/** The point of an earlier season from which another was begun. */
export type Origin = { id: string; year: number; content: Content };

/** A point of an earlier season that may be begun again, and the one already begun from it. */
export type Clonable = {
  id: string;
  name: string;
  unitName: string;
  hostLevel: Content["hostLevel"];
  place: string;
  heldOn: Day;
  turnout: number | null;
  cloneId: string | null;
};

/** What is taken over: which point it is and its programme. Results belong to their year. */
export const carriedKeys: readonly ContentKey[] = [...formSteps.general.keys, ...formSteps.programme.keys];

/** What a new point of a day takes over from an earlier one; a level that is no more by then is left out. */
export function carried(origin: Content, heldOn: Day) {
  const { name, hostLevel, place, startsAt, endsAt, areaClass, areaTraits, expectedLeaders } = origin;
  const { ceremony, festivity } = origin;
  const pilotOf = origin.pilotOf === "district" && heldOn >= noDistricts ? "none" : origin.pilotOf;
  const kept = { name, hostLevel, place, startsAt, endsAt, areaClass, areaTraits, expectedLeaders };
  return { ...kept, pilotOf, ceremony, festivity };
}

/** The same day of the new season's year; inside its window where the season says another one. */
export function sameDay(heldOn: Day, season: Pick<SeasonRef, "year" | "startsOn" | "endsOn">): Day {
  const monthAndDay = heldOn.slice(5) === "02-29" ? "02-28" : heldOn.slice(5);
  const day = `${season.year}-${monthAndDay}`;
  if (day < season.startsOn) return season.startsOn;
  return day > season.endsOn ? season.endsOn : day;
}

/** Of no help beside a field: every year's own, and long. */
const notBeside: readonly ContentKey[] = [
  "status",
  "statusReason",
  "goodPractice",
  "shortcomings",
  "proposals",
];

/** Beside each field what the earlier point had there, where it differs; nothing for what nobody has filled in yet. */
export function notesOn(content: Content, origin: Origin): Partial<Record<ContentKey, string>> {
  const notes: Partial<Record<ContentKey, string>> = {};
  for (const key of Object.keys(fieldWords) as ContentKey[]) {
    if (notBeside.includes(key)) continue;
    const [now, before] = [readField(key, content), readField(key, origin.content)];
    if (before === "" || now === before) continue;
    const carried = carriedKeys.includes(key);
    notes[key] = carried ? `Đã đổi; năm ${origin.year}: ${before}` : `Năm ${origin.year}: ${before}`;
  }
  return notes;
}
