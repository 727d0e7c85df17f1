import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { readFilter, type SearchParams } from "@/lib/festivals/points/filter";
import { listFestivals, pageSize } from "@/lib/festivals/points/list-queries";
import { as, openScene, type Scene } from "./points-scene";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
  const { commune, sibling, foreignCommune, foreignProvince, owner } = scene;
  await scene.point("draft", {
    name: "Ngày hội thôn Hòa Bình",
    held_on: "2026-07-10",
    turnout: 50,
    status: "planned",
  });
  const gifted = await scene.point("sent", {
    name: "Ngày hội Phố Thủy",
    place: "Sân vận động Mỹ Đình",
    turnout: 300,
  });
  await scene.point("accepted", {
    name: "Cấp xã",
    host_level: "commune",
    turnout: 900,
    top_tier: "province",
  });
  await scene.point("sent", { name: "Láng giềng", turnout: 70 }, sibling);
  await scene.point("sent", { name: "Tỉnh khác", holder_unit_id: foreignProvince.id }, foreignCommune);
  await owner.query(
    `insert into festival_gift (festival_id, unit_id, recipient, count, value)
     values ($1, $2, 'poor_household', 10, 5000000), ($1, $2, 'exemplar', 2, 2000000)`,
    [gifted, commune.id],
  );
});
afterAll(() => scene.close());

async function ask(actor: Actor, params: SearchParams) {
  const found = await as(actor, (tx) => listFestivals(tx, readFilter(params), "2026-11-21"));
  return { names: found.rows.map((row) => row.name), totals: found.totals, rows: found.rows };
}

describe("the list of points", () => {
  test("a province sees its communes, a commune itself, the nation all; totals are of what is filtered", async () => {
    const { provinceOfficer, officer, v05, foreignOfficer } = scene.people;
    const province = await ask(provinceOfficer, { season: "2026" });
    expect(province.names).toHaveLength(4);
    expect(province.totals).toEqual({ count: 4, turnout: 1320, gifts: 12, giftValue: 7_000_000n, parts: {} });
    expect((await ask(officer, { season: "2026" })).names).toHaveLength(3);
    expect((await ask(v05, { season: "2026" })).names).toHaveLength(5);
    expect((await ask(foreignOfficer, { season: "2026" })).names).toEqual(["Tỉnh khác"]);
    expect((await ask(foreignOfficer, { season: "2026", q: "hoa binh" })).totals.count).toBe(0);
  });

  test.each<[string, SearchParams, string[]]>([
    ["text without marks", { q: "hoa binh" }, ["Ngày hội thôn Hòa Bình"]],
    ["text in another spelling", { q: "HOÀ BÌNH" }, ["Ngày hội thôn Hòa Bình"]],
    ["the place, i for y", { q: "mi đinh" }, ["Ngày hội Phố Thủy"]],
    ["a host level", { host: "commune" }, ["Cấp xã"]],
    ["several states", { state: "accepted,locked" }, ["Cấp xã"]],
    ["a status", { status: "planned" }, ["Ngày hội thôn Hòa Bình"]],
    ["a leader tier", { tier: "province" }, ["Cấp xã"]],
    [
      "what is late",
      { late: "1", sort: "name" },
      ["Láng giềng", "Ngày hội Phố Thủy", "Ngày hội thôn Hòa Bình"],
    ],
    ["another season", { season: "2024" }, []],
    ["an unknown unit", { unit: "không có đâu" }, []],
    ["codes that nobody knows are no filter", { host: "moon", state: "x'--", tier: "province" }, ["Cấp xã"]],
  ])("filters by %s", async (_, params, names) => {
    expect((await ask(scene.people.provinceOfficer, { season: "2026", ...params })).names).toEqual(names);
  });

  test("filters by a unit's code or name, with all below it", async () => {
    const { v05 } = scene.people;
    const { commune, province, sibling } = scene;
    expect((await ask(v05, { season: "2026", unit: commune.code })).names).toHaveLength(3);
    expect((await ask(v05, { season: "2026", unit: province.code })).names).toHaveLength(4);
    expect((await ask(v05, { season: "2026", unit: "ha tinh" })).names).toHaveLength(4);
    expect((await ask(v05, { season: "2026", unit: "a tinh" })).names).toHaveLength(0);
    expect((await ask(v05, { season: "2026", unit: "VN" })).names).toHaveLength(5);
    expect((await ask(v05, { season: "2026", q: sibling.name })).names).toContain("Láng giềng");
  });

  test("sorted by several columns, nothing entered last, the id as tie-breaker", async () => {
    const { provinceOfficer } = scene.people;
    const byTurnout = await ask(provinceOfficer, { season: "2026", sort: "-turnout" });
    expect(byTurnout.rows.map((row) => row.turnout)).toEqual([900, 300, 70, 50]);
    const byGifts = await ask(provinceOfficer, { season: "2026", sort: "-gifts,name" });
    expect(byGifts.rows.map((row) => row.gifts)).toEqual([12, 0, 0, 0]);
    const again = await ask(provinceOfficer, { season: "2026", sort: "held_on" });
    expect(again.names[0]).toBe("Ngày hội thôn Hòa Bình");
  });

  test("pages meet without a gap or a double", async () => {
    await scene.owner.query(
      `insert into festival (unit_id, season_id, name, host_level, held_on, entered_by_id, entered_by_name)
       select $1, $2, 'Trang ' || n, 'residential', '2026-08-01', gen_random_uuid(), 'thử' from generate_series(1, 130) n`,
      [scene.sibling.id, scene.season],
    );
    // By the day, whose index is walked, and by what all that are filtered are looked at for.
    for (const sort of ["", "name", "-turnout,-name", "unit,sent_at"]) {
      const seen: string[] = [];
      for (const [page, size] of [pageSize, pageSize, 130 - 2 * pageSize, 0].entries()) {
        const asked = { season: "2026", q: "trang", sort, page: String(page + 1) };
        const { rows, totals } = await ask(scene.people.provinceOfficer, asked);
        expect(rows).toHaveLength(size);
        expect(totals.count).toBe(130);
        seen.push(...rows.map((row) => (sort.includes("name") ? row.name : row.id)));
      }
      expect(new Set(seen).size).toBe(130);
      const sorted = seen.toSorted((a, b) => (a < b ? -1 : 1));
      if (sort === "name") expect(seen).toEqual(sorted);
      if (sort === "-turnout,-name") expect(seen).toEqual(sorted.toReversed());
    }
  });

  test("a commune reads what it absorbed, and nothing beside it", async () => {
    const { rows } = await scene.owner.query(
      `select unit_id as id from unit_reach r join unit u on u.id = r.unit_id
        where r.holder_id = $1 and r.whole and r.via = 'absorbed' and u.level = 'commune' limit 1`,
      [scene.commune.id],
    );
    const absorbed = rows[0]?.id as string;
    expect(absorbed).toBeTruthy();
    await scene.owner.query(
      `insert into festival (unit_id, season_id, name, host_level, held_on, entered_by_id, entered_by_name)
       values ($1, $2, 'Xã cũ', 'residential', '2024-08-01', gen_random_uuid(), 'thử')`,
      [absorbed, scene.oldSeason],
    );
    expect((await ask(scene.people.officer, { season: "2024" })).names).toEqual(["Xã cũ"]);
    expect((await ask(scene.people.siblingOfficer, { season: "2024" })).names).toEqual([]);
    const byCode = await ask(scene.people.v05, { season: "2024", unit: scene.commune.code });
    expect(byCode.names).toEqual(["Xã cũ"]);
  });
});
