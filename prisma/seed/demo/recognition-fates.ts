import type { SubjectKind } from "@/prisma/generated/enums";

/** How far an application of the demonstration has come. "resent": returned once and sent again. */
export type Fate =
  | "none"
  | "registered"
  | "building"
  | "self_scored"
  | "sent"
  | "returned"
  | "resent"
  | "passed"
  | "at_nation"
  | "proposed"
  | "recognised"
  | "not_met"
  | "withdrawn";

type Shares = Partial<Record<Fate, number>>;
type Window = readonly [from: string, to: string];

/** A scheme in a year: whose map, who takes part, when, and how far they came; the shares add up to 1. */
export type Campaign = {
  scheme: string;
  year: number;
  /** The season on whose map the communes are. */
  map: 2024 | 2026;
  of: "units" | "subjects";
  kinds?: readonly SubjectKind[];
  /** Conditions on demo_commune c, or on demo_register c where subjects take part. */
  where: string;
  registers: Window;
  sends: Window;
  /** When the last step of those that are done was taken. */
  ends: Window;
  shares: Shares;
};

const central = "c.province_code in ('42', '40')";
/** So many per cent of the communes of the other provinces. */
const among = (percent: number, purpose: number) =>
  `(${central} or (hashtextextended(c.code, ${purpose}) & 2147483647) % 100 < ${percent})`;
const quarter = (year: number): Window => [`${year}-01-06`, `${year}-03-28`];
/** Communes of the new map could register for 2025 only after they had come into being. */
const afterReform: Window = ["2025-07-14", "2025-08-29"];

export const campaigns: readonly Campaign[] = [
  {
    ...{ scheme: "safe_area", year: 2024, map: 2024, of: "subjects", where: "c.year = 2024" },
    ...{ registers: quarter(2024), sends: ["2024-11-01", "2024-11-12"], ends: ["2024-11-18", "2024-12-06"] },
    shares: { recognised: 0.88, not_met: 0.09, withdrawn: 0.03 },
  },
  {
    ...{ scheme: "safe_area", year: 2025, map: 2026, of: "subjects" },
    where: "c.year = 2026 and c.province_code = '42'",
    ...{ registers: afterReform, sends: ["2025-11-01", "2025-11-10"], ends: ["2025-11-17", "2025-12-05"] },
    shares: { recognised: 0.84, not_met: 0.1, withdrawn: 0.02, none: 0.04 },
  },
  {
    ...{ scheme: "safe_area", year: 2026, map: 2026, of: "subjects", where: "c.year = 2026" },
    ...{ registers: quarter(2026), sends: ["2026-11-01", "2026-11-09"], ends: ["2026-11-12", "2026-11-20"] },
    shares: {
      ...{ recognised: 0.72, not_met: 0.05, proposed: 0.05, sent: 0.06, resent: 0.01, returned: 0.02 },
      ...{ building: 0.05, registered: 0.015, withdrawn: 0.01, none: 0.015 },
    },
  },
  {
    ...{ scheme: "safe_area", year: 2024, map: 2024, of: "units", where: "c.province_code = '42'" },
    ...{ registers: quarter(2024), sends: ["2024-11-16", "2024-11-28"], ends: ["2024-12-09", "2024-12-27"] },
    shares: { recognised: 0.8, not_met: 0.14, withdrawn: 0.02, none: 0.04 },
  },
  {
    ...{ scheme: "safe_area", year: 2025, map: 2026, of: "units", where: central },
    ...{ registers: afterReform, sends: ["2025-11-16", "2025-11-28"], ends: ["2025-12-10", "2025-12-26"] },
    shares: { recognised: 0.78, not_met: 0.14, withdrawn: 0.02, none: 0.06 },
  },
  {
    ...{ scheme: "safe_area", year: 2026, map: 2026, of: "units", where: among(12, 931) },
    ...{ registers: quarter(2026), sends: ["2026-11-10", "2026-11-18"], ends: ["2026-11-19", "2026-11-21"] },
    shares: {
      ...{ sent: 0.44, resent: 0.04, returned: 0.06, proposed: 0.06, self_scored: 0.08, building: 0.22 },
      ...{ registered: 0.04, withdrawn: 0.02, none: 0.04 },
    },
  },
  {
    ...{ scheme: "model_ward_police", year: 2024, map: 2024, of: "units", where: "c.kind = 'ward'" },
    ...{ registers: quarter(2024), sends: ["2024-11-20", "2024-12-16"], ends: ["2025-04-08", "2025-04-24"] },
    shares: { none: 0.89, recognised: 0.08, not_met: 0.02, withdrawn: 0.01 },
  },
  {
    ...{ scheme: "model_ward_police", year: 2025, map: 2026, of: "units", where: "c.kind = 'ward'" },
    ...{ registers: afterReform, sends: ["2025-11-20", "2025-12-16"], ends: ["2026-04-07", "2026-04-23"] },
    shares: { none: 0.8, recognised: 0.15, not_met: 0.04, withdrawn: 0.01 },
  },
  {
    ...{ scheme: "model_ward_police", year: 2026, map: 2026, of: "units", where: "c.kind = 'ward'" },
    ...{ registers: quarter(2026), sends: ["2026-10-05", "2026-11-02"], ends: ["2026-11-12", "2026-11-20"] },
    shares: {
      ...{ none: 0.7, registered: 0.02, building: 0.08, self_scored: 0.02, sent: 0.07, returned: 0.02 },
      ...{ resent: 0.02, passed: 0.02, at_nation: 0.03, proposed: 0.01, withdrawn: 0.01 },
    },
  },
  {
    ...{ scheme: "exemplary_commune", year: 2025, map: 2026, of: "units", where: among(4, 932) },
    ...{ registers: afterReform, sends: ["2025-11-10", "2025-11-28"], ends: ["2025-12-12", "2025-12-30"] },
    shares: { none: 0.82, recognised: 0.13, not_met: 0.05 },
  },
  {
    ...{ scheme: "exemplary_commune", year: 2026, map: 2026, of: "units", where: among(5, 933) },
    ...{ registers: quarter(2026), sends: ["2026-11-05", "2026-11-16"], ends: ["2026-11-18", "2026-11-21"] },
    shares: { none: 0.74, building: 0.14, sent: 0.08, returned: 0.02, registered: 0.02 },
  },
  {
    ...{ scheme: "rural_security", year: 2025, map: 2026, of: "units" },
    where: `c.kind = 'commune' and ${among(8, 934)}`,
    ...{ registers: afterReform, sends: ["2025-10-06", "2025-11-20"], ends: ["2025-12-01", "2025-12-24"] },
    shares: { recognised: 0.62, not_met: 0.12, none: 0.26 },
  },
  {
    ...{ scheme: "rural_security", year: 2026, map: 2026, of: "units" },
    where: `c.kind = 'commune' and ${among(9, 935)}`,
    ...{ registers: quarter(2026), sends: ["2026-10-05", "2026-11-13"], ends: ["2026-11-16", "2026-11-21"] },
    shares: { recognised: 0.16, not_met: 0.03, proposed: 0.05, sent: 0.24, building: 0.22, none: 0.3 },
  },
  {
    ...{ scheme: "civil_urban", year: 2026, map: 2026, of: "units" },
    where: `c.kind = 'ward' and ${among(14, 936)}`,
    ...{ registers: quarter(2026), sends: ["2026-10-05", "2026-11-13"], ends: ["2026-11-16", "2026-11-21"] },
    shares: { recognised: 0.16, not_met: 0.04, sent: 0.3, building: 0.25, registered: 0.05, none: 0.2 },
  },
  {
    ...{ scheme: "movement_class", year: 2025, map: 2026, of: "units", where: central },
    ...{ registers: afterReform, sends: ["2025-11-17", "2025-11-29"], ends: ["2025-12-12", "2025-12-29"] },
    shares: { recognised: 0.96, none: 0.04 },
  },
  {
    ...{ scheme: "movement_class", year: 2026, map: 2026, of: "units", where: central },
    ...{ registers: quarter(2026), sends: ["2026-11-12", "2026-11-20"], ends: ["2026-11-20", "2026-11-21"] },
    shares: { sent: 0.34, building: 0.4, self_scored: 0.12, registered: 0.14 },
  },
  {
    ...{ scheme: "movement_class", year: 2026, map: 2026, of: "subjects" },
    kinds: ["agency", "enterprise", "school"],
    where: `c.year = 2026 and ${central}`,
    ...{ registers: quarter(2026), sends: ["2026-11-10", "2026-11-18"], ends: ["2026-11-19", "2026-11-21"] },
    shares: { recognised: 0.3, sent: 0.3, building: 0.24, registered: 0.1, none: 0.06 },
  },
];

/** What is said and not drawn: communes of the accounts that can be tried, by scheme and year. */
export const stories: Readonly<Record<string, { fate: Fate; filled?: number; weak?: boolean }>> = {
  "safe_area:2026:18562": { fate: "building", filled: 0.6 },
  "safe_area:2026:18568": { fate: "resent" },
  "safe_area:2026:16681": { fate: "sent" },
  "exemplary_commune:2026:18562": { fate: "building", filled: 0.75 },
  "exemplary_commune:2026:16681": { fate: "none" },
  "rural_security:2026:18562": { fate: "sent" },
  // Two weak areas: one with a plan to strengthen it, one that still has none.
  "movement_class:2025:18583": { fate: "recognised", weak: true },
  "movement_class:2025:18739": { fate: "recognised", weak: true },
  "movement_class:2026:18562": { fate: "registered" },
  "movement_class:2026:16681": { fate: "building", filled: 0.5 },
  "model_ward_police:2025:16681": { fate: "withdrawn" },
  "model_ward_police:2026:16681": { fate: "returned" },
  "civil_urban:2026:16681": { fate: "registered" },
};
