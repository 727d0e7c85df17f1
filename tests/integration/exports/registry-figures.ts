import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db";
import { catalogue, type FigureCode } from "@/lib/reports/catalogue";
import { changeActWords } from "@/lib/reports/changes";
import { getChanges } from "@/lib/reports/changes-page-queries";
import { getComparison } from "@/lib/reports/compare-queries";
import { getDashboard } from "@/lib/reports/dashboard-queries";
import {
  changesAddress,
  compareAddress,
  dashboardAddress,
  disciplineAddress,
  originAddress,
} from "@/lib/reports/dashboard-schema";
import { getDiscipline } from "@/lib/reports/discipline-queries";
import { getOrigin } from "@/lib/reports/origin-page-queries";
import { getOverview } from "@/lib/reports/overview-queries";
import { getFiguresPage } from "@/lib/reports/page-queries";
import { appendixRows } from "@/lib/reports/papers/appendix";
import { getSeasonPaper } from "@/lib/reports/papers/queries";
import { reportAddress } from "@/lib/reports/schema";
import { getStays } from "@/lib/reports/waiting-queries";
import type { Row, Shown } from "./registry-row";

const figures = async (tx: Tx, actor: Actor, asked: object) => {
  const page = await getFiguresPage(tx, actor, reportAddress.parse(asked));
  if (!page) throw new Error("no season");
  return page;
};
const number = (value: number | null) => value;
const staysOf = async (tx: Tx, actor: Actor) => {
  const season = await tx.season.findUniqueOrThrow({ where: { year: 2026 }, select: { id: true } });
  return getStays(tx, actor, { kind: "festival", state: "sent", seasonId: season.id, day: "2026-08-19" });
};

/** Tables of figures. */
export const figureTables: Row[] = [
  {
    ...{
      name: "figures",
      own: "provinceOfficer",
      foreign: "foreignProvinceOfficer",
      query: "season=2026&map=then",
      at: [0, 3, 4],
    },
    page: async (tx, actor, asked) => {
      const { set } = await figures(tx, actor, asked);
      return catalogue.map(({ code }) => [code, number(set.figures[code]), number(set.provisional[code])]);
    },
  },
  {
    ...{
      name: "breakdown",
      own: "provinceOfficer",
      foreign: "foreignProvinceOfficer",
      query: "season=2026&map=then",
      at: [0, 2],
    },
    page: async (tx, actor, asked) => {
      const { NH14, NH16 } = (await figures(tx, actor, asked)).set.breakdown;
      return [
        ...NH14.map(({ count }): Shown => ["NH14", count]),
        ...[NH16.launched, NH16.replicated, NH16.places].map((count): Shown => ["NH16", count]),
      ];
    },
  },
  {
    ...{
      name: "appendix",
      own: "provinceOfficer",
      foreign: "foreignProvinceOfficer",
      query: "season=2026&map=then",
      at: [0, 1, 3, 4, 5, 6],
    },
    page: async (tx, actor) => {
      const asked = { season: 2026, unit: actor.unit.code, map: "then" as const };
      return appendixRows((await getSeasonPaper(tx, actor, asked)).facts.seasons).map(
        ({ values, ...row }) => [
          row.number,
          row.label,
          ...[values.now, values.before, values.difference, values.percent],
        ],
      );
    },
  },
  {
    ...{
      name: "ranking",
      own: "provinceOfficer",
      foreign: "foreignProvinceOfficer",
      query: "season=2026&map=then&sort=-points&page=2",
      at: [0, 6],
    },
    page: async (tx, actor, asked) =>
      ((await figures(tx, actor, asked)).below?.rows ?? []).map((row) => [row.code, row.points]),
  },
  {
    ...{
      name: "figure-ranking",
      own: "provinceOfficer",
      foreign: "foreignProvinceOfficer",
      query: "season=2026&map=then&figure=NH09&sort=name&page=2",
      at: [0, 1, 3, 4],
    },
    page: async (tx, actor, asked) =>
      ((await getDashboard(tx, actor, dashboardAddress.parse(asked)))?.breakdown?.rows ?? []).map((row) => [
        row.rank,
        row.unit.code,
        row.value,
        row.provisional,
      ]),
  },
  {
    ...{
      name: "discipline",
      own: "provinceOfficer",
      foreign: "foreignProvinceOfficer",
      query: "season=2026&map=then&standing=unreported",
      at: [0],
    },
    page: async (tx, actor, asked) =>
      ((await getDiscipline(tx, actor, disciplineAddress.parse(asked), 1000))?.rows ?? []).map((row) => [
        row.code,
      ]),
  },
  {
    ...{ name: "standing", own: "v05", foreign: "foreignProvinceOfficer", query: "season=2026", at: [0] },
    page: async (tx, actor, asked) =>
      ((await getOverview(tx, actor, reportAddress.parse(asked)))?.reports ?? []).map((row) => [row.code]),
  },
  {
    ...{
      name: "compare",
      own: "provinceOfficer",
      foreign: "foreignProvinceOfficer",
      query: "season=2026&map=now&with=mean",
      at: [0, 3, 5],
    },
    page: async (tx, actor, asked) => {
      const page = await getComparison(tx, actor, compareAddress.parse(asked));
      const value = (side: 0 | 1, code: FigureCode) => page?.sides[side].values[code] ?? null;
      return catalogue.map(({ code }) => [code, value(0, code), value(1, code)]);
    },
  },
  {
    ...{
      name: "origin",
      own: "provinceOfficer",
      foreign: "foreignProvinceOfficer",
      query: "season=2026&map=then&figure=NH09",
      at: [0, 2, 3],
    },
    page: async (tx, actor, asked) =>
      ((await getOrigin(tx, actor, originAddress.parse(asked)))?.parts?.rows ?? []).map((row) => [
        row.unit.code,
        row.final,
        row.provisional,
      ]),
  },
  {
    ...{
      name: "recent",
      own: "provinceOfficer",
      foreign: "foreignProvinceOfficer",
      query: "since=2026-07-01",
      at: [0, 1],
    },
    page: async (tx, actor, asked) =>
      ((await getChanges(tx, actor, changesAddress.parse(asked)))?.lines.rows ?? []).map((row) => [
        row.name,
        changeActWords[row.act],
      ]),
  },
  {
    ...{
      name: "waiting",
      own: "provinceOfficer",
      foreign: "foreignProvinceOfficer",
      query: "season=2026",
      at: [2],
    },
    page: async (tx, actor) => (await staysOf(tx, actor)).states.map((row) => [row.open]),
  },
  {
    ...{
      name: "waiting-units",
      own: "provinceOfficer",
      foreign: "foreignProvinceOfficer",
      query: "season=2026&state=sent",
      at: [0, 2],
    },
    page: async (tx, actor) => (await staysOf(tx, actor)).units.map((row) => [row.code, row.open]),
  },
];
