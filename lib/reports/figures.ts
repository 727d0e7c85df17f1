import type { Day } from "@/lib/core/dates";
import type {
  AwardAuthority,
  AwardForm,
  AwardRecipient,
  HostLevel,
  LeaderTier,
} from "@/prisma/generated/enums";

export const figureCodes = [
  "NH01",
  "NH02",
  "NH03",
  "NH04",
  "NH05",
  "NH06",
  "NH07",
  "NH08",
  "NH09",
  "NH10",
  "NH11",
  "NH12",
  "NH13",
  "NH14",
  "NH15",
  "NH16",
] as const;

export type FigureCode = (typeof figureCodes)[number];

/** Null where the figure was not collected, or where there is nothing to take a share of. */
export type Figures = Record<FigureCode, number | null>;

export type AwardCount = {
  authority: AwardAuthority;
  form: AwardForm;
  recipient: AwardRecipient;
  count: number;
};

/** What was counted of the points of a unit in a season, before it is put into figures. */
export type Tally = {
  points: { level: HostLevel; tier: LeaderTier | null; count: number; turnout: number }[];
  gifts: { count: number; value: number };
  awards: AwardCount[];
  pledges: number;
  models: { launched: number; replicated: number; places: number };
};

/** Communes: those that there are, those that reported, those that held a point of the commune's level. */
export type Coverage = { expected: number; reported: number; held: number };

export type Breakdown = { NH14: AwardCount[]; NH16: Tally["models"] };

/** The last season day on which leaders of districts were counted: the districts ended on 01/7/2025. */
const districtsEndedOn: Day = "2025-07-01";

export const residentialLevels = ["residential", "inter_residential"] as const satisfies readonly HostLevel[];
export const agencyLevels = ["agency", "enterprise", "school"] as const satisfies readonly HostLevel[];

/** NH14: bằng khen of the province, giấy khen of the commune, the district (until 2025) and the province's police. */
const localAwards: { authority: AwardAuthority; form: AwardForm }[] = [
  { authority: "province_committee", form: "merit_certificate" },
  { authority: "commune_committee", form: "commendation" },
  { authority: "district_committee", form: "commendation" },
  { authority: "province_police", form: "commendation" },
];

export const emptyTally: Tally = {
  points: [],
  gifts: { count: 0, value: 0 },
  awards: [],
  pledges: 0,
  models: { launched: 0, replicated: 0, places: 0 },
};

/** NH01–NH16 (domain §2.4) of what was counted. Points of the district level, until 2025, are in NH01 only. */
export function figuresOf(tally: Tally, coverage: Coverage, season: { endsOn: Day }): Figures {
  const points = (levels: readonly HostLevel[] | null) =>
    sum(tally.points.filter((row) => !levels || levels.includes(row.level)).map((row) => row.count));
  const led = (tier: LeaderTier) =>
    sum(tally.points.filter((row) => row.tier === tier).map((row) => row.count));
  const ministry = (form: AwardForm) =>
    sum(
      tally.awards.filter((row) => row.authority === "ministry" && row.form === form).map((row) => row.count),
    );
  return {
    NH01: points(null),
    NH02: points(["commune"]),
    NH03: points(residentialLevels),
    NH04: points(agencyLevels),
    NH05: percent(coverage.held, coverage.expected),
    NH06: led("party_state"),
    NH07: led("province"),
    NH08: season.endsOn < districtsEndedOn ? led("district") : null,
    NH09: sum(tally.points.map((row) => row.turnout)),
    NH10: tally.gifts.count,
    NH11: tally.gifts.value,
    NH12: ministry("medal"),
    NH13: ministry("merit_certificate"),
    NH14: sum(breakdownOf(tally).NH14.map((row) => row.count)),
    NH15: tally.pledges,
    NH16: tally.models.launched + tally.models.replicated,
  };
}

/** What NH14 and NH16 are made of; awards in the order of their authorities. */
export function breakdownOf(tally: Tally): Breakdown {
  const rank = (row: AwardCount) =>
    localAwards.findIndex((kind) => kind.authority === row.authority && kind.form === row.form);
  return {
    NH14: tally.awards
      .filter((row) => rank(row) >= 0)
      .sort((a, b) => rank(a) - rank(b) || a.recipient.localeCompare(b.recipient)),
    NH16: tally.models,
  };
}

/** A share in percent with one digit, half up; null of nothing. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part * 1000) / whole) / 10;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
