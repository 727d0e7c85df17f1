import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/core/db";
import { NotThere } from "@/lib/core/refusal";
import { yearFigureCodes } from "@/lib/reports/catalogue";
import { getYearOrigin } from "@/lib/reports/year-origin-queries";
import { yearOriginAddress } from "@/lib/reports/year-schema";
import { as } from "./scene";
import { openYears, type YearsScene } from "./years-scene";

/** "Con số này từ đâu" of figures counted by year: each is followed down to the applications, and all of it adds up. */
let scene: YearsScene;
beforeAll(async () => {
  scene = await openYears();
}, 120_000);
afterAll(async () => {
  await closeDatabase();
  await scene.database.drop();
});

const origin = (query: Record<string, unknown>, reader = scene.nation) =>
  as(reader, (tx) => getYearOrigin(tx, reader, yearOriginAddress.parse(query)));
const sum = <Row>(rows: readonly Row[], of: (row: Row) => number | null) =>
  rows.reduce((all, row) => all + (of(row) ?? 0), 0);

test.each(yearFigureCodes)(
  "%s: provinces add up to it, units to their province, applications to their unit",
  async (figure) => {
    for (const [year, map] of [
      ["2026", "now"],
      ["2025", "then"],
    ]) {
      const whole = await origin({ figure, year, map });
      const provinces = whole.parts?.rows ?? [];
      expect(whole.parts?.by).toBe("province");
      expect(sum(provinces, ({ part }) => part)).toBe(whole.value.part);
      for (const province of provinces.filter(
        ({ part, provisional }) => part > 0 || (provisional ?? 0) > 0,
      )) {
        const asked = { figure, year, map, unit: province.unit.code };
        const units = (await origin(asked)).parts?.rows ?? [];
        expect(sum(units, ({ part }) => part)).toBe(province.part);
        if (province.provisional !== null)
          expect(sum(units, ({ provisional }) => provisional)).toBe(province.provisional);
        for (const unit of units) {
          const { records } = await origin({ ...asked, of: unit.unit.id });
          expect(records?.of.id).toBe(unit.unit.id);
          expect(records?.total).toBe(unit.records);
          expect(sum(records?.rows ?? [], ({ part }) => part)).toBe(unit.part);
          expect(sum(records?.rows ?? [], ({ provisional }) => provisional)).toBe(unit.provisional);
        }
      }
    }
  },
);

test("figures of which there is nothing are few: the scene has something of nearly each", async () => {
  const found = await Promise.all(
    yearFigureCodes.map(async (figure) => (await origin({ figure, year: "2026", map: "now" })).value.part),
  );
  expect(found.filter((part) => part === 0)).toEqual([]);
});

test("a ward that stands by what was carried over to it leads to the recognition and the decision of the old ward", async () => {
  const asked = { figure: "KM04", year: "2026", map: "now", unit: scene.province.code };
  const units = (await origin(asked)).parts?.rows ?? [];
  expect(units.map(({ part }) => part)).toEqual([1, 1, 1]);
  const seen = [];
  for (const { unit } of units)
    seen.push(
      ...((await origin({ ...asked, of: unit.id })).records?.rows.map((row) => ({ ...row, at: unit })) ?? []),
    );
  const carried = seen.find(({ year }) => year === 2024);
  expect(carried?.name).not.toBe(carried?.at.name);
  expect(carried).toMatchObject({
    state: "recognised",
    recognition: { state: "valid", endedOn: null },
    decision: { number: "1/QĐ", decidedOn: "2024-12-20" },
  });
  // Withdrawn in 2026: of 2025 it is behind the figure of that year, and says what became of it.
  const before = (await origin({ ...asked, year: "2025" })).parts?.rows ?? [];
  const of2025 = await Promise.all(before.map(({ unit }) => origin({ ...asked, year: "2025", of: unit.id })));
  expect(
    of2025
      .flatMap(({ records }) => records?.rows ?? [])
      .map(({ recognition }) => recognition?.state)
      .sort(),
  ).toEqual([...["valid", "valid", "withdrawn"]]);
});

test("a commune sees its applications at once, and nobody those of another", async () => {
  const { commune, foreign, second, first, abroad, nation } = scene;
  const own = await origin({ figure: "AT01", year: "2026", map: "now" }, commune);
  expect(own.records?.of.id).toBe(first.id);
  expect(own.records).toMatchObject({ total: 3, made: { part: 3 } });
  const asked = { figure: "AT01", year: "2026", map: "now" };
  await expect(origin({ ...asked, of: second.id }, commune)).rejects.toBeInstanceOf(NotThere);
  await expect(origin({ ...asked, unit: second.code }, commune)).rejects.toBeInstanceOf(NotThere);
  await expect(origin({ ...asked, of: first.id }, foreign)).rejects.toBeInstanceOf(NotThere);
  // A unit that has no part in the figure of that province is not there either.
  await expect(origin({ ...asked, unit: scene.province.code, of: abroad.id }, nation)).rejects.toBeInstanceOf(
    NotThere,
  );
});
