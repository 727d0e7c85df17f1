import { listEntries } from "@/lib/audit/queries";
import { auditFilter } from "@/lib/audit/schema";
import { dayOf } from "@/lib/core/dates";
import { listExtensions } from "@/lib/festivals/extensions/queries";
import { extensionFilter } from "@/lib/festivals/extensions/schema";
import { listPlans, missingPlans } from "@/lib/festivals/plans/list-queries";
import { missingPlanFilter, planFilter } from "@/lib/festivals/plans/schema";
import { readFilter } from "@/lib/festivals/points/filter";
import { listFestivals } from "@/lib/festivals/points/list-queries";
import { listReports } from "@/lib/festivals/reports/list-queries";
import { reportFilter } from "@/lib/festivals/reports/schema";
import { listSeasons } from "@/lib/festivals/seasons/queries";
import { listPeople } from "@/lib/identity/queries";
import { peopleFilter, signInFilter } from "@/lib/identity/schema";
import { listSignIns } from "@/lib/identity/sign-in-queries";
import { listViewings } from "@/lib/identity/viewings/queries";
import { search } from "@/lib/search/queries";
import { listChanges } from "@/lib/units/changes/queries";
import { changeFilter } from "@/lib/units/changes/schema";
import { listUnits } from "@/lib/units/queries";
import { unitFilter } from "@/lib/units/schema";
import { listMyWork } from "@/lib/work/queries";
import { of, type Row } from "./registry-row";

const today = dayOf(new Date());

/** Lists of records, units and people. */
export const lists: Row[] = [
  {
    ...{
      name: "points",
      own: "provinceOfficer",
      foreign: "foreignProvinceOfficer",
      query: "season=2026&sort=name",
      at: [0, 8, 9],
    },
    page: (tx, _, asked) =>
      of(listFestivals(tx, readFilter(asked), today), (row) => [row.name, row.turnout, row.gifts]),
  },
  {
    ...{
      name: "plans",
      own: "provinceOfficer",
      foreign: "foreignProvinceOfficer",
      query: "season=2026",
      at: [0, 5, 8],
    },
    page: (tx, actor, asked) =>
      of(listPlans(tx, actor, planFilter.parse(asked)), (row) => [
        row.code,
        row.number,
        row.residentialPoints,
      ]),
  },
  {
    ...{
      name: "plans-missing",
      own: "provinceOfficer",
      foreign: "foreignProvinceOfficer",
      query: "season=2026",
      at: [0],
    },
    page: (tx, actor, asked) =>
      of(missingPlans(tx, actor, missingPlanFilter.parse(asked)), (row) => [row.code]),
  },
  {
    ...{
      name: "reports",
      own: "provinceOfficer",
      foreign: "foreignProvinceOfficer",
      query: "season=2026",
      at: [0, 3, 5],
    },
    page: (tx, actor, asked) =>
      of(listReports(tx, actor, reportFilter.parse(asked)), (row) => [row.code, row.number, row.expected]),
  },
  {
    ...{
      name: "seasons",
      own: "provinceOfficer",
      foreign: "foreignProvinceOfficer",
      query: "",
      at: [0],
      open: true,
    },
    page: async (tx, actor) => (await listSeasons(tx, actor)).map((row) => [row.year]),
  },
  {
    ...{
      name: "extensions",
      own: "provinceOfficer",
      foreign: "foreignProvinceOfficer",
      query: "season=2026&state=asked",
      at: [0, 7],
    },
    page: (tx, actor, asked) =>
      of(listExtensions(tx, actor, extensionFilter.parse(asked)), (row) => [row.unit.code, row.reason]),
  },
  {
    ...{ name: "work", own: "provinceOfficer", foreign: "foreignProvinceOfficer", query: "", at: [0] },
    page: async (tx, actor) =>
      (await listMyWork(tx, actor, { limit: 500, offset: 0 })).map((item) => [item.title]),
  },
  {
    ...{
      name: "units",
      own: "provinceOfficer",
      foreign: "foreignProvinceOfficer",
      query: "level=province&life=all&page=2",
      at: [0, 7],
      open: true,
    },
    page: (tx, _, asked) => of(listUnits(tx, unitFilter.parse(asked), today), (row) => [row.code, row.below]),
  },
  {
    ...{
      name: "unit-changes",
      own: "provinceOfficer",
      foreign: "foreignProvinceOfficer",
      query: "state=requested",
      at: [4],
    },
    page: (tx, _, asked) => of(listChanges(tx, changeFilter.parse(asked)), (row) => [row.actNumber]),
  },
  {
    ...{ name: "people", own: "provinceAdmin", foreign: "foreignAdmin", query: "", at: [0, 1] },
    page: (tx, actor, asked) =>
      of(listPeople(tx, actor, peopleFilter.parse(asked), new Date()), (row) => [row.fullName, row.username]),
  },
  {
    ...{
      name: "sign-ins",
      own: "provinceAdmin",
      foreign: "foreignAdmin",
      query: "outcome=success",
      at: [1, 2],
    },
    page: (tx, actor, asked) =>
      of(listSignIns(tx, actor, signInFilter.parse(asked)), (row) => [row.username, row.fullName]),
  },
  {
    ...{ name: "viewings", own: "provinceAdmin", foreign: "foreignAdmin", query: "", at: [1] },
    page: (tx) => of(listViewings(tx, 1), (row) => [row.viewerName]),
  },
  {
    ...{ name: "audit", own: "provinceLeader", foreign: "foreignLeader", query: "table=festival", at: [0] },
    page: (tx, actor, asked) => of(listEntries(tx, actor, auditFilter.parse(asked)), (row) => [row.id]),
  },
  {
    ...{
      name: "search",
      own: "provinceOfficer",
      foreign: "foreignProvinceOfficer",
      query: "q=ngay hoi&kind=points",
      at: [1],
    },
    page: async (tx, actor) =>
      (await search(tx, actor, "ngay hoi", { limit: 50, offset: 0 }, "points")).flatMap(({ hits }) =>
        hits.map(({ title }) => [title]),
      ),
  },
];
