import type { CellValue } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Refusal } from "@/lib/core/refusal";
import { placeLabel } from "@/lib/festivals/imports/places";
import { workbookFile } from "@/tests/support/workbooks";
import { commit, handIn, handInRows, headings, importOf, pointCells, rowsOf } from "./imports-scene";
import { openScene, type Scene } from "./points-scene";

let scene: Scene;
let here: string;
beforeAll(async () => {
  scene = await openScene();
  here = placeLabel(scene.commune);
});
afterAll(() => scene.close());

const stored = async (name: string) =>
  (await scene.owner.query("select * from festival where name = $1 order by id", [name])).rows;

describe("points from a file", () => {
  test("are previewed, written with their rows and the timeline, and change nothing the second time", async () => {
    const officer = scene.people.provinceOfficer;
    const file = [
      pointCells(here, "Ngày hội thôn Một"),
      pointCells(scene.sibling.code, "Ngày hội thôn Hai", {
        2: "Thôn",
        3: new Date("2026-08-10T00:00:00Z"),
        6: "1.407",
      }),
    ];
    const path = await workbookFile([{ rows: [headings, ...file] }]);
    const id = await handIn(officer, path);
    const read = await importOf(officer, id);
    expect(read).toMatchObject({
      state: "checked",
      counts: { added: 2, changed: 0, same: 0, wrong: 0, asked: 0 },
    });
    expect(await stored("Ngày hội thôn Một")).toEqual([]);

    await commit(officer, id);
    expect(await importOf(officer, id)).toMatchObject({ state: "committed", problemDetail: "" });
    const [one] = await stored("Ngày hội thôn Một");
    expect(one).toMatchObject({
      unit_id: scene.commune.id,
      season_id: scene.season,
      state: "draft",
      holder_unit_id: scene.commune.id,
      turnout: 250,
      entered_by_id: officer.userId,
      editor_ids: [officer.userId],
      created_by_unit_id: scene.province.id,
      top_tier: "commune",
    });
    const parts = await scene.owner.query(
      `select g.recipient, g.count, g.value, a.authority, a.form, a.count as awards
         from festival_gift g join festival_award a using (festival_id) where g.festival_id = $1`,
      [one?.id],
    );
    expect(parts.rows).toEqual([
      {
        recipient: "poor_household",
        count: 20,
        value: "10000000",
        authority: "commune_committee",
        form: "commendation",
        awards: 2,
      },
    ]);
    const decisions = await scene.owner.query(
      "select step, to_state, note, actor_id from decision where record_id = $1",
      [one?.id],
    );
    expect(decisions.rows).toEqual([
      {
        step: "create",
        to_state: "draft",
        note: 'Nhập từ tệp "diem.xlsx", dòng 2.',
        actor_id: officer.userId,
      },
    ]);
    expect((await stored("Ngày hội thôn Hai"))[0]).toMatchObject({
      unit_id: scene.sibling.id,
      turnout: 1407,
    });
    const trail = await scene.owner.query("select table_name, actor_id from audit_entry where row_id = $1", [
      one?.id,
    ]);
    expect(trail.rows).toEqual([{ table_name: "festival", actor_id: officer.userId }]);

    const again = await handIn(officer, path);
    expect(await importOf(officer, again)).toMatchObject({
      counts: { added: 0, changed: 0, same: 2, wrong: 0, warned: 0 },
      earlier: { id },
    });
    await expect(commit(officer, again)).rejects.toThrow(Refusal);
  });

  test("change what is there: only fields that the file names and that differ; blank cells leave what is stored", async () => {
    const officer = scene.people.provinceOfficer;
    const first = await handInRows(officer, [pointCells(here, "Ngày hội sửa")]);
    await commit(officer, first);
    const [before] = await stored("Ngày hội sửa");

    const again = await handInRows(officer, [
      pointCells(here, "NGÀY HỘI SỬA", { 6: 300, 7: null, 9: 25, 11: null, 1: "Ngày hội  sửa" }),
    ]);
    const [row] = await rowsOf(officer, again);
    expect(row?.changes).toEqual([
      { label: "Tên điểm", before: "Ngày hội sửa", after: "Ngày hội  sửa" },
      { label: "Lượt người tham gia", before: "250", after: "300" },
      {
        label: "Quà tặng",
        before: "Hộ nghèo, hoàn cảnh khó khăn: 20 suất, 10.000.000 đồng",
        after: "Hộ nghèo, hoàn cảnh khó khăn: 25 suất, 10.000.000 đồng",
      },
    ]);
    await commit(officer, again);
    const { rows } = await scene.owner.query(
      `select f.turnout, f.delegates, f.version, f.state, g.count, g.value,
              (select count(*)::int from festival_award where festival_id = f.id) as awards
         from festival f join festival_gift g on g.festival_id = f.id where f.id = $1`,
      [before?.id],
    );
    expect(rows).toEqual([
      { turnout: 300, delegates: 12, version: 2, state: "draft", count: 25, value: "10000000", awards: 1 },
    ]);
  });

  test("are recognised by their id, also under another name and on another day", async () => {
    const id = await scene.point("draft", { name: "Tên cũ", created_by_unit_id: scene.province.id });
    const rows = (over: CellValue[]) => [[...headings, "Mã điểm"], over];
    const path = await workbookFile([
      { rows: rows([...pointCells(here, "Tên mới", { 3: "15/08/2026" }), id.toUpperCase()]) },
    ]);
    const found = await rowsOf(
      scene.people.provinceOfficer,
      await handIn(scene.people.provinceOfficer, path),
    );
    expect(found[0]).toMatchObject({ outcome: "changed", targetId: id });
    expect(found[0]?.changes.map(({ label }) => label)).toContain("Ngày tổ chức");

    const strange = await workbookFile([
      { rows: rows([...pointCells(here, "Tên mới"), "01a2020f-62ec-7ca7-955f-788780f4a2a5"]) },
    ]);
    const refused = await rowsOf(
      scene.people.provinceOfficer,
      await handIn(scene.people.provinceOfficer, strange),
    );
    expect(refused[0]?.issues.map(({ cell, column }) => [cell, column])).toEqual([["M2", "Mã điểm"]]);

    const moved = await workbookFile([{ rows: rows([...pointCells(scene.sibling.code, "Tên mới"), id]) }]);
    const other = await rowsOf(
      scene.people.provinceOfficer,
      await handIn(scene.people.provinceOfficer, moved),
    );
    expect(other[0]?.issues.map(({ cell }) => cell)).toEqual(["A2"]);
  });

  test.each(["submitted", "sent", "accepted", "locked"] as const)(
    "that are %s are not changed by a file, and said so; saying the same of them is no fault",
    async (state) => {
      const name = `Điểm ${state}`;
      const id = await scene.point(state, { name, place: "Nhà văn hóa" });
      const officer = scene.people.officer;
      const same = { 4: null, 6: 200, 7: 20, 9: null, 10: null, 11: null };
      const file = await handInRows(officer, [pointCells(here, name, same)]);
      expect((await rowsOf(officer, file))[0]).toMatchObject({ outcome: "same", targetId: id, issues: [] });
      const changed = await handInRows(officer, [pointCells(here, name, { ...same, 6: 201 })]);
      const [row] = await rowsOf(officer, changed);
      expect(row).toMatchObject({ outcome: "wrong", targetId: id });
      expect(row?.issues[0]?.message).toMatch(/không sửa được bằng tệp/);
    },
  );

  test("that were returned take only the fields that the return opened", async () => {
    const name = "Điểm trả lại";
    await scene.point("returned", { name, place: "Nhà văn hóa", open_fields: ["turnout", "delegates"] });
    const same = { 4: null, 7: 20, 9: null, 10: null, 11: null };
    const file = [pointCells(here, name, { ...same, 6: 222 })];
    const good = await handInRows(scene.people.officer, file);
    expect((await rowsOf(scene.people.officer, good))[0]).toMatchObject({ outcome: "changed" });
    await commit(scene.people.officer, good);
    expect((await stored(name))[0]).toMatchObject({ turnout: 222, state: "returned" });

    const closed = await handInRows(scene.people.officer, [
      pointCells(here, name, { ...same, 6: 222, 4: "Sân đình" }),
    ]);
    const [row] = await rowsOf(scene.people.officer, closed);
    expect(row?.issues.map(({ cell, column }) => [cell, column])).toEqual([["E2", "Địa điểm"]]);
  });

  test("of the commune itself are not the province's to change, nor another commune's to see", async () => {
    const name = "Điểm của xã";
    const id = await scene.point("draft", { name, created_by_unit_id: scene.commune.id });
    const byProvince = await handInRows(scene.people.provinceOfficer, [pointCells(here, name)]);
    const [row] = await rowsOf(scene.people.provinceOfficer, byProvince);
    expect(row).toMatchObject({ outcome: "wrong", targetId: id });

    const bySibling = await handInRows(scene.people.siblingOfficer, [pointCells(here, name)]);
    const [other] = await rowsOf(scene.people.siblingOfficer, bySibling);
    expect(other).toMatchObject({ outcome: "wrong", targetId: null });
    expect(other?.issues[0]).toMatchObject({ cell: "A2", column: "Xã, phường, đặc khu" });
  });
});
