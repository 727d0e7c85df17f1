import { formatDay, formatInstant, isDay } from "@/lib/core/dates";
import { formatDong, formatNumber } from "@/lib/core/numbers";

/** What other rows are called that an entry refers to: their id to their name, as far as the reader may see them. */
export type Names = ReadonlyMap<string, string>;

export type Reference =
  | "unit"
  | "person"
  | "season"
  | "festival"
  | "plan"
  | "report"
  | "act"
  | "group"
  | "scheme"
  | "criteria_set"
  | "subject"
  | "criterion";

/** How a column is told to people. */
export type Column = {
  label: string;
  say: (value: unknown, names: Names) => string;
  refers?: Reference;
};

/** A column that says nothing to people: keys, counters of versions, what is told elsewhere in the entry. */
export const silent = "silent";

type Say = Column["say"];
export const column = (label: string, say: Say, refers?: Reference): Column => ({ label, say, refers });
const given = (value: unknown) => value !== null && value !== undefined && value !== "";
const when =
  (say: (value: string | number | boolean) => string): Say =>
  (value) =>
    given(value) ? say(value as string) : "";

/** Words as they were typed. */
export const text = (label: string) => column(label, when(String));
export const count = (label: string) =>
  column(
    label,
    when((value) => formatNumber(Number(value))),
  );
/** A number that is not counted with: a year, a place in a list. */
export const plain = (label: string) => column(label, when(String));
export const money = (label: string) =>
  column(
    label,
    when((value) => `${formatDong(Number(value))} đồng`),
  );
export const day = (label: string) =>
  column(
    label,
    when((value) => (isDay(String(value)) ? formatDay(String(value)) : String(value))),
  );
export const instant = (label: string) =>
  column(
    label,
    when((value) => formatInstant(new Date(String(value)))),
  );
export const yesNo = (label: string, yes = "Có", no = "Không") =>
  column(label, (value) => (value === true ? yes : value === false ? no : ""));

/** One of a closed list; a code that is no longer in the list is told as it is. */
export const one = (label: string, words: Readonly<Record<string, string>>) =>
  column(
    label,
    when((value) => words[String(value)] ?? String(value)),
  );

/** Several of a closed list. */
export const many = (label: string, words: Readonly<Record<string, string>>) =>
  column(label, (value) =>
    Array.isArray(value) ? value.map((code) => words[String(code)] ?? String(code)).join("; ") : "",
  );

/** Another row, by its name. */
export const refers = (label: string, to: Reference) =>
  column(
    label,
    (value, names) => (given(value) ? (names.get(String(value)) ?? "ngoài phạm vi của bạn") : ""),
    to,
  );

/** Structured content without a form of its own: as it is stored. */
export const stored = (label: string) =>
  column(label, (value) => (given(value) ? JSON.stringify(value) : ""));

export type Row = Readonly<Record<string, unknown>>;

/** A table as people speak of it. */
export type TableWords = {
  /** What one row is called. */
  label: string;
  /** What this row is called: the name of the point, of the person. */
  title: (row: Row, names: Names) => string;
  /** The record that the row is a part of; of which kind it is, where it may be of several. */
  partOf?: { table: string; column: string; kindColumn?: string };
  columns: Readonly<Record<string, Column | typeof silent>>;
};
