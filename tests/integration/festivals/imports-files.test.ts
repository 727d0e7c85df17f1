import { type CellValue, readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { writeForm } from "@/lib/core/spreadsheet-form";
import { correctedForm } from "@/lib/festivals/imports/corrected";
import { getLateness } from "@/lib/festivals/imports/late-queries";
import { placeLabel } from "@/lib/festivals/imports/places";
import { templateForm } from "@/lib/festivals/imports/template";
import { countChangeable, getTemplate, getUnwritten } from "@/lib/festivals/imports/template-queries";
import { lateSentence } from "@/lib/festivals/imports/words";
import { fileOf, workbookFile } from "@/tests/support/workbooks";
import { commit, handIn, handInRows, headings, importOf, pointCells, rowsOf } from "./imports-scene";
import { as, openScene, type Scene } from "./points-scene";

let scene: Scene;
let here: string;
let officer: Actor;
beforeAll(async () => {
  scene = await openScene();
  here = placeLabel(scene.commune);
  officer = scene.people.provinceOfficer;
});
afterAll(() => scene.close());

/** What the person gets for the rows that were not written. */
async function correctedOf(id: string): Promise<Uint8Array> {
  const { season, places, head, rows } = await as(officer, (tx, who) => getUnwritten(tx, who, id));
  return writeForm(correctedForm(season, places, head, rows));
}

const tableOf = async (bytes: Uint8Array): Promise<CellValue[][]> =>
  (await readXlsx(bytes)).sheets[0]?.rows ?? [];

describe("the file to fill in", () => {
  beforeAll(async () => {
    await commit(
      officer,
      await handInRows(
        officer,
        ["Một", "Hai", "Ba"].map((name) => pointCells(here, name)),
      ),
    );
  });

  test("the file with the points that may be changed, handed in as it is, changes none of them", async () => {
    const { season, places, points } = await as(officer, (tx, who) => getTemplate(tx, who, 2026, true));
    expect(points.length).toBeGreaterThan(2);
    const id = await handIn(officer, fileOf(await writeForm(templateForm(season, places, points))));
    expect(await importOf(officer, id)).toMatchObject({
      state: "checked",
      notes: [],
      counts: { added: 0, changed: 0, same: points.length, wrong: 0, asked: 0 },
    });
  });

  test("with points is offered with their number, and not where it would hold none", async () => {
    const { points } = await as(officer, (tx, who) => getTemplate(tx, who, 2026, true));
    expect(await as(officer, (tx, who) => countChangeable(tx, who, 2026))).toBe(points.length);
    const { siblingOfficer } = scene.people;
    expect(await as(siblingOfficer, (tx, who) => countChangeable(tx, who, 2026))).toBe(0);
  });
});

describe("the file of what was not written", () => {
  test("the file of what was not written keeps the person's own cells and columns, and says why beside them", async () => {
    const rows = [
      pointCells(here, "Dòng tốt"),
      [...pointCells(here, "Dòng hỏi", { 6: "1,407" }), "của tôi"],
      [...pointCells("Xã Không Có", "Dòng sai", { 3: new Date("2026-08-09T00:00:00Z") }), 5],
    ];
    const path = await workbookFile([{ rows: [[...headings, "Ghi chú"], ...rows] }]);
    const id = await handIn(officer, path);
    const unwritten = await as(officer, (tx, who) => getUnwritten(tx, who, id));
    const form = correctedForm(unwritten.season, unwritten.places, unwritten.head, unwritten.rows);
    const corrected = await readXlsx(await writeForm(form));
    const [head, ...left] = corrected.sheets[0]?.rows ?? [];
    expect(head?.slice(-2)).toEqual(["Ghi chú", "Cần sửa"]);
    expect(left.map((row) => [row[1], row[6], row.at(-2)])).toEqual([
      ["Dòng hỏi", "1,407", "của tôi"],
      ["Dòng sai", 250, 5],
    ]);
    // The cells are those of this file: the rows were 3 and 4 in the file that was handed in.
    expect(left[0]?.at(-1)).toMatch(/^G2 Lượt người tham gia: "1,407" có thể hiểu hai cách/);
    expect(left[1]?.at(-1)).toMatch(/^A3 Xã, phường, đặc khu: Không có "Xã Không Có"/);
    // Handed in as it is, it says the same again; its last column is none that nobody knows.
    const again = await handIn(officer, fileOf(await writeForm(form)));
    const read = await importOf(officer, again);
    expect(read.counts).toMatchObject({ asked: 1, wrong: 1 });
    expect(read.notes).toContainEqual({ kind: "unknown_columns", labels: ["Ghi chú"] });
  });

  test("names rows and cells where they stand in it, also of another row that it has or has not", async () => {
    const turned = [...headings].reverse();
    const reversed = (...cells: Parameters<typeof pointCells>) => pointCells(...cells).reverse();
    const path = await workbookFile([
      {
        rows: [
          ["Danh sách điểm"],
          turned,
          reversed(here, "Ghi được"),
          reversed(here, "Đủ cả", { 6: "nhiều" }),
          reversed(here, "Ghi được"),
          reversed(here, "Ghi chép", { 6: 1407.5 }),
          reversed(here, "Đủ cả"),
        ],
      },
    ]);
    const id = await handIn(officer, path);
    await commit(officer, id, "good");
    const [, ...left] = await tableOf(await correctedOf(id));
    expect(left.map((row) => String(row.at(-1)).split(":").slice(0, 2).join(":"))).toEqual([
      'F2 Lượt người tham gia: "nhiều" không phải số. Chỉ ghi chữ số, ví dụ 1407 hoặc 1.407; không ghi "trên", "khoảng", "triệu".',
      "K3 Tên điểm: Trùng với dòng 3 của tệp đã tải lên",
      'F4 Lượt người tham gia: "1407,5" không phải số nguyên. Nhập số nguyên, ví dụ 1407 hoặc 1.407.',
      "K5 Tên điểm: Trùng với dòng 2",
    ]);
    // Under the format of its column it would show as 1.408.
    expect(left[2]?.[5]).toBe("1407,5");
  });

  test("leaves empty and marks what was refused unread, and shows a number that is asked about as it is meant to be read", async () => {
    const rows = [
      pointCells(here, "Công thức"),
      pointCells(here, "Ô lỗi"),
      pointCells(here, "Số lẻ", { 6: 1.407 }),
      pointCells(here, "Ô gộp"),
    ];
    const path = await workbookFile([
      {
        rows: [headings, ...rows],
        cells: new Map([
          ["1,6", { formula: "2+3", formulaResult: 5 }],
          ["2,4", { type: "error", value: "#N/A" }],
        ]),
        merges: [{ startRow: 4, startCol: 6, endRow: 4, endCol: 7 }],
      },
    ]);
    const bytes = await correctedOf(await handIn(officer, path));
    const [, ...left] = await tableOf(bytes);
    expect(left.map((row) => [row[1], row[4], row[6], row[7]])).toEqual([
      ["Công thức", "Nhà văn hóa", null, 12],
      ["Ô lỗi", null, 250, 12],
      ["Số lẻ", "Nhà văn hóa", "1,407", 12],
      ["Ô gộp", "Nhà văn hóa", null, null],
    ]);
    expect(left.map((row) => String(row.at(-1)))).toEqual([
      'G2 Lượt người tham gia: Ô có công thức nên không nhận; đã để trống (kết quả lưu trong tệp là "5", có thể đã cũ). Ghi giá trị đúng.',
      "E3 Địa điểm: Ô báo lỗi #N/A; đã để trống. Ghi giá trị đúng.",
      'G4 Lượt người tham gia: "1,407" có thể hiểu hai cách. Ghi lại là số nguyên viết liền, ví dụ 1407.',
      'G5 Lượt người tham gia: Ô gộp: không biết giá trị "250" là của dòng nào; đã để trống. Ghi riêng từng dòng.\nH5 Số đại biểu: Ô gộp: không biết giá trị "12" là của dòng nào; đã để trống. Ghi riêng từng dòng.',
    ]);
    // The cells themselves are red, and handed in untouched nothing of what was refused is taken.
    const cells = (await readXlsx(bytes, { readStyles: true })).sheets[0]?.cells;
    for (const at of ["1,6", "2,4", "3,6", "4,6", "4,7"])
      expect(cells?.get(at)?.style?.fill, at).toMatchObject({
        fgColor: { rgb: expect.stringContaining("F9DEDC") },
      });
    const again = await rowsOf(officer, await handIn(officer, fileOf(bytes)));
    expect(again.map(({ outcome, questions }) => [outcome, questions.length])).toEqual([
      ["added", 0],
      ["added", 0],
      ["asked", 1],
      ["added", 0],
    ]);
    const turnouts = await scene.owner.query(
      "select content -> 'turnout' as turnout from festival_import_row where title = 'Công thức' and outcome = 'added'",
    );
    expect(turnouts.rows).toEqual([{ turnout: null }]);
  });
});

describe("what is said of gifts", () => {
  const gift = (part: string) => `Quà – Gia đình chính sách – ${part}`;
  const columns = [...headings, gift("số suất"), gift("giá trị (đồng)")];
  const told = async (...rows: [CellValue, CellValue][]) => {
    const cells = rows.map((pair, nth) => [...pointCells(here, `Quà ${nth} ${pair.join(" ")}`), ...pair]);
    const id = await handIn(officer, await workbookFile([{ rows: [columns, ...cells] }]));
    return (await rowsOf(officer, id)).map(({ issues }) =>
      issues.map(({ cell, column }) => `${cell} ${column}`),
    );
  };

  test("names the cell that is missing, wrong or too large, and nothing that only follows from it", async () => {
    expect(
      await told(
        [412, null],
        [412, "khoảng 5 triệu"],
        ["vài", 5_000_000],
        [null, 5_000_000],
        [412, 99_000_000_000_000],
        [9_000_000, 5_000_000],
        ["1,407", null],
      ),
    ).toEqual([
      [`N2 ${gift("giá trị (đồng)")}`],
      [`N3 ${gift("giá trị (đồng)")}`],
      [`M4 ${gift("số suất")}`],
      [`M5 ${gift("số suất")}`],
      [`N6 ${gift("giá trị (đồng)")}`],
      [`M7 ${gift("số suất")}`],
      [],
    ]);
  });

  test("a suspicion stands at the recipient's own value", async () => {
    const id = await handIn(
      officer,
      await workbookFile([{ rows: [columns, [...pointCells(here, "Quà quý"), 1, 90_000_000]] }]),
    );
    const [row] = await rowsOf(officer, id);
    expect(row?.warnings.map(({ cell }) => cell)).toEqual(["N2"]);
  });

  test("a commune or an id that cannot be read is told once, without what follows from it", async () => {
    const path = await workbookFile([
      {
        rows: [
          [...headings, "Mã điểm"],
          [...pointCells(here, "Xã theo công thức"), null],
          [...pointCells(here, "Mã theo công thức"), null],
        ],
        cells: new Map([
          ["1,0", { formula: "A9", formulaResult: "x" }],
          ["2,12", { formula: "M9", formulaResult: "x" }],
        ]),
      },
    ]);
    const rows = await rowsOf(officer, await handIn(officer, path));
    expect(rows.map(({ issues }) => issues.map(({ cell }) => cell))).toEqual([["A2"], ["M3"]]);
  });
});

describe("points that come after their last day", () => {
  const at = (day: string) => new Date(`${day}T02:00:00Z`);

  test("are said to be late, but for communes that were given longer", async () => {
    const id = await handInRows(officer, [pointCells(here, "Muộn")]);
    await commit(officer, id);
    const record = await importOf(officer, id);
    const lateness = (day: string, actor = officer) =>
      as(actor, (tx) => getLateness(tx, { ...record, committedAt: at(day) }));
    expect(await lateness("2026-09-03")).toBeNull();
    const late = await lateness("2026-09-10");
    expect(late).toEqual({ dueOn: "2026-09-03", days: 5, extended: 0 });
    expect(late && lateSentence(late, 2026, true)).toBe(
      "Hạn gửi kết quả mùa 2026 là ngày 03/9/2026, lúc ghi đã qua 5 ngày làm việc. Các điểm ghi từ tệp này tính là quá hạn.",
    );
    expect(await as(officer, (tx) => getLateness(tx, { ...record, state: "dropped" }))).toBeNull();

    await scene.owner.query(
      `insert into extension (unit_id, season_id, what, state, reason, granted_until, decided_by_id, decided_at)
       values ($1, $2, 'result', 'granted', 'mưa lũ', '2026-09-30', $3, now())`,
      [scene.commune.id, scene.season, scene.people.provinceLeader.userId],
    );
    expect(await lateness("2026-09-10")).toEqual({ dueOn: "2026-09-03", days: 5, extended: 1 });
    const own = { ...record, unitId: scene.commune.id, committedAt: at("2026-09-10") };
    expect(await as(scene.people.officer, (tx) => getLateness(tx, own))).toBeNull();
  });
});
