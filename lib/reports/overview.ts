import type { Day } from "@/lib/core/dates";
import type { FestivalStatus, HostLevel, RecordState, UnitKind, UnitLevel } from "@/prisma/generated/enums";
import type { Asked } from "./addresses";
import type { Breakdown, Coverage, Figures, Tally } from "./figures";
import type { Divided } from "./inexact";
import type { MapChoice, SortKey } from "./schema";
import type { Discipline } from "./words";

export type NamedUnit = { id: string; code: string; level: UnitLevel; kind: UnitKind; name: string };

export type SeasonFacts = {
  id: string;
  year: number;
  theme: string;
  startsOn: Day;
  endsOn: Day;
  /** Deadlines as the last day on which one is in time: moved off days off. */
  planDueOn: Day;
  resultDueOn: Day;
  reportDueOn: Day;
  state: "open" | "locked" | "reopened" | "draft";
  demo: boolean;
};

export type Redrawn = { year: number; was: number; now: number };

/** Everything that a set of figures must say of itself: how much, how complete, how fresh, and beside what. */
export type ShownFigures = Divided & {
  figures: Figures;
  provisional: Figures;
  breakdown: Breakdown;
  /** What the figures are made of, cell by cell. */
  tally: Tally;
  coverage: Coverage;
  asOf: Date;
  /** The season before; what of it is still waiting cannot be compared with. */
  before: { year: number; figures: Figures; provisional: Figures } | null;
  /** The communes that there were on this ground in the season before and in this one; null where nearly as many. */
  redrawn: Redrawn | null;
};

export type RankedUnit = NamedUnit & {
  districtName: string | null;
  provinceName: string | null;
  /** Until when it was granted more time for its results. */
  until: Day | null;
  communes: number;
  held: number;
  reported: number;
  points: number;
  communePoints: number;
  turnout: number;
  returned: number;
  waiting: number;
  ontime: number;
  late: number;
  missing: number;
  /** Of the missing: those that were granted more time. */
  excused: number;
  waitingPoints: number;
  plan: RecordState | null;
};

export type ProvinceReport = NamedUnit & {
  reportId: string | null;
  sentOn: Day | null;
  /** By when it is or was due, with what was granted. */
  dueOn: Day;
  discipline: Discipline;
};

export type OwnPoint = {
  id: string;
  name: string;
  hostLevel: HostLevel;
  heldOn: Day;
  status: FestivalStatus;
  state: RecordState;
  turnout: number | null;
};

export type Standing = { discipline: Discipline; count: number }[];

/** The first page of figures of the unit that somebody acts for. */
export type Overview = {
  unit: NamedUnit;
  season: SeasonFacts;
  seasons: SeasonFacts[];
  map: MapChoice;
  /** False for a unit that is no more: there is only the map of its time. */
  bothMaps: boolean;
  /** How the unit's figures are asked for; the map differs from the one shown where the unit did not exist then. */
  asked: Asked;
  /** The unit did not exist in the season: what it absorbed is counted. */
  absorbedOnly: boolean;
  set: ShownFigures;
  standing: Standing;
  ranking: {
    rows: RankedUnit[];
    total: number;
    page: number;
    size: number;
    sort: SortKey;
    descending: boolean;
  } | null;
  /** What a commune has to do and by when; null above it. */
  duties: { planOn: Day; resultOn: Day; plan: string; result: string } | null;
  reports: ProvinceReport[] | null;
  points: { rows: OwnPoint[]; total: number; unsent: number; plan: RecordState | null } | null;
  shapes: { old: string; code: string }[];
};

/** All figures of any unit in scope, with the ways up, down and across the maps. */
export type FiguresPage = {
  unit: NamedUnit;
  asked: Asked;
  season: SeasonFacts;
  seasons: SeasonFacts[];
  set: ShownFigures;
  /** The units above it that the reader may ask for, highest first. */
  above: NamedUnit[];
  /** The code to ask for on the other map; null where nothing stands for the unit there. */
  otherMapCode: string | null;
  /** The units of the season that make up this one of today. */
  madeOf: NamedUnit[];
  below: {
    rows: RankedUnit[];
    total: number;
    page: number;
    size: number;
    sort: SortKey;
    descending: boolean;
  } | null;
  search: { text: string; found: NamedUnit[] } | null;
};
