import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { closeDatabase } from "@/lib/core/db";
import type { YearFigureCode } from "@/lib/reports/catalogue";
import { listFailing, whereFailing } from "@/lib/reports/failing-queries";
import { type YearFigures, yearFiguresOf } from "@/lib/reports/year-figures";
import { getYearPage } from "@/lib/reports/year-page-queries";
import { countYears, nothingCounted } from "@/lib/reports/year-queries";
import { yearAddress } from "@/lib/reports/year-schema";
import type { TestUnit } from "@/tests/support/actors";
import { namedFaults } from "@/tests/support/figures";
import { as } from "./scene";
import { openYears, type YearsScene } from "./years-scene";

/** Every figure of recognition in a scene so small that it was counted by hand: what stands here is not asked of the portal. */
let scene: YearsScene;
beforeAll(async () => {
  scene = await openYears();
}, 120_000);
afterAll(async () => {
  await closeDatabase();
  await scene.database.drop();
});

async function figures(of: TestUnit, year: number, reader: Actor = scene.nation): Promise<YearFigures> {
  const plan = { unit: of, day: "2026-11-21", year, by: "unit", measures: scene.measures } as const;
  return yearFiguresOf((await as(reader, (tx) => countYears(tx, plan))).get(of.id) ?? nothingCounted, year);
}

const values = (of: YearFigures, codes: string) =>
  Object.fromEntries(codes.split(" ").map((code) => [code, of[code as YearFigureCode].value]));

describe("2026, counted by hand", () => {
  test("of the nation", async () => {
    const of = await figures(scene.whole, 2026);
    expect(values(of, "KM01 KM02 KM03 KM05")).toEqual({ KM01: 4, KM02: 2, KM03: 1, KM05: 6 });
    expect(values(of, "XH01 XH03")).toEqual({ XH01: 3, XH03: 1 });
    expect(values(of, "AT01 AT02 AT03 AT04 AT05 AT06 AT07 AT08 AT09 AT10")).toEqual({
      ...{ AT01: 4, AT02: 1, AT03: 3, AT04: 1, AT05: 1, AT06: 1, AT07: 2, AT08: 1, AT09: 1, AT10: 1 },
    });
    expect(values(of, "PL01 PL02 PL03 PL04")).toEqual({ PL01: 2, PL02: 1, PL03: 1, PL04: 1 });
    expect(values(of, "NT01 NT02 NT03")).toEqual({ NT01: 1, NT02: 1, NT03: 1 });
  });

  test("what waits is told beside it, and what a figure is a share of", async () => {
    const of = await figures(scene.whole, 2026);
    expect(of.KM02).toMatchObject({ provisional: 1, whole: 4, share: 50 });
    expect(of.KM03).toMatchObject({ provisional: 1, whole: 4, share: 25 });
    expect(of.AT02).toMatchObject({ provisional: 1, whole: 4, share: 25 });
    // 31 as appraised, not 30 as scored by itself, and 20: of twice what the set asks.
    expect(of.XH02).toMatchObject({ part: 51, whole: 2 * scene.asked });
    expect(of.PL01).toMatchObject({ whole: 5, share: 40 });
    expect(of.NT01).toMatchObject({ whole: scene.communes.commune });
  });

  test("of a province and of a commune", async () => {
    const of = await figures(scene.province, 2026);
    expect(values(of, "KM01 KM02 KM03 KM05 XH01 XH03 AT01 AT03 PL01 NT01 NT02 NT03")).toEqual({
      ...{ KM01: 3, KM02: 1, KM03: 1, KM05: 6, XH01: 2, XH03: 1, AT01: 4, AT03: 2, PL01: 1 },
      ...{ NT01: 1, NT02: 1, NT03: 1 },
    });
    const one = await figures(scene.first, 2026);
    expect(values(one, "KM01 XH01 XH03 AT01 AT02 AT03 AT04 PL01 PL04 NT01 NT02")).toEqual({
      ...{
        KM01: 0,
        XH01: 1,
        XH03: 1,
        AT01: 3,
        AT02: 1,
        AT03: 1,
        AT04: 1,
        PL01: 1,
        PL04: 1,
        NT01: 1,
        NT02: 0,
      },
    });
  });

  test("nothing that is kept differs from the records", async () => {
    expect(await namedFaults(scene.database.owner)).toEqual([]);
  });
});

describe("wards with a recognition that stands (KM04)", () => {
  test("at the end of 2026: two of their own, one that was carried over; not the withdrawn, the ended, the undecided", async () => {
    const of = await figures(scene.whole, 2026);
    expect(of.KM04).toMatchObject({ part: 3, whole: scene.communes.ward });
    expect((await figures(scene.province, 2026)).KM04).toMatchObject({ part: 3 });
  });

  test("at the end of 2025 the one withdrawn in 2026 still stood, and nothing was carried over yet", async () => {
    expect((await figures(scene.whole, 2025)).KM04).toMatchObject({ part: 3 });
  });

  test("at the end of 2024 all three wards of the old map, before they were merged", async () => {
    expect((await figures(scene.whole, 2024)).KM04).toMatchObject({ part: 3, whole: scene.wardsThen });
  });
});

describe("targets count what the figures count", () => {
  test("KM04 and its targets, of the nation and of a province: the same wards, the same that stand, in each year", async () => {
    const { owner } = scene.database;
    for (const unit of [scene.whole, scene.province])
      for (const year of [2024, 2025, 2030])
        await owner.query(
          `insert into recognition_target (unit_id, scheme_id, year, percent, entered_by_id, entered_by_name)
           select $1, id, $2, 5000, gen_random_uuid(), 'thử' from scheme where code = 'model_ward_police'`,
          [unit.id, year],
        );
    for (const unit of [scene.whole, scene.province])
      for (const [stand, of] of [
        [2024, 2024],
        [2025, 2025],
        [2026, 2030],
      ] as const) {
        const asked = yearAddress.parse({ year: "2026", unit: unit.code, figure: "KM04" });
        const page = await as(scene.nation, (tx) => getYearPage(tx, scene.nation, asked));
        const target = page.targets.find((row) => row.unitId === unit.id && row.year === of);
        const { part, whole } = (await figures(unit, stand)).KM04;
        expect(target).toMatchObject({ stand, recognised: part, units: whole });
        expect(part).toBe(3);
      }
  });
});

describe("criteria at which no point was given", () => {
  const plan = () => ({ unit: scene.whole, day: "2026-11-21", year: 2026 });

  test("the agreed score takes the place of what an applicant said of itself", async () => {
    const failing = await as(scene.nation, (tx) => listFailing(tx, plan(), "exemplary_commune", 10));
    const told = failing.map(({ id, unmet, refused, judged }) => ({ id, unmet, refused, judged }));
    expect(told).toEqual([
      { id: scene.criteria[1], unmet: 1, refused: 1, judged: 3 },
      { id: scene.criteria[0], unmet: 1, refused: 0, judged: 3 },
    ]);
  });

  test("and where", async () => {
    const where = (id: string | undefined) =>
      as(scene.nation, (tx) => whereFailing(tx, plan(), "province", id ?? ""));
    expect((await where(scene.criteria[0])).map(({ unit, unmet }) => [unit.code, unmet])).toEqual([
      ["40", 1],
    ]);
    expect((await where(scene.criteria[1])).map(({ unit, unmet }) => [unit.code, unmet])).toEqual([
      ["42", 1],
    ]);
  });
});

describe("who reads it", () => {
  test("another province counts nothing of this one, nor does a commune of its neighbour", async () => {
    const { foreign, second, first, province, commune } = scene;
    for (const [reader, unit] of [
      [foreign, province],
      [foreign, first],
      [commune, second],
      [commune, province],
    ] as const) {
      const of = await figures(unit, 2026, reader);
      const counted = Object.entries(of).filter(([, { value, provisional }]) => value || provisional);
      expect(counted).toEqual([]);
    }
  });

  test("the page of a province has its communes and none of another", async () => {
    const page = await as(scene.foreign, (tx) =>
      getYearPage(tx, scene.foreign, yearAddress.parse({ year: "2026", figure: "KM01" })),
    );
    expect(page.figures.KM01.value).toBe(1);
    const some = page.rows.filter(({ figure }) => figure.value);
    expect(some.map(({ unit }) => unit.code)).toEqual([scene.abroad.code]);
  });
});

// The last of the scene: it takes recognitions back.
test("what a scheme's period says is what its targets count, and nothing of the other", async () => {
  const { owner } = scene.database;
  const reached = async (period: "yearly" | "standing") => {
    await owner.query("update scheme set period = $1::scheme_period where code = 'model_ward_police'", [
      period,
    ]);
    const asked = yearAddress.parse({ year: "2026", unit: scene.whole.code, figure: "KM04" });
    const { targets } = await as(scene.nation, (tx) => getYearPage(tx, scene.nation, asked));
    return targets.filter(({ unitId }) => unitId === scene.whole.id).map(({ recognised }) => recognised);
  };
  // Of 2026 one ward was recognised, and the two others that stand are not of that year.
  expect(await reached("yearly")).toEqual([3, 3, 1]);
  expect(await reached("standing")).toEqual([3, 3, 3]);
  await owner.query(
    `update recognition r set state = 'withdrawn', ended_on = '2026-12-01', end_reason = 'thử', ended_by_id = gen_random_uuid(), ended_by_name = 'thử'
       from recognition won join scheme m on m.id = won.scheme_id and m.code = 'model_ward_police'
      where won.year = 2026 and r.unit_id = won.unit_id and r.scheme_id = won.scheme_id`,
  );
  expect(await reached("standing")).toEqual([3, 3, 2]);
  expect(await reached("yearly")).toEqual([3, 3, 1]);
});
