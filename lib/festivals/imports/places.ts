import type { Day } from "@/lib/core/dates";
import { fold } from "@/lib/core/text";
import { kindWords } from "@/lib/core/words";
import type { UnitKind } from "@/prisma/generated/enums";

/** A commune that somebody may plan points for, with the days of its life. */
export type Place = {
  id: string;
  code: string;
  kind: UnitKind;
  name: string;
  district: string | null;
  from: Day;
  to: Day | null;
};

/** A commune as the drop-down of the template says it. */
export function placeLabel({ code, kind, name }: Pick<Place, "code" | "kind" | "name">): string {
  return `${code} – ${kindWords[kind]} ${name}`;
}

export type FoundPlace = { place: Place } | { none: true } | { several: Place[] };

/** Finds communes by code or by name in any spelling, as they were on a day. */
export class PlaceFinder {
  private readonly byCode = new Map<string, Place[]>();
  private readonly byName = new Map<string, Place[]>();

  constructor(places: readonly Place[]) {
    for (const place of places) {
      add(this.byCode, place.code, place);
      add(this.byName, fold(place.name), place);
      add(this.byName, fold(`${kindWords[place.kind]} ${place.name}`), place);
    }
  }

  find(typed: string, day: Day): FoundPlace {
    const code = /(?<!\d)\d{5}(?!\d)/.exec(typed)?.[0];
    const all = (code ? this.byCode.get(code) : this.byName.get(fold(typed))) ?? [];
    const alive = all.filter(({ from, to }) => from <= day && (to === null || day < to));
    const [only] = alive;
    if (!only) return { none: true };
    return alive.length === 1 ? { place: only } : { several: alive };
  }
}

function add(map: Map<string, Place[]>, key: string, place: Place): void {
  const list = map.get(key);
  if (!list) map.set(key, [place]);
  else if (!list.includes(place)) list.push(place);
}
