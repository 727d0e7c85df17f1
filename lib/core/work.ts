import type { Prisma } from "@/prisma/generated/client";
import type { RecordState, UnitKind } from "@/prisma/generated/enums";
import type { Actor } from "./actor";
import type { Day } from "./dates";
import { policeOf } from "./words";
import { dueText, lateBy, type WorkCalendar } from "./working-days";

/** One line of "Việc của tôi" as the database gives it. */
export type WorkRow = {
  key: string;
  /** What is to be done: a code of the source that gave the line. */
  act: string;
  /** What the record is called; "" where its kind says enough. */
  name: string;
  unitCode: string;
  unitKind: UnitKind;
  unitName: string;
  state: RecordState | null;
  dueOn: Day | null;
  recordId: string | null;
  /** The season or year that the record belongs to. */
  year: number | null;
  /** How many like records stand in this line. */
  count: number;
};

/** What a line says and where one does it. */
export type WorkTold = {
  title: string;
  href: string;
  /** Its state in words, where the record has none of the chain. */
  mark?: string;
  /** For many at once: the page where they are done together. */
  together?: { label: string; href: string };
};

/** The sentences of a source: one for each act that it knows. */
export type WorkWords<Act extends string = string> = Readonly<Record<Act, (row: WorkRow) => WorkTold>>;

/**
 * What a domain gives to "Việc của tôi". Each part is a select with the columns, in this order:
 * key text (unique in the source), act text, name text, unit_id uuid, state record_state, due_on date, record_id uuid,
 * year int, n int. A part says only what this actor can do now: the number in the menu counts its lines.
 */
export type WorkSource = {
  name: string;
  words: WorkWords;
  /** Tables that its parts join, as they stand after "with"; their names are the source's own. */
  tables?: Prisma.Sql;
  parts: (actor: Actor, today: Day) => Prisma.Sql[];
};

/** One line as a person reads it. */
export type WorkItem = {
  key: string;
  act: string;
  title: string;
  unit: string;
  year: number | null;
  state: RecordState | null;
  mark: string | null;
  together: { label: string; href: string } | null;
  dueOn: Day | null;
  /** By how many working days it is late; null while there is time. */
  lateDays: number | null;
  /** "còn 3 ngày làm việc"; null where there is no day. */
  left: string | null;
  href: string;
};

/** How many lines there are, and how many of them are late. */
export type WorkCount = { all: number; late: number };

/** Puts a line into words, with what is late counted from today. */
export function describeWork(row: WorkRow, words: WorkWords, today: Day, calendar: WorkCalendar): WorkItem {
  const tell = words[row.act];
  if (!tell) throw new Error(`no words for the act ${row.act}`);
  const { title, href, mark, together } = tell(row);
  return {
    key: row.key,
    act: row.act,
    title,
    href,
    unit: policeOf({ kind: row.unitKind, name: row.unitName }),
    year: row.year,
    state: row.state,
    mark: mark ?? null,
    together: together ?? null,
    dueOn: row.dueOn,
    lateDays: lateBy(row.dueOn, today, calendar),
    left: row.dueOn && dueText(row.dueOn, today, calendar),
  };
}
