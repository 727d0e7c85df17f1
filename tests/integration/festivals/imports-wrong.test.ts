import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Meant } from "@/lib/core/cell-readings";
import { answerImport } from "@/lib/festivals/imports/commit-commands";
import { placeLabel } from "@/lib/festivals/imports/places";
import { fileSentence } from "@/lib/festivals/imports/words";
import { type TestSheet, workbookFile } from "@/tests/support/workbooks";
import { commit, handIn, handInRows, headings, importOf, pointCells, recheck, rowsOf } from "./imports-scene";
import { as, openScene, refusalOf, type Scene, writtenIn } from "./points-scene";

let scene: Scene;
let here: string;
beforeAll(async () => {
  scene = await openScene();
  here = placeLabel(scene.commune);
});
afterAll(() => scene.close());

const stored = async (name: string) =>
  (await scene.owner.query("select * from festival where name = $1 order by id", [name])).rows;

describe("what is wrong", () => {
  test("is said with cell and reason; the good rows can be written without it, and all of them cannot", async () => {
    const officer = scene.people.provinceOfficer;
    const id = await handInRows(officer, [
      pointCells(here, "Tốt một"),
      pointCells("Xã Không Có", "Sai xã"),
      pointCells(here, "", { 1: null }),
      pointCells(here, "Sai ngày", { 3: "9/8/26" }),
      pointCells(here, "Sai số", { 6: "khoảng 200" }),
      pointCells(here, "Đại biểu nhiều hơn người", { 6: 10, 7: 12 }),
      pointCells(here, "Chưa đến", { 3: "20/10/2026", 5: "Đã tổ chức" }),
      pointCells(here, "Tốt một"),
      pointCells(scene.foreignCommune.code, "Của tỉnh khác"),
      pointCells(here, "Năm khác", { 3: "09/08/2025" }),
      pointCells(here, "Hỏi", { 6: "1,407" }),
    ]);
    const rows = await rowsOf(officer, id);
    const told = rows.map(({ at, outcome, issues }) => [
      at,
      outcome,
      issues.map(({ cell }) => cell).join(" "),
    ]);
    expect(told).toEqual([
      [2, "added", ""],
      [3, "wrong", "A3"],
      [4, "wrong", "B4"],
      [5, "wrong", "D5"],
      [6, "wrong", "G6"],
      [7, "wrong", "H7"],
      [8, "wrong", "D8"],
      [9, "wrong", "B9"],
      [10, "wrong", "A10"],
      [11, "wrong", "D11"],
      [12, "asked", ""],
    ]);
    expect(rows[7]?.issues[0]?.message).toContain("Trùng với dòng 2");

    const before = await writtenIn(scene);
    expect(await refusalOf(commit(officer, id, "all"))).toEqual(["not_all_good"]);
    expect(await writtenIn(scene)).toBe(before);
    expect(await stored("Tốt một")).toEqual([]);

    await commit(officer, id, "good");
    expect(await stored("Tốt một")).toHaveLength(1);
    expect(await importOf(officer, id)).toMatchObject({
      state: "committed",
      counts: { added: 1, wrong: 9, asked: 1 },
    });
    const left = await rowsOf(officer, id);
    expect(left.map(({ at }) => at)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  test("is suspicious by the checks of the form, and by what only a file has", async () => {
    const officer = scene.people.provinceOfficer;
    const id = await handInRows(officer, [
      pointCells(here, "Quà lạ", { 9: 1, 10: 90_000_000 }),
      pointCells(here, "Đảo ngày", { 3: "08/12/2026", 5: "Dự kiến", 6: null, 7: null }),
      pointCells(here, "Quà lạ", { 3: "10/08/2026" }),
    ]);
    const rows = await rowsOf(officer, id);
    expect(rows.map(({ outcome }) => outcome)).toEqual(["added", "wrong", "added"]);
    expect(rows[0]?.warnings.map(({ cell }) => cell)).toContain("K2");
    await commit(officer, id, "good");
    const later = await handInRows(officer, [pointCells(here, "Quà lạ", { 3: "11/08/2026" })]);
    const [row] = await rowsOf(officer, later);
    expect(row?.warnings.map(({ message }) => message).join()).toContain("cùng tên vào ngày");
  });

  test("is not suspicious for what it leaves out: that is told as missing, and is not counted", async () => {
    const officer = scene.people.provinceOfficer;
    const id = await handInRows(officer, [pointCells(here, "Thiếu bậc", { 6: null })]);
    const [row] = await rowsOf(officer, id);
    expect(row?.warnings).toEqual([]);
    expect(row?.gaps.map(({ cell }) => cell)).toContain("G2");
    expect(await importOf(officer, id)).toMatchObject({ counts: { added: 1, warned: 0 } });
  });

  test("is asked about and never guessed: the answer is for a column or for one cell, and can be taken back", async () => {
    const officer = scene.people.provinceOfficer;
    const id = await handInRows(officer, [
      pointCells(here, "Hỏi một", { 6: "1,407" }),
      pointCells(here, "Hỏi hai", { 6: 1.25 }),
      pointCells(here, "Hỏi ba", { 6: "2,500" }),
    ]);
    expect(await importOf(officer, id)).toMatchObject({ counts: { asked: 3, added: 0 } });
    const answer = async (column: Record<string, Meant | "">, cell: Record<string, Meant | ""> = {}) => {
      const { version } = await importOf(officer, id);
      await as(officer, (tx, who) => answerImport(tx, who, { id, version, column, cell }));
      await recheck(officer, id);
      return (await rowsOf(officer, id)).map(({ outcome }) => outcome);
    };
    expect(await answer({ turnout: "thousands" }, { G4: "decimal" })).toEqual(["added", "added", "wrong"]);
    expect(await answer({ turnout: "" })).toEqual(["asked", "asked", "wrong"]);
    expect(await answer({ turnout: "thousands" }, { G4: "" })).toEqual(["added", "added", "added"]);
    await commit(officer, id);
    expect((await stored("Hỏi một"))[0]?.turnout).toBe(1407);
    expect((await stored("Hỏi hai"))[0]?.turnout).toBe(1250);
  });

  test("of the table refuses the whole file with a word that helps", async () => {
    const officer = scene.people.provinceOfficer;
    const problemOf = async (...sheets: TestSheet[]) => {
      const { state, problem, problemDetail } = await importOf(
        officer,
        await handIn(officer, await workbookFile(sheets)),
      );
      expect(state).toBe("failed");
      return fileSentence(problem, problemDetail);
    };
    const renamed = headings.map((one) => (one === "Tên điểm" ? "Tên của nơi" : one));
    expect(await problemOf({ rows: [renamed, pointCells(here, "A")] })).toMatch(
      /Thiếu cột bắt buộc: "Tên điểm".*"Tên của nơi"/,
    );
    expect(await problemOf({ rows: [[...headings, "Tên điểm tổ chức"], pointCells(here, "A")] })).toMatch(
      /Hai cột cùng một nội dung: B .* và M/,
    );
    expect(await problemOf({ rows: [headings] })).toMatch(/không có dòng nào/);
    expect(await problemOf({ rows: [["a", "b"]] })).toMatch(/Không thấy bảng/);
    expect(
      await problemOf(
        { rows: [headings, pointCells(here, "A")], hidden: true },
        { name: "Khác", rows: [["x"]] },
      ),
    ).toMatch(/Trang ẩn/);
    const old = pointCells(here, "Ngµy héi toµn d©n", { 4: "Nhµ v¨n hãa" });
    expect(await problemOf({ rows: [headings, old, old] })).toMatch(/bảng mã cũ/);
    expect(
      await problemOf({
        rows: [
          ["X· ph­êng", "Tªn ®iÓm", "CÊp tæ chøc"],
          ["a", "b", "c"],
        ],
      }),
    ).toMatch(/bảng mã cũ/);
  });

  test("is told of a file that is not quite the template: moved, unknown and missing columns, blank rows, sums, joined cells", async () => {
    const officer = scene.people.provinceOfficer;
    const turned = [...headings].reverse();
    const rows = [
      ["Danh sách điểm Ngày hội", null],
      [],
      [...turned, "Ghi chú riêng"],
      [...pointCells(here, "Xoay một").reverse(), "của tôi"],
      [],
      [...pointCells(here, "Xoay hai").reverse()],
      ["Tổng cộng", null, null, null, null, 500],
      [...pointCells(here, "Xoay ba").reverse()],
      [...pointCells(here, "Xoay bốn").reverse()],
    ];
    const merges = [{ startRow: 7, startCol: 7, endRow: 8, endCol: 7 }];
    const path = await workbookFile([
      { name: "Bìa", rows: [["Bìa"]] },
      { name: "Điểm", rows, merges },
      { name: "Tính", rows: [["x"]], hidden: true },
    ]);
    const id = await handIn(officer, path);
    const read = await importOf(officer, id);
    expect(read.notes.map(({ kind }) => kind)).toEqual([
      "lines_above",
      "unknown_columns",
      "absent_columns",
      "other_sheets",
      "hidden_sheets",
      "sum_rows",
    ]);
    const told = (await rowsOf(officer, id)).map(({ at, outcome, issues }) => [
      at,
      outcome,
      issues.map(({ cell }) => cell).join(),
    ]);
    expect(told).toEqual([
      [4, "added", ""],
      [6, "added", ""],
      [8, "wrong", "H8"],
      [9, "wrong", "H9"],
    ]);
  });
});
