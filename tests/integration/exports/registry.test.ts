import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listEntries } from "@/lib/audit/queries";
import { auditFilter } from "@/lib/audit/schema";
import type { Actor } from "@/lib/core/actor";
import { dayOf, formatDay } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { unitTitle } from "@/lib/core/words";
import { exportSources } from "@/lib/exports/registry-queries";
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
import { search } from "@/lib/search/queries";
import { listChanges } from "@/lib/units/changes/queries";
import { changeFilter } from "@/lib/units/changes/schema";
import { listUnits } from "@/lib/units/queries";
import { unitFilter } from "@/lib/units/schema";
import { listMyWork } from "@/lib/work/queries";
import { readCsv, readWorkbook } from "@/tests/support/sheets";
import { as } from "../festivals/points-scene";
import { type ExportScene, openExports, taken } from "./scene";

let scene: ExportScene;
beforeAll(async () => {
  scene = await openExports();
});
afterAll(() => scene.close());

type Who = keyof ExportScene["people"];
type Shown = (string | number | null)[];
type Row = {
  name: string;
  own: Who;
  foreign: Who;
  query: string;
  /** The columns of the file that are compared, and what the page shows in their place. */
  at: number[];
  page: (tx: Tx, actor: Actor, asked: Record<string, string>) => Promise<Shown[]>;
  /** Nobody's scope: the same for everybody who may read it. */
  open?: true;
};

const today = dayOf(new Date());
const of = async <T>(rows: Promise<{ rows: T[] } | null>, show: (row: T) => Shown) =>
  ((await rows)?.rows ?? []).map(show);
const figures = async (tx: Tx, actor: Actor, asked: object) => {
  const page = await getFiguresPage(tx, actor, reportAddress.parse(asked));
  if (!page) throw new Error("no season");
  return page;
};
const number = (value: number | null) => value;
const staysOf = (tx: Tx, actor: Actor) =>
  getStays(tx, actor, { kind: "festival", state: "sent", seasonId: scene.season });

const table: Row[] = [
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

const distinct = (rows: Shown[]) => [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
/** Whatever is Nghệ An's carries its sign, and no code of it begins another province's. */
const signs = ["Nghệ", "NGHE"];

test("every export is in this table", () => {
  expect(table.map(({ name }) => name).sort()).toEqual(exportSources.map(({ name }) => name).sort());
});

test.each(["figures", "appendix"])("%s of another unit is called after that unit", async (name) => {
  const { provinceOfficer } = scene.people;
  const called = async (unit: string) =>
    (await taken(provinceOfficer, name, `season=2026&map=then&unit=${unit}`)).name;
  expect(await called(scene.commune.code)).toContain(` - ${unitTitle(scene.commune)} - `);
  expect(await called(provinceOfficer.unit.code)).toContain(` - ${unitTitle(provinceOfficer.unit)} - `);
});

describe.each(table)("$name", ({ name, own, foreign, query, at, page, open }) => {
  const pick = (row: readonly unknown[]): Shown =>
    at.map((column) => (row[column] ?? null) as string | number | null);
  const told = (shown: Shown[]) =>
    shown.map((row) =>
      row.map((cell) => (cell === "" ? null : typeof cell === "number" || cell === null ? cell : cell)),
    );
  const asked = () => Object.fromEntries(new URLSearchParams(query));

  test("the file holds what the page shows, in its order", async () => {
    const actor = scene.people[own];
    const { page: number, ...filter } = asked();
    let shown = await as(actor, (tx) => page(tx, actor, filter));
    // Where the page has another page, the file has it too.
    if (number)
      shown = [...shown, ...(await as(actor, (tx) => page(tx, actor, { ...filter, page: number })))];
    const { rows, facts, head } = await readWorkbook(
      (await taken(actor, name, new URLSearchParams(filter).toString())).body,
    );
    const inFile = distinct(rows.map(pick));
    expect(inFile.length, "there is something to compare").toBeGreaterThan(name === "viewings" ? -1 : 0);
    expect(inFile).toEqual(distinct(told(shown)));
    const csv = readCsv((await taken(actor, name, new URLSearchParams(filter).toString(), "csv")).body);
    expect(csv.head).toEqual(head);
    expect(csv.rows).toHaveLength(rows.length);
    expect(csv.facts.get("Người xuất")).toBe(facts.get("Người xuất"));
  });

  test("it says of itself what it is, with which filter, when and by whom", async () => {
    const actor = scene.people[own];
    const { facts } = await readWorkbook((await taken(actor, name, query)).body);
    expect(facts.get("Nội dung")).toBeTruthy();
    expect(facts.get("Bộ lọc")).toBeTruthy();
    // Rows of one season are never said to be all that there is.
    if (query.includes("season=2026")) expect(facts.get("Bộ lọc")).toContain("mùa 2026");
    expect(facts.get("Người xuất")).toContain(actor.fullName);
    expect(facts.get("Người xuất")).toContain(actor.unit.level === "nation" ? "Bộ Công an" : actor.unit.name);
    expect(facts.get("Số liệu đến")).toMatch(new RegExp(`^\\d{2}:\\d{2}, ${formatDay(dayOf(new Date()))}$`));
  });

  test.skipIf(open)("who acts for another province finds nothing of this one in it", async () => {
    const stranger = scene.people[foreign];
    const { rows } = await readWorkbook((await taken(stranger, name, query)).body);
    const text = JSON.stringify(rows);
    for (const sign of [
      "Hòa Bình",
      "thôn Đông",
      "láng giềng",
      "11/KH",
      "45/BC",
      "45/QD",
      "Ánh",
      "Bão 11",
      unitTitle(scene.commune),
    ])
      expect(text).not.toContain(sign);
    const mine = await readWorkbook((await taken(scene.people[own], name, query)).body);
    if (scene.people[own].unit.level !== "nation")
      for (const sign of signs) expect(JSON.stringify(mine.rows)).not.toContain(sign);
  });

  test("whoever may not read the list does not take it out", async () => {
    const source = exportSources.find((one) => one.name === name);
    const nobody = { ...scene.people.partner, role: "appraiser" as const };
    await expect(taken(nobody, name, query)).rejects.toThrow("not there");
    if (
      source?.needs === "people.manage" ||
      source?.needs === "audit.view" ||
      source?.needs === "units.history"
    )
      await expect(taken(scene.people.officer, name, query)).rejects.toThrow("not there");
  });
});
