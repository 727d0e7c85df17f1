import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { draftChange } from "@/lib/units/changes/commands";
import { previewOf } from "@/lib/units/changes/preview-queries";
import { getChange } from "@/lib/units/changes/queries";
import { createActor, type TestUnit } from "@/tests/support/actors";
import { buildFestival, buildSeason, inState } from "@/tests/support/builders";
import { as, carryOut, form, openScene, type Scene, takeBack, treeMark } from "./changes-scene";

let scene: Scene;
let v05: Scene["people"]["v05"];
let season: string;
beforeAll(async () => {
  scene = await openScene();
  v05 = scene.people.v05;
  season = await buildSeason(scene.owner, 2026);
});
afterAll(() => scene.close());

const at = (index: number) => scene.communes[index] as TestUnit;
const one = async (sql: string, values: unknown[] = []) => (await scene.owner.query(sql, values)).rows[0];
const unitRow = (id: string) =>
  one(
    "select code, kind, name, parent_id, valid_from::text as from, valid_to::text as to from unit where id = $1",
    [id],
  );
const bornOf = async (id: string): Promise<string[]> =>
  (await one("select born_ids from unit_change where id = $1", [id])).born_ids;

type Case = [
  name: string,
  kind: string,
  given: () => Record<string, unknown>,
  check: (id: string) => Promise<void>,
];

const cases: Case[] = [
  [
    "opening",
    "open",
    () => ({ code: "99901", name: "Khu Mới", unitKind: "special_zone", parent: "42" }),
    async (id) => {
      const [born] = await bornOf(id);
      expect(await unitRow(born ?? "")).toMatchObject({
        code: "99901",
        parent_id: scene.province.id,
        from: "2026-10-01",
        to: null,
      });
    },
  ],
  [
    "closing with a successor",
    "close",
    () => ({ unit: at(0).code, successor: at(1).code }),
    async () => {
      expect(await unitRow(at(0).id)).toMatchObject({ to: "2026-10-01" });
      expect(
        await one("select whole, main, to_id from unit_succession where from_id = $1", [at(0).id]),
      ).toEqual({
        whole: true,
        main: true,
        to_id: at(1).id,
      });
    },
  ],
  [
    "another name and kind",
    "rename",
    () => ({ unit: at(0).code, name: "Tên Mới", unitKind: "ward" }),
    async () => {
      expect(await unitRow(at(0).id)).toMatchObject({ name: "Tên Mới", kind: "ward", to: null });
      expect(
        await one("select name, kind, valid_to::text as to from unit_former_name where unit_id = $1", [
          at(0).id,
        ]),
      ).toEqual({
        name: at(0).name,
        kind: at(0).kind,
        to: "2026-10-01",
      });
    },
  ],
  [
    "a move below another province",
    "move",
    () => ({ unit: at(0).code, above: "40", code: "" }),
    async (id) => {
      const [born] = await bornOf(id);
      expect(await unitRow(born ?? "")).toMatchObject({
        code: at(0).code,
        name: at(0).name,
        parent_id: scene.foreign.id,
      });
      expect(await one("select to_id from unit_succession where from_id = $1", [at(0).id])).toEqual({
        to_id: born,
      });
    },
  ],
  [
    "a merger into a new unit of an old code",
    "merge",
    () => ({
      units: [{ unit: at(0).code }, { unit: at(1).code }],
      code: at(0).code,
      name: "Hợp Nhất",
      unitKind: "commune",
    }),
    async (id) => {
      const [born] = await bornOf(id);
      expect(await unitRow(born ?? "")).toMatchObject({
        code: at(0).code,
        name: "Hợp Nhất",
        parent_id: scene.province.id,
      });
      expect((await unitRow(at(1).id)).to).toBe("2026-10-01");
    },
  ],
  [
    "a division into a part of the old name and a new one",
    "split",
    () => ({
      unit: at(0).code,
      parts: [
        { code: at(0).code, name: at(0).name, kind: "commune" },
        { code: "99902", name: "Phần Hai", kind: "ward" },
      ],
    }),
    async (id) => {
      const { rows } = await scene.owner.query(
        "select u.code, s.whole, s.main from unit_succession s join unit u on u.id = s.to_id where s.from_id = $1 order by s.main desc",
        [at(0).id],
      );
      expect(rows).toEqual([
        { code: at(0).code, whole: false, main: true },
        { code: "99902", whole: false, main: false },
      ]);
      expect(await bornOf(id)).toHaveLength(2);
    },
  ],
  [
    "a merger of provinces, whose communes go along",
    "merge",
    () => ({ units: [{ unit: "42" }], into: "40" }),
    async (id) => {
      const count = await one(
        "select count(*)::int as n from unit where parent_id = $1 and valid_from = '2026-10-01'",
        [scene.foreign.id],
      );
      expect(count.n).toBe(69);
      expect((await unitRow(scene.province.id)).to).toBe("2026-10-01");
      expect(await bornOf(id)).toHaveLength(69);
    },
  ],
];

describe("each kind of change", () => {
  test.each(cases)("%s: is carried out, and undone to the row", async (_, kind, given, check) => {
    const before = await treeMark(scene);
    const id = await carryOut(v05, form(kind, given()));
    await check(id);
    expect(await treeMark(scene)).not.toBe(before);
    await takeBack(v05, id);
    expect(await treeMark(scene)).toBe(before);
    expect(await one("select state from unit_change where id = $1", [id])).toEqual({ state: "undone" });
    const { rows } = await scene.owner.query(
      "select step from unit_change_step where change_id = $1 order by at, id",
      [id],
    );
    expect(rows.map((row) => row.step)).toEqual(["draft", "apply", "undo"]);
  });

  test("a preview says what it would do and leaves the tree as it was", async () => {
    const officer = await createActor(scene.owner, "commune_officer", at(2));
    const point = await buildFestival(
      scene.owner,
      { unitId: at(2).id, seasonId: season, enteredById: officer.userId },
      inState("sent", scene.province.id),
    );
    const before = await treeMark(scene);
    const input = form("merge", {
      units: [{ unit: at(2).code }, { unit: at(3).code }],
      code: "99903",
      name: "Nhập",
      unitKind: "commune",
    });
    const { id } = await as(v05, (tx) => draftChange(tx, v05, input));
    const preview = await as(v05, async (tx) => {
      const change = await getChange(tx, id);
      if (!change) throw new Error("not there");
      return previewOf(tx, change);
    });
    expect(preview.conflicts).toEqual([]);
    expect(preview.refused).toBeNull();
    expect(preview.plan.ends).toHaveLength(2);
    expect(preview.holdings).toEqual([
      { source: "festival", held: false, unitId: at(2).id, state: "sent", running: true, count: 1 },
    ]);
    expect(preview.people.map((person) => person.id)).toEqual([officer.userId]);
    // Nobody reads more but the successor.
    expect(preview.growth.map((row) => row.holderId)).toEqual([preview.plan.begins[0]?.id]);
    expect(await treeMark(scene)).toBe(before);
    await scene.owner.query("delete from festival where id = $1", [point]);
  });
});
