import { type Column, type Names, type Reference, type Row, silent } from "./columns";
import { recordWord, tableWords } from "./words";

/** What an entry of the trail says of a row. */
export type RowChange = {
  tableName: string;
  rowId: string;
  operation: string;
  before: Row | null;
  after: Row | null;
};

/** One field, before and after, as the form says it; "" where it was empty. */
export type Change = { label: string; before: string; after: string };

/** What an entry changed, in the order of the form and in its words; only what differs. */
export function changesOf(entry: RowChange, names: Names): Change[] {
  return columnsOf(entry).flatMap(([name, column]) => {
    const before = entry.before?.[name];
    const after = entry.after?.[name];
    if (JSON.stringify(before ?? null) === JSON.stringify(after ?? null)) return [];
    const change = {
      label: column.label,
      before: entry.before ? column.say(before, names) : "",
      after: entry.after ? column.say(after, names) : "",
    };
    return change.before === change.after ? [] : [change];
  });
}

/** Columns that speak, those of the form first; what nobody has named is told under its own name rather than hidden. */
function columnsOf({ tableName, before, after }: RowChange): [string, Column][] {
  const known = tableWords[tableName]?.columns ?? {};
  const named = Object.entries(known).flatMap(([name, column]): [string, Column][] =>
    column === silent ? [] : [[name, column]],
  );
  const unnamed = Object.keys({ ...before, ...after })
    .filter((name) => !(name in known))
    .map((name): [string, Column] => [name, { label: name, say: (value) => asStored(value) }]);
  return [...named, ...unnamed];
}

function asStored(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The row in words: "Điểm Ngày hội: Thôn Nam Thượng". */
export function rowTitle(entry: RowChange, names: Names): string {
  const row = entry.after ?? entry.before;
  const title = row ? tableWords[entry.tableName]?.title(row, names) : "";
  return [recordWord(entry.tableName), title].filter(Boolean).join(": ");
}

/** Records with a page and a history of their own. */
export const recordTables = {
  festival: "festival",
  festival_plan: "plan",
  festival_report: "report",
  season: "season",
  application: "application",
  criteria_set: "criteria_set",
  subject: "subject",
  scheme: "scheme",
  unit: "unit",
  app_user: "account",
} as const;

export type RecordKind = (typeof recordTables)[keyof typeof recordTables];
export type RecordRef = { kind: RecordKind; id: string };

/** The record whose history an entry belongs to; null for what has none. */
export function recordOf(entry: RowChange): RecordRef | null {
  const part = tableWords[entry.tableName]?.partOf;
  const table = part?.table ?? entry.tableName;
  const row = entry.after ?? entry.before;
  const id = part ? row?.[part.column] : entry.rowId;
  const said = part?.kindColumn ? row?.[part.kindColumn] : undefined;
  const kind = Object.values(recordTables).find((one) => one === said) ?? recordTables[table as "festival"];
  return kind && typeof id === "string" && id !== "" ? { kind, id } : null;
}

/** Everything that entries refer to, so that it can be named in few questions. */
export function referencesOf(entries: readonly RowChange[]): Map<Reference, Set<string>> {
  const found = new Map<Reference, Set<string>>();
  const add = (kind: Reference, id: unknown) => {
    if (typeof id === "string" && id !== "") found.set(kind, (found.get(kind) ?? new Set()).add(id));
  };
  for (const entry of entries) {
    for (const [name, column] of Object.entries(tableWords[entry.tableName]?.columns ?? {})) {
      if (column === silent || !column.refers) continue;
      add(column.refers, entry.before?.[name]);
      add(column.refers, entry.after?.[name]);
    }
  }
  return found;
}
