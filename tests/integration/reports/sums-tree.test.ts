import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { faultText } from "@/lib/reports/verify";
import { carryOut, form, openScene, type Scene, takeBack } from "@/tests/integration/units/changes-scene";
import { communesOf, findUnit, type TestUnit } from "@/tests/support/actors";
import { buildFestival, buildSeason, inState } from "@/tests/support/builders";
import { namedFaults } from "@/tests/support/figures";
import { addPart, figuresFor } from "./scene";

/** Sums go along with their units: whatever becomes of the tree, and however it is taken back. */
let scene: Scene;
let v05: Scene["people"]["v05"];
let points: string[];
beforeAll(async () => {
  scene = await openScene();
  v05 = scene.people.v05;
  const seasons = [
    await buildSeason(scene.owner, 2024, { state: "locked" }),
    await buildSeason(scene.owner, 2026),
  ];
  const then = await communesOf(
    scene.owner,
    await findUnit(scene.owner, "42", "province", "2024-08-19"),
    12,
    "2024-08-19",
  );
  points = [];
  for (const [index, unit] of [...then, ...scene.communes.slice(0, 12)].entries()) {
    const state = (["accepted", "sent", "returned"] as const)[index % 3] ?? "accepted";
    const id = await buildFestival(
      scene.owner,
      { unitId: unit.id, seasonId: seasons[index < 12 ? 0 : 1] ?? "" },
      {
        ...inState(state, scene.province.id),
        host_level: index % 2 ? "commune" : "school",
        turnout: 100 + index,
      },
    );
    await addPart(scene.owner, id, "festival_gift", { recipient: "exemplar", count: index + 1, value: 1000 });
    points.push(id);
  }
});
afterAll(() => scene.close());
afterEach(async () => {
  expect((await namedFaults(scene.owner)).map(faultText)).toEqual([]);
});

const at = (index: number) => scene.communes[index] as TestUnit;

/** What the nation has in both seasons on both maps, but for the share of communes. */
async function nation(): Promise<unknown[]> {
  const all = [];
  for (const year of [2024, 2026])
    for (const map of ["then", "now"] as const) {
      const { figures, provisional } = await figuresFor(v05, "VN", year, map);
      all.push({ ...figures, NH05: null }, provisional);
    }
  return all;
}

const marked = async (): Promise<string> => {
  const { rows } = await scene.owner.query(
    `select md5(concat(
       (select string_agg(s::text, '|' order by s::text) from figure_track_sum s where final <> 0 or provisional <> 0),
       (select string_agg(c::text, '|' order by c::text) from figure_coverage c where places <> 0),
       (select string_agg(t::text, '|' order by t::text) from unit_track t),
       (select string_agg(t::text, '|' order by t::text) from track_span t))) as mark`,
  );
  return rows[0].mark;
};

describe("a change of the tree and its undoing", () => {
  test.each<[string, () => [string, Record<string, unknown>]]>([
    [
      "two communes become one",
      () => [
        "merge",
        {
          units: [{ unit: at(0).code }, { unit: at(1).code }],
          code: "99810",
          name: "Mới",
          unitKind: "commune",
          parent: "42",
        },
      ],
    ],
    ["a commune is closed", () => ["close", { unit: at(2).code, successor: at(3).code }]],
    [
      "a commune is divided",
      () => [
        "split",
        {
          unit: at(4).code,
          parent: "42",
          parts: [
            { code: "99811", name: "Một", kind: "commune" },
            { code: at(5).code, name: "", kind: "" },
          ],
        },
      ],
    ],
    ["a commune moves to another province", () => ["move", { unit: at(6).code, above: "40", code: "" }]],
    ["a province is merged into another", () => ["merge", { units: [{ unit: "42" }], into: "40" }]],
    ["a commune begins", () => ["open", { code: "99812", name: "Mới", unitKind: "commune", parent: "42" }]],
  ])("%s", async (_what, change) => {
    const [before, mark] = [await nation(), await marked()];
    const [kind, given] = change();
    const id = await carryOut(v05, form(kind, given));
    expect((await namedFaults(scene.owner)).map(faultText)).toEqual([]);
    expect(await nation()).toEqual(before);
    // The points of a unit that is no more are still corrected.
    await scene.owner.query("update festival set turnout = turnout + 1 where id = any($1)", [points]);
    expect((await namedFaults(scene.owner)).map(faultText)).toEqual([]);
    await scene.owner.query("update festival set turnout = turnout - 1 where id = any($1)", [points]);
    await takeBack(v05, id);
    expect(await nation()).toEqual(before);
    expect(await marked()).toBe(mark);
  });

  test("a point of a new unit, written and deleted, does not stand in the way of its undoing", async () => {
    const id = await carryOut(
      v05,
      form("open", { code: "99813", name: "Mới", unitKind: "commune", parent: "42" }),
    );
    const unit = await findUnit(scene.owner, "99813", "commune");
    const { rows } = await scene.owner.query("select id from season where year = 2026");
    const point = await buildFestival(
      scene.owner,
      { unitId: unit.id, seasonId: rows[0].id },
      inState("accepted", scene.province.id),
    );
    await scene.owner.query("delete from festival where id = $1", [point]);
    await takeBack(v05, id);
  });
});
