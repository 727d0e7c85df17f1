import type { FormState } from "./refusal";

type Nested = { [key: string]: Nested | string | string[] };

/** Names of fields that carry the form's own machinery, not what a person typed. */
const machinery = new Set(["requestId", "intent", "actingUnit", "keeping"]);

/** More than any form of ours has; what is beyond is not read. */
const maxNames = 2_000;
const maxRows = 100;

/** What was typed, word for word, so that the form can be shown again without a loss. */
export function echo(data: FormData): FormState["values"] {
  const values: FormState["values"] = {};
  for (const name of [...new Set(data.keys())].slice(0, maxNames)) {
    if (machinery.has(name) || name.startsWith("$ACTION") || name.length > 100) continue;
    const all = data
      .getAll(name)
      .filter((value): value is string => typeof value === "string")
      // No text of ours has it, and PostgreSQL refuses it.
      .map((value) => value.replaceAll("\0", ""));
    const first = all[0] ?? "";
    values[name] = all.length > 1 || name.endsWith("[]") ? all : first;
  }
  return values;
}

/** Turns flat names into the shape that a schema reads: "guests.0.name" becomes guests[0].name and "items[]" a list. */
export function unflatten(values: FormState["values"]): Nested {
  const root: Nested = {};
  for (const [name, value] of Object.entries(values)) {
    const path = name.replace(/\[\]$/, "").split(".");
    let place = root;
    for (const key of path.slice(0, -1)) {
      if (key === "__proto__" || key === "constructor") return {};
      const next = place[key];
      place = place[key] = typeof next === "object" && !Array.isArray(next) ? next : {};
    }
    const last = path.at(-1);
    if (last && last !== "__proto__")
      place[last] = name.endsWith("[]") && !Array.isArray(value) ? [value] : value;
  }
  return listRows(root) as Nested;
}

function listRows(node: Nested | string | string[]): unknown {
  if (typeof node === "string" || Array.isArray(node)) return node;
  // "guests.rows" only says how many rows the page shows.
  const keys = Object.keys(node).filter((key) => key !== "rows");
  if (keys.length === 0 && "rows" in node) return [];
  if (keys.length > 0 && keys.every((key) => /^\d+$/.test(key))) {
    return keys.sort((a, b) => Number(a) - Number(b)).map((key) => listRows(node[key] ?? ""));
  }
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, listRows(value)]));
}

/** Adds or removes one row of a repeated group in what was typed: "add:guests", "remove:guests:2". */
export function changeRows(values: FormState["values"], intent: string): FormState["values"] | null {
  const add = /^add:(\w+)$/.exec(intent);
  if (add?.[1]) {
    const rows = rowNumbers(values, add[1]);
    return { ...values, [`${add[1]}.rows`]: String(Math.min((rows.at(-1) ?? -1) + 2, maxRows)) };
  }
  const remove = /^remove:(\w+):(\d+)$/.exec(intent);
  if (!remove?.[1]) return null;
  const [group, gone] = [remove[1], Number(remove[2])];
  const next: FormState["values"] = {};
  for (const [name, value] of Object.entries(values)) {
    const match = new RegExp(`^${group}\\.(\\d+)\\.(.+)$`).exec(name);
    const row = Number(match?.[1]);
    if (!match) next[name] = value;
    else if (row !== gone) next[`${group}.${row > gone ? row - 1 : row}.${match[2]}`] = value;
  }
  next[`${group}.rows`] = String(Math.max(rowNumbers(values, group).length - 1, 0));
  return next;
}

function rowNumbers(values: FormState["values"], group: string): number[] {
  const found = Object.keys(values).flatMap(
    (name) => new RegExp(`^${group}\\.(\\d+)\\.`).exec(name)?.[1] ?? [],
  );
  return [...new Set(found.map(Number))].sort((a, b) => a - b);
}
