import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { draftChange } from "@/lib/units/changes/commands";
import type { TestUnit } from "@/tests/support/actors";
import { as, carryOut, form, openScene, refusalOf, type Scene, treeMark } from "./changes-scene";

let scene: Scene;
let v05: Scene["people"]["v05"];
beforeAll(async () => {
  scene = await openScene();
  v05 = scene.people.v05;
});
afterAll(() => scene.close());

const at = (index: number) => scene.communes[index] as TestUnit;
const one = async (sql: string, values: unknown[] = []) => (await scene.owner.query(sql, values)).rows[0];

describe("what the tree refuses is said in words", () => {
  test.each([
    ["an unknown code", "close", { unit: "99999", successor: "18562" }, "unknown_code"],
    [
      "a code in use",
      "open",
      { code: "18562", name: "Trùng", unitKind: "commune", parent: "42" },
      "code_reused",
    ],
    [
      "a day before the unit began",
      "close",
      { unit: "18562", successor: "18568", effectiveOn: "2025-01-01" },
      "day_before_begin",
    ],
    [
      "a parent that is not there",
      "open",
      { code: "99904", name: "Lạc", unitKind: "commune", parent: "98" },
      "parent_unknown",
    ],
    ["a kind of another level", "rename", { unit: "18562", name: "Lạc", unitKind: "province" }, "kind_level"],
    ["nothing at all", "move", { unit: "18562", above: "42", code: "" }, "nothing_changes"],
  ])("%s", async (_, kind, given, code) => {
    const before = await treeMark(scene);
    expect(await refusalOf(carryOut(v05, form(kind, given)))).toEqual([code]);
    expect(await treeMark(scene)).toBe(before);
  });

  test("a paper whose number has another date", async () => {
    const input = {
      ...form("close", { unit: at(0).code, successor: at(1).code }),
      actNumber: "1665/NQ-UBTVQH15",
    };
    const { number } = await one("select number from legal_act order by number desc limit 1");
    expect(
      await refusalOf(carryOut(v05, { ...input, actNumber: number, actIssuedOn: "2001-01-01" })),
    ).toEqual(["unit_change_act"]);
  });

  test("a paper that is missing", async () => {
    const input = {
      ...form("close", { unit: at(0).code, successor: at(1).code }),
      actNumber: "",
      actIssuedOn: null,
      actTitle: "",
    };
    expect(await refusalOf(carryOut(v05, input))).toEqual(["act_missing", "act_missing", "act_missing"]);
  });

  test("a name before its day", async () => {
    const input = form("rename", { unit: at(0).code, name: "Mai Sau", unitKind: "ward" }, "2099-01-01");
    expect(await refusalOf(carryOut(v05, input))).toEqual(["unit_change_rename_day"]);
  });

  test("by the database itself where the plan is wrong", async () => {
    const { id } = await as(v05, (tx) =>
      draftChange(tx, v05, form("close", { unit: at(0).code, successor: at(1).code })),
    );
    const apply = (plan: object) =>
      as(
        v05,
        (tx) =>
          tx.$executeRaw`select apply_unit_change(${id}::uuid, ${JSON.stringify({ ends: [], begins: [], renames: [], successions: [], ...plan })}::jsonb)`,
      );
    const way = (from: string, to: string, whole = true, main = true) => ({
      fromId: from,
      toId: to,
      whole,
      main,
    });
    const begin = (row: object) => ({
      id: "00000000-0000-4000-8000-0000000000aa",
      code: "99905",
      level: "commune",
      kind: "commune",
      name: "Thử",
      parentId: scene.province.id,
      ...row,
    });
    const [a, b, c] = [at(0).id, at(1).id, at(2).id];
    await expect(apply({ ends: [a] })).rejects.toThrow("unit_successor");
    await expect(apply({ ends: [a, b], successions: [way(a, b), way(b, a)] })).rejects.toThrow(
      "succession_day",
    );
    await expect(apply({ ends: [a], successions: [way(a, b), way(a, c)] })).rejects.toThrow(
      "succession_one_whole",
    );
    await expect(apply({ ends: [a], successions: [way(a, b), way(a, c, false, false)] })).rejects.toThrow(
      "succession_whole_or_parts",
    );
    await expect(
      apply({ ends: [a], successions: [way(a, b, false, false), way(a, c, false, false)] }),
    ).rejects.toThrow("succession_one_main");
    await expect(apply({ begins: [begin({ code: at(0).code })] })).rejects.toThrow("unit_overlap");
    await expect(apply({ begins: [begin({ parentId: b })] })).rejects.toThrow("unit_level_order");
    await expect(
      apply({ ends: [scene.province.id], successions: [way(scene.province.id, scene.foreign.id)] }),
    ).rejects.toThrow("unit_inside_parent");
    await expect(apply({ ends: [a, a], successions: [way(a, b)] })).rejects.toThrow("unit_change_ends");
  });
});
