import { appendFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NotThere } from "@/lib/core/refusal";
import { applyChange, undoChange } from "@/lib/units/changes/apply-commands";
import {
  acceptChange,
  discardChange,
  draftChange,
  editChangeHead,
  refuseChange,
  replaceLines,
  requestChange,
  withdrawChange,
} from "@/lib/units/changes/commands";
import { previewOf } from "@/lib/units/changes/preview-queries";
import { getChange, listChanges } from "@/lib/units/changes/queries";
import { changeFilter, fileChangeInput, replaceFileInput } from "@/lib/units/changes/schema";
import { communesOf, findUnit, type TestUnit } from "@/tests/support/actors";
import { as, form, openScene, refusalOf, type Scene, takeBack, treeMark } from "./changes-scene";

let scene: Scene;
let v05: Scene["people"]["v05"];
beforeAll(async () => {
  scene = await openScene();
  v05 = scene.people.v05;
});
afterAll(() => scene.close());

const head = "Mã cũ;Phạm vi;Phần chính;Mã mới;Tên mới;Loại mới;Mã tỉnh";
const paper = {
  effectiveOn: "2026-10-01",
  actNumber: "900/NQ-UBTVQH16",
  actIssuedOn: "2026-09-01",
  actTitle: "Sắp xếp",
};
const fileOf = (rows: string[]) => fileChangeInput.parse({ ...paper, file: [head, ...rows].join("\r\n") });
const at = (index: number) => scene.communes[index] as TestUnit;

const look = (id: string) =>
  as(v05, async (tx) => {
    const change = await getChange(tx, id);
    if (!change) throw new NotThere();
    return previewOf(tx, change);
  });

describe("merge day", () => {
  test("a province of 124 communes: dry run, commit and undo in seconds, and the tree as before", async () => {
    const province = await findUnit(scene.owner, "08", "province");
    const communes = await communesOf(scene.owner, province, 200);
    expect(communes).toHaveLength(124);
    // Two and two become one; each tenth is divided between its neighbours.
    const rows = communes.flatMap((unit, index) => {
      const target = communes[index - (index % 2)] as TestUnit;
      const next = communes[(index + 12) % 124] as TestUnit;
      const into = communes[communes.indexOf(next) - (communes.indexOf(next) % 2)] as TestUnit;
      if (index % 10 === 9)
        return [`${unit.code};một phần;x;${target.code};;;`, `${unit.code};một phần;;${into.code};;;`];
      return [
        `${unit.code};toàn bộ;;${target.code};${target === unit ? `${unit.name} mới` : ""};${target === unit ? "xã" : ""};`,
      ];
    });
    const before = await treeMark(scene);
    const times: Record<string, number> = {};
    const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      const start = performance.now();
      const result = await work();
      times[name] = Math.round(performance.now() - start);
      return result;
    };
    const { id } = await timed("upload", () => as(v05, (tx) => draftChange(tx, v05, fileOf(rows))));
    const preview = await timed("dry run", () => look(id));
    expect(preview.conflicts).toEqual([]);
    expect(preview.refused).toBeNull();
    expect([preview.plan.ends.length, preview.plan.begins.length]).toEqual([124, 62]);
    await timed("commit", () => as(v05, (tx) => applyChange(tx, v05, { id, version: 1 })));
    const { rows: alive } = await scene.owner.query(
      "select count(*)::int as n from unit where parent_id = $1 and valid_to is null",
      [province.id],
    );
    expect(alive).toEqual([{ n: 62 }]);
    await timed("undo", () => takeBack(v05, id));
    expect(await treeMark(scene)).toBe(before);
    if (process.env.SAY_TIMES) appendFileSync(process.env.SAY_TIMES, `${JSON.stringify(times)}\n`);
  });

  test("a bad file is kept as a draft with every conflict at its line; the corrected one takes its place", async () => {
    const { id } = await as(v05, (tx) =>
      draftChange(
        tx,
        v05,
        fileOf([`${at(0).code};;;${at(1).code};;;`, `99999;;;${at(1).code};;;`, `${at(2).code};;;;;;`]),
      ),
    );
    expect((await look(id)).conflicts.map(({ at: line, code }) => [line, code])).toEqual([
      [3, "unknown_code"],
      [4, "successor_missing"],
    ]);
    const before = await treeMark(scene);
    expect(await refusalOf(as(v05, (tx) => applyChange(tx, v05, { id, version: 1 })))).toEqual([
      "unknown_code",
      "successor_missing",
    ]);
    expect(await treeMark(scene)).toBe(before);
    const better = replaceFileInput.parse({
      id,
      version: 1,
      file: `${head}\n${at(0).code};;;${at(1).code};;;`,
    });
    await as(v05, (tx) => replaceLines(tx, v05, better));
    expect((await look(id)).conflicts).toEqual([]);
    await as(v05, (tx) => discardChange(tx, v05, { id, version: 2 }));
    expect(await refusalOf(as(v05, (tx) => applyChange(tx, v05, { id, version: 3 })))).toEqual([
      "wrong_state",
    ]);
  });

  test.each([
    ["problem:spreadsheet", "CSV"],
    ["problem:encoding", "UTF-8"],
    ["problem:too_large", "500 KB"],
    ["", "Chọn tệp"],
    ["a;b\n1;2", "Mã cũ"],
  ])("a file that cannot be read at all is refused with what to do: %s", (file, words) => {
    const read = fileChangeInput.safeParse({ ...paper, file });
    expect(read.error?.issues.map((issue) => [issue.path.join("."), issue.message.includes(words)])).toEqual([
      ["file", true],
    ]);
  });
});

describe("requests of provinces", () => {
  const input = () => ({
    ...form("rename", { unit: at(3).code, name: "Tên Khác", unitKind: "ward" }),
    actNumber: "",
    actIssuedOn: null,
    actTitle: "",
  });
  const ask = () =>
    as(scene.people.provinceAdmin, (tx) => requestChange(tx, scene.people.provinceAdmin, input()));
  const state = async (id: string) =>
    (await scene.owner.query("select state from unit_change where id = $1", [id])).rows[0]?.state;

  test("is accepted, gets its paper, is applied and undone; the province sees each step", async () => {
    const { provinceAdmin } = scene.people;
    const { id } = await ask();
    expect(await state(id)).toBe("requested");
    await as(v05, (tx) => acceptChange(tx, v05, { id, version: 1 }));
    expect(await refusalOf(as(v05, (tx) => applyChange(tx, v05, { id, version: 2 })))).toEqual([
      "act_missing",
      "act_missing",
      "act_missing",
    ]);
    await as(v05, (tx) => editChangeHead(tx, v05, { id, version: 2, ...paper, note: "" }));
    await as(v05, (tx) => applyChange(tx, v05, { id, version: 3 }));
    const seen = await as(provinceAdmin, (tx) => getChange(tx, id));
    expect(seen?.steps.map(({ step }) => step)).toEqual(["request", "accept", "edit", "apply"]);
    await as(v05, (tx) => undoChange(tx, v05, { id, version: 4, note: "ghi nhầm" }));
  });

  test("is refused with the reason", async () => {
    const { id } = await ask();
    await as(v05, (tx) => refuseChange(tx, v05, { id, version: 1, note: "Chưa đủ hồ sơ" }));
    const seen = await as(scene.people.provinceAdmin, (tx) => getChange(tx, id));
    expect(seen?.steps.at(-1)).toMatchObject({ step: "refuse", note: "Chưa đủ hồ sơ" });
  });

  test("is withdrawn by its province while V05 has not answered, and not afterwards", async () => {
    const { provinceAdmin } = scene.people;
    const [first, second] = [await ask(), await ask()];
    await as(provinceAdmin, (tx) => withdrawChange(tx, provinceAdmin, { id: first.id, version: 1 }));
    expect(await state(first.id)).toBe("withdrawn");
    await as(v05, (tx) => acceptChange(tx, v05, { id: second.id, version: 1 }));
    await expect(
      as(provinceAdmin, (tx) => withdrawChange(tx, provinceAdmin, { id: second.id, version: 2 })),
    ).rejects.toThrow(NotThere);
    await as(v05, (tx) => discardChange(tx, v05, { id: second.id, version: 2 }));
  });

  test("is not there for another province, and nothing of it is written by one", async () => {
    const { foreignAdmin } = scene.people;
    const { id } = await ask();
    expect(await as(foreignAdmin, (tx) => getChange(tx, id))).toBeNull();
    expect((await as(foreignAdmin, (tx) => listChanges(tx, changeFilter.parse({})))).total).toBe(0);
    await expect(
      as(foreignAdmin, (tx) => withdrawChange(tx, foreignAdmin, { id, version: 1 })),
    ).rejects.toThrow(NotThere);
    const steps = await as(foreignAdmin, (tx) => tx.$queryRaw`select id from unit_change_step`);
    expect(steps).toEqual([]);
    const forged = as(
      foreignAdmin,
      (tx) =>
        tx.$executeRaw`insert into unit_change (unit_id, kind, state, effective_on, lines, requested_by_unit_id, created_by_id)
        values (${scene.province.id}::uuid, 'rename', 'requested', '2026-10-01', '[]', ${scene.province.id}::uuid, ${foreignAdmin.userId}::uuid)`,
    );
    await expect(forged).rejects.toThrow("row-level security");
    expect(await state(id)).toBe("requested");
  });

  test("a province decides nothing, and cannot make a draft", async () => {
    const { provinceAdmin } = scene.people;
    const { id } = await ask();
    expect(
      await refusalOf(as(provinceAdmin, (tx) => acceptChange(tx, provinceAdmin, { id, version: 1 }))),
    ).toEqual(["not_permitted"]);
    await expect(
      as(
        provinceAdmin,
        (tx) => tx.$executeRaw`update unit_change set state = 'draft' where id = ${id}::uuid`,
      ),
    ).rejects.toThrow("unit_change_state");
    const forged = as(
      provinceAdmin,
      (tx) =>
        tx.$executeRaw`insert into unit_change (unit_id, kind, state, effective_on, lines, requested_by_unit_id, created_by_id)
        values (${scene.province.id}::uuid, 'rename', 'draft', '2026-10-01', '[]', ${scene.province.id}::uuid, ${provinceAdmin.userId}::uuid)`,
    );
    await expect(forged).rejects.toThrow(/unit_change_begins|row-level security/);
  });

  test("what somebody else changed since the page was shown must be read first", async () => {
    const { id } = await ask();
    await as(v05, (tx) => acceptChange(tx, v05, { id, version: 1 }));
    await as(v05, (tx) => editChangeHead(tx, v05, { id, version: 2, ...paper, note: "" }));
    expect(await refusalOf(as(v05, (tx) => applyChange(tx, v05, { id, version: 2 })))).toEqual(["stale"]);
  });
});
