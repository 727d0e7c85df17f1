import { describe, expect, test } from "vitest";
import { totalOf } from "@/lib/core/indicator";
import { textWidth } from "@/lib/core/paper";
import { catalogue, entryOf, partsOf } from "@/lib/reports/catalogue";
import { partsOfFigure } from "@/lib/reports/papers/apart";
import {
  appendixCells,
  appendixColumns,
  appendixRows,
  differenceText,
  percentText,
} from "@/lib/reports/papers/appendix";
import { seasonReport } from "@/lib/reports/papers/season-report";
import { figureText } from "@/lib/reports/words";
import { reportFacts } from "@/tests/support/season-report";

const count = { kind: "count" } as const;
const share = { kind: "share" } as const;
/** Counted in this season alone. */
const seasonsOf = (tally: (typeof noTally)[number][]) => [
  { tally, endsOn: "2026-08-19" },
  { tally: noTally, endsOn: "2024-08-19" },
];
const noTally: { measure: string; cell: string; amount: number }[] = [];

describe("the appendix", () => {
  test.each([
    [count, 1407, 1287, "+120", "+9,3"],
    [count, 90, 100, "−10", "−10,0"],
    [count, 5, 5, "0", "0,0"],
    [count, 5, 0, "+5", "–"],
    [count, 100_001, 100_000, "+1", "< 0,1"],
    [count, null, 5, "–", "–"],
    [count, 5, null, "–", "–"],
    [share, 93, 60, "+33,0 điểm %", "–"],
    [share, 60, 93, "−33,0 điểm %", "–"],
    [share, 60, 60.01, "0", "–"],
  ])("%j: %s after %s is %s and %s percent", (entry, now, before, difference, percent) => {
    expect(differenceText(entry, now, before)).toBe(difference);
    expect(percentText(entry, now, before)).toBe(percent);
  });

  test("has every figure of the catalogue in its order, numbered, with what it is told apart by", () => {
    const rows = appendixRows(reportFacts().seasons);
    const labels = catalogue.map(({ label }) => label);
    expect(rows.map(({ label }) => label).filter((label) => labels.includes(label))).toEqual(labels);
    expect(rows.map(({ number }) => number)).toEqual(
      "1 1.1 1.2 1.3 2 3 4 5 6 7 8 9 10 11 11.1 11.2 12 13 13.1 13.2".split(" "),
    );
    expect(
      rows
        .filter(({ number }) => /^11\.|^13\./.test(number))
        .map(({ label, now, before }) => [label, now, before]),
    ).toEqual([
      ["Bằng khen của UBND tỉnh, tập thể", "12", "0"],
      ["Giấy khen của UBND xã, cá nhân", "90", "100"],
      ["Mô hình ra mắt mới", "8", "8"],
      ["Mô hình nhân rộng", "5", "4"],
    ]);
    const { figures } = reportFacts().seasons;
    for (const entry of catalogue) {
      expect(rows.find(({ label }) => label === entry.label)?.now).toBe(
        figureText(entry, figures[entry.code]),
      );
    }
  });

  test("what a season no longer collects is a dash in it, not a fall to nothing", () => {
    const district = (amount: number) => ({
      measure: "festival.awards",
      cell: "district_committee/commendation/individual",
      amount,
    });
    const { seasons } = reportFacts();
    const before = seasons.before && { ...seasons.before, tally: [district(3816)] };
    const row = (tally: (typeof seasons)["tally"]) =>
      appendixRows({ ...seasons, tally, before }).find(({ label }) =>
        label.startsWith("Giấy khen của UBND huyện"),
      );
    expect(row([])).toMatchObject({
      label: "Giấy khen của UBND huyện (đến 30/6/2025), cá nhân",
      ...{ now: "–", before: "3.816", difference: "–", percent: "–" },
      values: { now: null, before: 3816, difference: null, percent: null },
    });
    // What was counted all the same is shown: the parts add up to their figure.
    expect(row([district(2)])).toMatchObject({ now: "2", before: "3.816" });
  });

  test("a part is told in the unit of its figure", () => {
    const rows = appendixRows(reportFacts().seasons);
    const unitOf = (number: string) => rows.find((row) => row.number === number)?.unit;
    for (const part of rows.filter(({ number }) => /^(11|13)\./.test(number)))
      expect(part.unit).toBe(unitOf(part.number.split(".")[0] ?? ""));
  });

  test("what a figure is told apart by are parts of its cells, and add up to it", () => {
    const cells = ["commune", "residential", "inter_residential", "school", "district"].flatMap((host, at) =>
      ["province", "none"].map((tier, more) => ({
        ...{ measure: "festival.points", cell: `${host}/${tier}`, amount: 2 ** (2 * at + more) },
      })),
    );
    for (const entry of catalogue) {
      if (!("measure" in entry.of)) continue;
      const names = partsOf(entry.of.measure).map(({ name }) => name);
      if (entry.apart) {
        expect(names).toEqual(expect.arrayContaining([...entry.apart.by]));
        const named = [...entry.apart.label.matchAll(/\{(\w+)\}/g)].map(([, name]) => name?.toLowerCase());
        expect(named.sort()).toEqual([...entry.apart.by].sort());
      }
      const apart = {
        by: names.slice(0, 1),
        label: names
          .slice(0, 1)
          .map((name) => `{${name}}`)
          .join(),
      };
      const whole = totalOf(cells, entry.of, partsOf(entry.of.measure));
      const parts = partsOfFigure({ ...entry, apart }, seasonsOf(cells));
      expect(parts.reduce((sum, { amounts: [now] }) => sum + (now ?? 0), 0)).toBe(whole);
    }
    const points = { ...entryOf("NH03"), apart: { by: ["host"], label: "Của {host}" } };
    expect(partsOfFigure(points, seasonsOf(cells))).toEqual([
      { label: expect.stringMatching(/^Của \p{Ll}/u), unit: "điểm", amounts: [4 + 8, 0] },
      { label: expect.stringMatching(/^Của \p{Ll}/u), unit: "điểm", amounts: [16 + 32, 0] },
    ]);
  });

  test("as numbers it says the same, for a sheet that calculates", () => {
    const rows = appendixRows({ ...reportFacts().seasons, redrawn: { year: 2024, was: 216, now: 69 } });
    expect(rows[0]?.values).toEqual({
      now: 1400,
      before: 1300,
      difference: 100,
      percent: (100 / 1300) * 100,
    });
    // A share of other communes was collected and is shown; it is held against nothing, and has no percent anyway.
    expect(rows[4]).toMatchObject({
      kind: "share",
      values: { now: 70, before: 65, difference: null, percent: null },
    });
    expect(rows.find(({ number }) => number === "11.1")?.values).toEqual({
      ...{ now: 12, before: 0, difference: 12, percent: null },
    });
  });

  test("a cell for every column, together as wide as the text of a sheet on its side", () => {
    expect(appendixColumns.reduce((sum, { width }) => sum + width, 0)).toBe(textWidth.lying);
    for (const row of appendixRows(reportFacts().seasons)) {
      expect(appendixCells(row)).toHaveLength(appendixColumns.length);
    }
  });

  test("where the communes are others, a share is not compared and the counts say so", () => {
    const rows = appendixRows({ ...reportFacts().seasons, redrawn: { year: 2024, was: 216, now: 69 } });
    const of = (code: string) =>
      rows.find(({ label }) => label === catalogue.find((entry) => entry.code === code)?.label);
    expect(of("NH05")).toMatchObject({
      before: "65,0",
      difference: "–",
      percent: "–",
      note: expect.stringContaining("Không so sánh được: 2024: 216 xã, mùa này 69 xã"),
    });
    expect(of("NH01")?.note).toBe("3 chờ tiếp nhận; 2024: 216 xã, mùa này 69 xã");
    expect(of("NH09")?.note).not.toContain("216");
  });

  test("without a season before there is nothing to compare", () => {
    const { appendix } = seasonReport(reportFacts({ seasons: { ...reportFacts().seasons, before: null } }));
    expect(appendix?.notes.at(-1)).toBe("Chưa có mùa trước để so sánh.");
    expect(new Set(appendix?.rows.flatMap((cells) => cells.slice(4, 7)))).toEqual(new Set(["–"]));
  });
});
