import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { closeDatabase } from "@/lib/core/db";
import { NotThere } from "@/lib/core/refusal";
import { unitTitle } from "@/lib/core/words";
import { catalogue } from "@/lib/reports/catalogue";
import { missingSide, sidesText } from "@/lib/reports/compare";
import { getComparison } from "@/lib/reports/compare-queries";
import { getDashboard } from "@/lib/reports/dashboard-queries";
import { compareAddress, dashboardAddress, originAddress } from "@/lib/reports/dashboard-schema";
import { saidOf, sumOfParts } from "@/lib/reports/origin";
import { getOrigin } from "@/lib/reports/origin-page-queries";
import { communesOf, createActor, findUnit, type TestUnit } from "@/tests/support/actors";
import { buildFestival, buildSeason, inState } from "@/tests/support/builders";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { addPart, as, figuresFor } from "./scene";

let database: TestDatabase;
let [thisYear, lastYear] = ["", ""];
let haTinh: TestUnit;
let ngheAn: TestUnit;
let mine: TestUnit[];
let theirs: TestUnit[];
let officer: Actor;
let commune: Actor;
let nation: Actor;

beforeAll(async () => {
  database = await testDatabase();
  const { owner } = database;
  thisYear = await buildSeason(owner, 2026);
  lastYear = await buildSeason(owner, 2025, { state: "locked", ends_on: "2025-08-19" });
  haTinh = await findUnit(owner, "42", "province");
  ngheAn = await findUnit(owner, "40", "province");
  mine = await communesOf(owner, haTinh, 4);
  theirs = await communesOf(owner, ngheAn, 2);
  officer = await createActor(owner, "province_officer", haTinh);
  nation = await createActor(owner, "ministry_leader", { code: "VN", level: "nation" });
  if (mine[0]) commune = await createActor(owner, "commune_officer", mine[0]);
  for (const [index, unit] of mine.entries()) {
    const id = await point(unit, thisYear, { turnout: 100 + index, host_level: "commune" });
    await addPart(owner, id, "festival_gift", { recipient: "other", count: 2, value: 900_000 });
    if (index < 2) await point(unit, lastYear, { turnout: 50 });
  }
  for (const unit of theirs) await point(unit, thisYear, { turnout: 10 });
  await point(mine[3], thisYear, { ...inState("sent", haTinh.id), accepted_by_id: null, accepted_at: null });
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const point = (unit: TestUnit | undefined, seasonId: string, row: Record<string, unknown> = {}) =>
  buildFestival(
    database.owner,
    { unitId: unit?.id ?? "", seasonId },
    { ...inState("accepted", haTinh.id), delegates: 5, ...row },
  );

const compare = (actor: Actor, query: Record<string, string>) =>
  as(actor, (tx) => getComparison(tx, actor, compareAddress.parse(query)));
const origin = (actor: Actor, query: Record<string, string>) =>
  as(actor, (tx) => getOrigin(tx, actor, originAddress.parse(query)));
const dashboard = (actor: Actor, query: Record<string, string>) =>
  as(actor, (tx) => getDashboard(tx, actor, dashboardAddress.parse(query)));

describe("a comparison", () => {
  test("two seasons of a unit: each side is what its own page says", async () => {
    const page = await compare(officer, { with: "season" });
    expect(page?.sides.map(({ name }) => name)).toEqual(["Mùa 2026", "Mùa 2025"]);
    for (const [index, year] of [2026, 2025].entries()) {
      expect(page?.sides[index]?.values).toEqual((await figuresFor(officer, "42", year, "now")).figures);
    }
    expect((await compare(officer, { with: "season", season: "2025", year: "2026" }))?.sides[1].name).toBe(
      "Mùa 2026",
    );
    await expect(compare(officer, { with: "season", year: "2019" })).rejects.toBeInstanceOf(NotThere);
  });

  test("nothing is held against itself: it is said, and there is no second side", async () => {
    const asked: Record<string, string>[] = [
      { with: "season", season: "2026", year: "2026" },
      { with: "unit", other: "42" },
    ];
    for (const query of asked) {
      const page = await compare(officer, query);
      expect(page?.itself).toBe(true);
      expect(page?.sides[1].values).toEqual({});
      expect(page && missingSide(page).title).toMatch(/không so với chính/);
    }
    expect((await compare(officer, { with: "season" }))?.itself).toBe(false);
    expect(sidesText([{ name: "Hà Tĩnh" }, { name: "Bình quân một tỉnh" }])).toBe(
      "Hà Tĩnh và bình quân một tỉnh",
    );
    expect(sidesText([{ name: "Mùa 2026" }, { name: "Mùa 2024" }])).toBe("Mùa 2026 và mùa 2024");
    expect(sidesText([{ name: "Xã Thạch Hà" }, { name: "Phường Thành Sen" }])).toBe(
      "Xã Thạch Hà và phường Thành Sen",
    );
    expect(sidesText([{ name: "Hà Tĩnh" }, { name: "TP Huế" }])).toBe("Hà Tĩnh và TP Huế");
  });

  test("two units: the other must be in reach", async () => {
    const page = await compare(nation, { unit: "42", with: "unit", other: "40" });
    expect(page?.sides.map(({ values }) => values.NH01)).toEqual([4, 2]);
    expect(page?.series?.map((series) => series.at(-1)?.final.NH01)).toEqual([4, 2]);
    await expect(compare(officer, { with: "unit", other: "40" })).rejects.toBeInstanceOf(NotThere);
    await expect(compare(officer, { unit: "40", with: "mean" })).rejects.toBeInstanceOf(NotThere);
    const offered = (await compare(officer, { with: "unit" }))?.units ?? [];
    expect(offered.filter(({ level }) => level === "province").map(({ code }) => code)).toEqual(["42"]);
    expect(offered.some(({ id }) => id === theirs[0]?.id)).toBe(false);
    expect(offered.filter(({ level }) => level === "commune")).toHaveLength(69);
  });

  test("the nation's mean is told to whoever asks, and of nobody by name", async () => {
    const province = await compare(officer, { with: "mean" });
    expect(province?.sides[1]).toMatchObject({ name: "Bình quân một tỉnh", asked: null, coverage: null });
    expect(province?.sides[1].values.NH01).toBeCloseTo(6 / 34, 5);
    const own = await compare(commune, { with: "mean" });
    expect(own?.sides[1].values.NH09).toBeCloseTo(426 / 3321, 5);
    expect((await compare(nation, { with: "mean" }))?.sides[1].values).toEqual({});
  });
});

describe("where a figure comes from", () => {
  test("at every step the parts add up to the figure, to what waits, and end in records", async () => {
    for (const { code, of } of catalogue) {
      if ("whole" in of) continue;
      const whole = await origin(nation, { figure: code });
      const provinces = whole?.parts?.rows ?? [];
      expect(provinces).toHaveLength(34);
      expect(sumOfParts(provinces).final, code).toBe(whole?.value ?? 0);
      expect(sumOfParts(provinces).provisional, code).toBe(whole?.provisional ?? 0);
      const province = await origin(nation, { figure: code, unit: "42" });
      const units = province?.parts?.rows ?? [];
      expect(sumOfParts(units), code).toEqual({
        final: province?.value ?? 0,
        provisional: province?.provisional ?? 0,
      });
      for (const { unit, final, records } of units) {
        const last = await origin(nation, { figure: code, unit: "42", of: unit.code });
        const rows = last?.records?.rows ?? [];
        expect(rows).toHaveLength(records ?? -1);
        const accepted = rows.filter(({ state }) => state !== "sent");
        expect(accepted.reduce((sum, { amount }) => sum + amount, 0)).toBe(final);
      }
    }
  });

  test("of the records of one unit the number is that unit's own, and the whole is named as the whole", async () => {
    const unit = mine[3];
    const page = await origin(nation, { figure: "NH09", unit: "42", of: unit?.code ?? "" });
    if (!page) throw new Error("no season");
    const { number, facts } = saidOf(page);
    expect(number).toBe("103 lượt người");
    expect(facts).toContain(unit && unitTitle(unit));
    expect(facts).toContain("trong 406 lượt người của tỉnh Hà Tĩnh");
    expect(facts.join("; ")).not.toMatch(/đơn vị cấp xã đã báo cáo/);
    const points = await origin(nation, { figure: "NH01", unit: "42", of: unit?.code ?? "" });
    expect(points && saidOf(points).facts).toContain("thêm 1 điểm chờ tiếp nhận");
    const share = await origin(officer, { figure: "NH05", of: unit?.code ?? "" });
    expect(share && saidOf(share).number).toBe("1 điểm cấp xã");
    const whole = await origin(officer, { figure: "NH09" });
    expect(whole && saidOf(whole).number).toBe("406 lượt người");
  });

  test("a share is what held of those that there are", async () => {
    const share = await origin(officer, { figure: "NH05" });
    expect(share?.coverage).toMatchObject({ held: 4, expected: 69 });
    expect(share?.value).toBe(5.8);
  });

  test("of a unit out of reach, or of one that adds nothing, there is no page", async () => {
    await expect(origin(officer, { unit: "40" })).rejects.toBeInstanceOf(NotThere);
    await expect(origin(officer, { of: theirs[0]?.code ?? "" })).rejects.toBeInstanceOf(NotThere);
    await expect(origin(commune, { of: mine[1]?.code ?? "" })).rejects.toBeInstanceOf(NotThere);
    expect((await origin(commune, { figure: "NH01" }))?.records?.rows).toHaveLength(1);
  });
});

describe("a dashboard", () => {
  test("ranks the units below by any figure; the ranking adds up to the headline", async () => {
    for (const figure of ["NH01", "NH09", "NH11"] as const) {
      const page = await dashboard(nation, { figure });
      const rows = page?.breakdown?.rows ?? [];
      expect(rows.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(page?.set.figures[figure]);
      expect(rows[0]).toMatchObject({ rank: 1, unit: { code: "42" } });
    }
  });

  test("of a unit below is open to those above it, of any other it is not there", async () => {
    expect((await dashboard(nation, { unit: "42" }))?.own).toBe(false);
    expect((await dashboard(officer, { unit: "42" }))?.own).toBe(true);
    expect((await dashboard(officer, { unit: mine[1]?.code ?? "" }))?.unit.id).toBe(mine[1]?.id);
    for (const unit of ["40", "VN", theirs[0]?.code ?? ""]) {
      await expect(dashboard(officer, { unit }), unit).rejects.toBeInstanceOf(NotThere);
    }
    await expect(dashboard(commune, { unit: "42" })).rejects.toBeInstanceOf(NotThere);
  });

  test("what was accepted this moment is in it, and how long acceptance took", async () => {
    const before = await dashboard(officer, {});
    await point(mine[0], thisYear, { sent_at: "2026-11-20T00:00:00Z", accepted_at: "2026-11-21T12:00:00Z" });
    const after = await dashboard(officer, {});
    expect((after?.set.figures.NH01 ?? 0) - (before?.set.figures.NH01 ?? 0)).toBe(1);
    expect(after?.series.at(-1)?.final.NH01).toBe(after?.set.figures.NH01);
    expect(after?.pace.accepted).toBe((before?.pace.accepted ?? 0) + 1);
    // Four took a day, one a day and a half.
    expect(before?.pace.meanDays).toBeCloseTo(1, 5);
    expect(after?.pace.meanDays).toBeCloseTo(1.1, 5);
    // Kept with the sums: also where nothing but the moment is put right.
    await database.owner.query(
      "update festival set accepted_at = accepted_at - interval '12 hours' where accepted_at = '2026-11-21T12:00:00Z'",
    );
    expect((await dashboard(officer, {}))?.pace.meanDays).toBeCloseTo(1, 5);
  });
});
