import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayOf, formatDay } from "@/lib/core/dates";
import { unitTitle } from "@/lib/core/words";
import { exportSources } from "@/lib/exports/registry-queries";
import { readCsv, readWorkbook } from "@/tests/support/sheets";
import { as } from "../festivals/points-scene";
import { figureTables } from "./registry-figures";
import { lists } from "./registry-lists";
import { recognitionLists } from "./registry-recognitions";
import type { Shown } from "./registry-row";
import { yearTables } from "./registry-years";
import { type ExportScene, openExports, taken } from "./scene";

let scene: ExportScene;
beforeAll(async () => {
  scene = await openExports();
});
afterAll(() => scene.close());
const table = [...lists, ...recognitionLists, ...figureTables, ...yearTables];

const distinct = (rows: Shown[]) => [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
/** Whatever is Nghệ An's carries its sign, and no code of it begins another province's. */
const signs = ["Nghệ", "NGHE"];

test("every export is in this table", () => {
  expect([...new Set(table.map(({ name }) => name))].sort()).toEqual(
    exportSources.map(({ name }) => name).sort(),
  );
});

test.each(["figures", "appendix"])("%s of another unit is called after that unit", async (name) => {
  const { provinceOfficer } = scene.people;
  const called = async (unit: string) =>
    (await taken(provinceOfficer, name, `season=2026&map=then&unit=${unit}`)).name;
  expect(await called(scene.commune.code)).toContain(` - ${unitTitle(scene.commune)} - `);
  expect(await called(provinceOfficer.unit.code)).toContain(` - ${unitTitle(provinceOfficer.unit)} - `);
});

describe.each(table)("$name", ({ name, own, foreign, query, at, page, open }) => {
  const pick = (row: readonly unknown[]): Shown =>
    at.map((column) => (row[column] ?? null) as string | number | null);
  const told = (shown: Shown[]) =>
    shown.map((row) =>
      row.map((cell) => (cell === "" ? null : typeof cell === "number" || cell === null ? cell : cell)),
    );
  const asked = () => Object.fromEntries(new URLSearchParams(query));

  test("the file holds what the page shows, in its order", async () => {
    const actor = scene.people[own];
    const { page: number, ...filter } = asked();
    let shown = await as(actor, (tx) => page(tx, actor, filter));
    // Where the page has another page, the file has it too.
    if (number)
      shown = [...shown, ...(await as(actor, (tx) => page(tx, actor, { ...filter, page: number })))];
    const { rows, facts, head } = await readWorkbook(
      (await taken(actor, name, new URLSearchParams(filter).toString())).body,
    );
    const inFile = distinct(rows.map(pick));
    expect(inFile.length, "there is something to compare").toBeGreaterThan(name === "viewings" ? -1 : 0);
    expect(inFile).toEqual(distinct(told(shown)));
    const csv = readCsv((await taken(actor, name, new URLSearchParams(filter).toString(), "csv")).body);
    expect(csv.head).toEqual(head);
    expect(csv.rows).toHaveLength(rows.length);
    expect(csv.facts.get("Người xuất")).toBe(facts.get("Người xuất"));
  });

  test("it says of itself what it is, with which filter, when and by whom", async () => {
    const actor = scene.people[own];
    const { facts } = await readWorkbook((await taken(actor, name, query)).body);
    expect(facts.get("Nội dung")).toBeTruthy();
    expect(facts.get("Bộ lọc")).toBeTruthy();
    // Rows of one season are never said to be all that there is.
    if (query.includes("season=2026")) expect(facts.get("Bộ lọc")).toContain("mùa 2026");
    expect(facts.get("Người xuất")).toContain(actor.fullName);
    expect(facts.get("Người xuất")).toContain(actor.unit.level === "nation" ? "Bộ Công an" : actor.unit.name);
    expect(facts.get("Số liệu đến")).toMatch(new RegExp(`^\\d{2}:\\d{2}, ${formatDay(dayOf(new Date()))}$`));
  });

  test.skipIf(open)("who acts for another province finds nothing of this one in it", async () => {
    const stranger = scene.people[foreign];
    const { rows } = await readWorkbook((await taken(stranger, name, query)).body);
    const text = JSON.stringify(rows);
    for (const sign of [
      "Hòa Bình",
      "thôn Đông",
      "láng giềng",
      "11/KH",
      "45/BC",
      "45/QD",
      "Ánh",
      "Bão 11",
      unitTitle(scene.commune),
    ])
      expect(text).not.toContain(sign);
    const mine = await readWorkbook((await taken(scene.people[own], name, query)).body);
    if (scene.people[own].unit.level !== "nation")
      for (const sign of signs) expect(JSON.stringify(mine.rows)).not.toContain(sign);
  });

  test("whoever may not read the list does not take it out", async () => {
    const source = exportSources.find((one) => one.name === name);
    const nobody = { ...scene.people.partner, role: "appraiser" as const };
    await expect(taken(nobody, name, query)).rejects.toThrow("not there");
    if (
      source?.needs === "people.manage" ||
      source?.needs === "audit.view" ||
      source?.needs === "units.history"
    )
      await expect(taken(scene.people.officer, name, query)).rejects.toThrow("not there");
  });
});
