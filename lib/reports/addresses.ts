import type { FigureEntry } from "./catalogue";
import type { MapChoice } from "./schema";

/** What a page of figures is about: the part of the address that every link keeps. */
export type Asked = { season: number; unit: string; map: MapChoice };

/** An address with the parameters that have a value, in the order given. */
export function address(path: string, parameters: Record<string, string | number | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== "") query.set(name, String(value));
  }
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** The rows that a figure counts, as a filter of the list of points. */
export function rowsAddress(asked: Asked, entry: Pick<FigureEntry, "filter">, provisional = false): string {
  return address("/festivals", {
    ...asked,
    state: provisional ? "provisional" : "counted",
    status: "held",
    ...entry.filter,
  });
}

/** All figures of a unit. */
export function figuresAddress(asked: Asked): string {
  return address("/reports/figures", asked);
}
