import type { Day } from "@/lib/core/dates";
import { formatDay } from "@/lib/core/dates";
import type { FieldReader } from "@/lib/core/merge";
import type { SeasonDays, SeasonDue } from "@/lib/festivals/deadlines/due";
import type { RecordState, SeasonState, UnitLevel } from "@/prisma/generated/enums";

/** A season in a filter or a heading. */
export type SeasonOption = { id: string; year: number; state: SeasonState; demo: boolean };

export type SeasonRow = SeasonOption &
  SeasonDays & {
    theme: string;
    startsOn: Day;
    endsOn: Day;
    version: number;
    /** The last day of each deadline, moved off days off. */
    due: SeasonDue;
  };

export type SeasonDocumentRow = { number: string; issuedOn: Day; title: string };

/** How many records of a kind lie in a state, in the reader's scope. */
export type StateCount = {
  kind: "festival" | "plan" | "report";
  state: RecordState;
  level: UnitLevel;
  count: number;
};

export type SeasonListRow = SeasonRow & { counts: StateCount[] };

export type SeasonPage = SeasonRow & {
  reopenReason: string;
  documents: SeasonDocumentRow[];
  counts: StateCount[];
};

/** Records that a lock of the season would stop on their way. */
export type Unfinished = { level: UnitLevel; festivals: number; plans: number; reports: number };

/** Unfinished records per level of unit, highest level first; levels without any are left out. */
export function unfinishedByLevel(counts: StateCount[]): Unfinished[] {
  const levels: UnitLevel[] = ["province", "district", "commune"];
  return levels.flatMap((level) => {
    const open = counts.filter(
      (row) => row.level === level && row.state !== "accepted" && row.state !== "locked",
    );
    if (open.length === 0) return [];
    const sum = (kind: StateCount["kind"]) =>
      open.filter((row) => row.kind === kind).reduce((total, row) => total + row.count, 0);
    return [{ level, festivals: sum("festival"), plans: sum("plan"), reports: sum("report") }];
  });
}

/** All of one kind, or those of them in some states. */
export function countOf(
  counts: StateCount[],
  kind: StateCount["kind"],
  states?: readonly RecordState[],
): number {
  return counts
    .filter((row) => row.kind === kind && (!states || states.includes(row.state)))
    .reduce((total, row) => total + row.count, 0);
}

/** What the form of a season holds. */
export type SeasonText = Omit<SeasonRow, "id" | "state" | "demo" | "version" | "due"> & {
  documents: SeasonDocumentRow[];
};

const dayOrNone = (day: Day | null) => (day === null ? "" : formatDay(day));

/** The fields of a season, for putting together what two people entered. */
export const seasonReaders: FieldReader<SeasonText>[] = [
  { path: "year", label: "Năm", read: (season) => String(season.year) },
  { path: "theme", label: "Chủ đề", read: (season) => season.theme },
  { path: "startsOn", label: "Từ ngày", read: (season) => formatDay(season.startsOn) },
  { path: "endsOn", label: "Đến ngày", read: (season) => formatDay(season.endsOn) },
  { path: "planDueOn", label: "Hạn nộp kế hoạch", read: (season) => formatDay(season.planDueOn) },
  {
    path: "provincePlanDueOn",
    label: "Hạn nộp kế hoạch của tỉnh",
    read: (season) => dayOrNone(season.provincePlanDueOn),
  },
  {
    path: "districtDueOn",
    label: "Hạn huyện chuyển kết quả",
    read: (season) => dayOrNone(season.districtDueOn),
  },
  { path: "resultDueOn", label: "Hạn nộp kết quả", read: (season) => formatDay(season.resultDueOn) },
  { path: "reportDueOn", label: "Hạn báo cáo của tỉnh", read: (season) => formatDay(season.reportDueOn) },
  {
    path: "documents",
    label: "Văn bản chỉ đạo",
    read: (season) =>
      season.documents.map((row) => `${row.number}, ${formatDay(row.issuedOn)}: ${row.title}`).join("\n"),
  },
];
