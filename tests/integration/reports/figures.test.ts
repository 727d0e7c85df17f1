import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { closeDatabase } from "@/lib/core/db";
import { landOf } from "@/lib/festivals/papers/land-queries";
import { readFilter } from "@/lib/festivals/points/filter";
import { listFestivals } from "@/lib/festivals/points/list-queries";
import { reportFigures } from "@/lib/festivals/reports/queries";
import { rowsAddress } from "@/lib/reports/addresses";
import { catalogue } from "@/lib/reports/catalogue";
import type { Figures } from "@/lib/reports/figures";
import { seasonBefore } from "@/lib/reports/queries";
import { communesOf, createActor, findUnit, type TestUnit } from "@/tests/support/actors";
import { buildFestival, buildSeason, inState } from "@/tests/support/builders";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { addPart, as, difference, figuresFor } from "./scene";

const today = "2026-11-21";
let database: TestDatabase;
let season: string;
let earlier: string;
let province: TestUnit;
let communes: TestUnit[];
let officer: Actor;
let nation: Actor;

beforeAll(async () => {
  database = await testDatabase();
  const { owner } = database;
  season = await buildSeason(owner, 2026);
  earlier = await buildSeason(owner, 2024, { state: "locked" });
  await buildSeason(owner, 2025, { state: "locked" });
  province = await findUnit(owner, "42", "province");
  communes = await communesOf(owner, province, 8);
  officer = await createActor(owner, "province_officer", province);
  nation = await createActor(owner, "ministry_leader", { code: "VN", level: "nation" });
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const commune = (index: number): TestUnit => {
  const unit = communes[index];
  if (!unit) throw new Error("too few communes");
  return unit;
};

/** An accepted, held point of the season with what is given. */
const point = (index: number, row: Record<string, unknown> = {}, seasonId = season) =>
  buildFestival(
    database.owner,
    { unitId: commune(index).id, seasonId },
    {
      ...inState("accepted", province.id),
      host_level: "residential",
      top_tier: "commune",
      turnout: 100,
      ...row,
    },
  );

/** What nobody has told yet is none: the first point moves the figures by what it is. */
const told = (figures: Figures) =>
  Object.fromEntries(Object.entries(figures).map(([code, value]) => [code, value ?? 0])) as Figures;

/** How the province's figures move through some work. */
async function moved(work: () => Promise<unknown>): Promise<Partial<Figures>> {
  const before = await figuresFor(officer, "42", 2026, "now");
  await work();
  const after = await figuresFor(officer, "42", 2026, "now");
  return difference(told(before.figures), told(after.figures));
}

describe("each figure counts what it says", () => {
  test.each([
    ["commune", { NH01: 1, NH02: 1, NH05: 1.4, NH09: 100 }],
    ["residential", { NH01: 1, NH03: 1, NH09: 100 }],
    ["inter_residential", { NH01: 1, NH03: 1, NH09: 100 }],
    ["agency", { NH01: 1, NH04: 1, NH09: 100 }],
    ["enterprise", { NH01: 1, NH04: 1, NH09: 100 }],
    ["school", { NH01: 1, NH04: 1, NH09: 100 }],
    ["district", { NH01: 1, NH09: 100 }],
  ])("a point of level %s", async (level, change) => {
    expect(await moved(() => point(0, { host_level: level }))).toEqual(change);
  });

  test("a second point of the commune's level makes no second commune", async () => {
    expect(await moved(() => point(0, { host_level: "commune" }))).toEqual({ NH01: 1, NH02: 1, NH09: 100 });
  });

  test.each([
    ["party_state", { NH01: 1, NH03: 1, NH06: 1, NH09: 100 }],
    ["province", { NH01: 1, NH03: 1, NH07: 1, NH09: 100 }],
    ["ministry", { NH01: 1, NH03: 1, NH09: 100 }],
    ["province_police", { NH01: 1, NH03: 1, NH09: 100 }],
    ["district", { NH01: 1, NH03: 1, NH09: 100 }],
  ])("a point attended by %s", async (tier, change) => {
    expect(await moved(() => point(1, { top_tier: tier }))).toEqual(change);
  });

  test("gifts, pledges and models", async () => {
    const id = await point(1);
    expect(
      await moved(async () => {
        await addPart(database.owner, id, "festival_gift", {
          recipient: "poor_household",
          count: 7,
          value: 700,
        });
        await addPart(database.owner, id, "festival_gift", { recipient: "exemplar", count: 3, value: 50 });
        await addPart(database.owner, id, "festival_pledge", { count: 4, parties: "các thôn" });
        await addPart(database.owner, id, "festival_model", { name: "A", kind: "launched", places: 5 });
        await addPart(database.owner, id, "festival_model", { name: "B", kind: "replicated", places: 6 });
      }),
    ).toEqual({ NH10: 10, NH11: 750, NH15: 4, NH16: 2 });
    const { breakdown } = await figuresFor(officer, "42", 2026, "now");
    expect(breakdown.NH16).toEqual({ launched: 1, replicated: 1, places: 11 });
  });

  test.each([
    ["ministry", "medal", { NH12: 2 }],
    ["other", "medal", {}],
    ["ministry", "merit_certificate", { NH13: 2 }],
    ["ministry", "commendation", {}],
    ["province_committee", "merit_certificate", { NH14: 2 }],
    ["province_committee", "commendation", {}],
    ["commune_committee", "commendation", { NH14: 2 }],
    ["district_committee", "commendation", { NH14: 2 }],
    ["province_police", "commendation", { NH14: 2 }],
    ["province_police", "merit_certificate", {}],
  ])("an award of %s, %s", async (authority, form, change) => {
    const id = await point(2);
    const award = { authority, form, recipient: "individual", count: 2 };
    expect(await moved(() => addPart(database.owner, id, "festival_award", award))).toEqual(change);
  });
});

describe("what does not count", () => {
  test.each(["draft", "submitted", "returned"] as const)("a point that is %s", async (state) => {
    expect(await moved(() => point(3, { ...inState(state, province.id), accepted_by_id: null }))).toEqual({});
  });

  test("a point that was cancelled, postponed or is only planned", async () => {
    for (const status of ["cancelled", "postponed", "planned"]) {
      expect(await moved(() => point(3, { status, status_reason: "Mưa bão" })), status).toEqual({});
    }
  });

  test("another season", async () => {
    expect(await moved(() => point(3, {}, earlier))).toEqual({});
  });

  test("what was sent is provisional, beside the figure and not in it", async () => {
    const before = await figuresFor(officer, "42", 2026, "now");
    const id = await point(4, { ...inState("sent", province.id), accepted_by_id: null, accepted_at: null });
    await addPart(database.owner, id, "festival_gift", { recipient: "other", count: 2, value: 9 });
    const after = await figuresFor(officer, "42", 2026, "now");
    expect(after.figures).toEqual(before.figures);
    expect(difference(before.provisional, after.provisional)).toMatchObject({ NH01: 1, NH10: 2, NH11: 9 });
    expect(after.coverage.reported - before.coverage.reported).toBe(1);
  });
});

describe("a figure lives", () => {
  test("changing one row changes it; locking the point does not", async () => {
    const id = await point(5, { turnout: 250 });
    expect(
      await moved(() => database.owner.query("update festival set turnout = 300 where id = $1", [id])),
    ).toEqual({ NH09: 50 });
    expect(
      await moved(() => database.owner.query("update festival set state = 'locked' where id = $1", [id])),
    ).toEqual({});
  });

  test("coverage: communes that sent something, of those of the season; a commune is one of one", async () => {
    const { coverage } = await figuresFor(officer, "42", 2026, "now");
    expect(coverage.expected).toBe(69);
    const own = await figuresFor(officer, commune(5).code, 2026, "now");
    expect(own.coverage).toMatchObject({ expected: 1, reported: 1 });
    const silent = await figuresFor(officer, commune(7).code, 2026, "now");
    expect(silent.coverage).toMatchObject({ expected: 1, reported: 0 });
  });

  test("the season before is the nearest one with something counted, not an empty one between", async () => {
    const before = await as(officer, (tx) => seasonBefore(tx, province, today, { year: 2026 }));
    expect(before?.year).toBe(2024);
    expect(await as(officer, (tx) => seasonBefore(tx, commune(7), today, { year: 2026 }))).toBeNull();
  });
});

test("every figure leads to exactly the rows that it counts", async () => {
  const { figures } = await figuresFor(nation, "42", 2026, "now");
  const rows = async (code: string) => {
    const entry = catalogue.find((one) => one.code === code);
    if (!entry) throw new Error(code);
    const address = new URL(
      rowsAddress({ season: 2026, unit: "42", map: "now" }, entry),
      "http://portal.test",
    );
    const filter = readFilter(Object.fromEntries(address.searchParams));
    const { totals } = await as(nation, (tx) => listFestivals(tx, filter, today));
    return totals;
  };
  for (const code of ["NH01", "NH02", "NH03", "NH04", "NH06", "NH07"] as const) {
    expect((await rows(code)).count, code).toBe(figures[code]);
  }
  expect((await rows("NH09")).turnout).toBe(figures.NH09);
  expect((await rows("NH10")).gifts).toBe(figures.NH10);
  expect(Number((await rows("NH11")).giftValue)).toBe(figures.NH11);
  const counted = ["NH12", "NH13", "NH14", "NH15", "NH16"] as const;
  const having = await Promise.all(counted.map(rows));
  expect(having.map((totals) => totals.count)).toEqual([1, 1, 4, 1, 1]);
  expect(having.map(({ parts }) => Object.values(parts))).toEqual(counted.map((code) => [figures[code]]));
});

test("what a season report is checked by is the same", async () => {
  const { figures } = await figuresFor(officer, "42", 2026, "then");
  const report = await as(officer, (tx) => reportFigures(tx, season, landOf(province.id, "2026-08-19")));
  expect(report).toMatchObject({
    points: figures.NH01,
    communePoints: figures.NH02,
    partyState: figures.NH06,
    provinceLeaders: figures.NH07,
    turnout: figures.NH09,
    gifts: figures.NH10,
    giftValue: BigInt(figures.NH11 ?? 0),
  });
  expect(Object.values(report).every((value) => value !== 0)).toBe(true);
});
