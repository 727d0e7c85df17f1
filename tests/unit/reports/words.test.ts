import { describe, expect, test } from "vitest";
import { rowsAddress } from "@/lib/reports/addresses";
import { entryOf } from "@/lib/reports/catalogue";
import { changeOf, changeSentence, redrawnBetween, redrawnText } from "@/lib/reports/change";
import { disciplineOf, standingOf } from "@/lib/reports/discipline";
import { shapeCodes, shapesByUnit } from "@/lib/reports/map";
import { figuresInput, reportAddress } from "@/lib/reports/schema";
import { cardFigure, coverageText, figureText } from "@/lib/reports/words";

const count = { kind: "count", unit: "điểm" } as const;
const share = { kind: "share", unit: "%" } as const;

describe("a change in words", () => {
  test.each([
    [count, 1042, 1000, "tăng 4,2 % so với 2024"],
    [count, 900, 1000, "giảm 10,0 % so với 2024"],
    [count, 1000, 1000, "bằng năm 2024"],
    [count, 31, 28, "tăng 10,7 % so với 2024"],
    [count, 3, 1, "tăng 2 điểm so với 2024"],
    [count, 5, 0, "tăng 5 điểm so với 2024"],
    [count, 0, 4, "giảm 4 điểm so với 2024"],
    [count, 300, 25, "gấp 12 lần năm 2024"],
    [count, 1_000_001, 1_000_000, "tăng dưới 0,1 % so với 2024"],
    [share, 57.9, 54.8, "tăng 3,1 điểm % so với 2024"],
    [share, 57.9, 57.9, "bằng năm 2024"],
  ])("%o from %d after %d", (entry, now, before, said) => {
    const change = changeOf(entry, now, before, 2024);
    expect(change && changeSentence(change)).toBe(said);
  });

  test("nothing is compared with what was not collected", () => {
    expect(changeOf(count, null, 10, 2024)).toBeNull();
    expect(changeOf(count, 10, null, 2024)).toBeNull();
  });
});

describe("a map that was redrawn between two seasons", () => {
  test("is said where the communes became fewer or more by over a tenth", () => {
    const redrawn = redrawnBetween({ year: 2024, communes: 10_035 }, 3321);
    expect(redrawn && redrawnText(redrawn)).toBe("2024: 10.035 xã, mùa này 3.321 xã");
    expect(redrawnBetween({ year: 2022, communes: 10_598 }, 10_035)).toBeNull();
    expect(redrawnBetween({ year: 2022, communes: 100 }, 90)).toBeNull();
    expect(redrawnBetween({ year: 2022, communes: 100 }, 111)).not.toBeNull();
  });
});

describe("numbers as they are read", () => {
  test("full in tables, short on cards, a dash where nothing was collected", () => {
    expect(figureText(entryOf("NH11"), 34_900_000_000)).toBe("34.900.000.000");
    expect(cardFigure(entryOf("NH11"), 34_900_000_000)).toEqual({
      value: "gần 35 tỷ đồng",
      exact: "34.900.000.000 đồng",
    });
    expect(cardFigure(entryOf("NH11"), 35_000_000_000)).toEqual({ value: "35 tỷ đồng" });
    expect(figureText(entryOf("NH05"), 90)).toBe("90,0");
    expect(cardFigure(entryOf("NH09"), 2_610_400)).toEqual({
      value: "trên 2,6 triệu",
      exact: "2.610.400 lượt",
    });
    expect(cardFigure(entryOf("NH09"), 84_000)).toEqual({ value: "84.000", unit: "lượt" });
    expect(figureText(entryOf("NH08"), null)).toBe("–");
  });

  test("coverage is never rounded up to all", () => {
    expect(coverageText({ reported: 3320, expected: 3321 })).toBe(
      "3.320/3.321 đơn vị cấp xã đã báo cáo (99,9 %)",
    );
    expect(coverageText({ reported: 2, expected: 3 })).toContain("(66,7 %)");
    expect(coverageText({ reported: 1, expected: 1 })).toContain("(100,0 %)");
  });
});

describe("how units stand", () => {
  const due = "2026-08-31";
  const counts = { returned: 1, waiting: 2, ontime: 3, late: 4, missing: 5, excused: 0 };
  const of = (today: string, closed: boolean) =>
    Object.fromEntries(standingOf(counts, due, today, closed).map((row) => [row.discipline, row.count]));

  test("silence is nothing before the day, late after it, and final in a locked season", () => {
    expect(of("2026-08-31", false)).toMatchObject({ pending: 5, overdue: 0, silent: 0 });
    expect(of("2026-09-01", false)).toMatchObject({ pending: 0, overdue: 5, silent: 0 });
    expect(of("2026-09-01", true)).toMatchObject({ pending: 0, overdue: 0, silent: 5 });
  });

  test("who was granted more time is not late while the others are", () => {
    const granted = standingOf({ ...counts, excused: 2 }, due, "2026-09-01", false);
    expect(Object.fromEntries(granted.map((row) => [row.discipline, row.count]))).toMatchObject({
      pending: 2,
      overdue: 3,
    });
  });

  test.each([
    [null, "2026-09-15", false, "pending"],
    [null, "2026-09-16", false, "overdue"],
    [{ state: "draft", sentOn: null }, "2026-09-16", true, "silent"],
    [{ state: "sent", sentOn: "2026-09-20" }, "2026-09-21", false, "waiting"],
    [{ state: "returned", sentOn: "2026-09-10" }, "2026-09-21", false, "returned"],
    [{ state: "accepted", sentOn: "2026-09-15" }, "2026-09-21", false, "ontime"],
    [{ state: "locked", sentOn: "2026-09-16" }, "2026-09-21", false, "late"],
  ] as const)("a report %o on %s", (report, today, closed, discipline) => {
    expect(disciplineOf(report, "2026-09-15", today, closed)).toBe(discipline);
  });
});

describe("the map", () => {
  test("63 provinces, and the two archipelagos with theirs", () => {
    expect(new Set(Object.values(shapeCodes)).size).toBe(63);
    expect(Object.keys(shapeCodes)).toHaveLength(65);
    expect(shapeCodes).toMatchObject({ hoangsa: "48", truongsa: "56" });
  });

  test("a merged province is drawn as those it took over", () => {
    const shapes = shapesByUnit([
      { old: "24", code: "24" },
      { old: "27", code: "24" },
      { old: "48", code: "48" },
    ]);
    expect(shapes.get("24")).toEqual(["bacgiang", "bacninh"]);
    expect(shapes.get("48")).toEqual(["danang", "hoangsa"]);
  });
});

describe("addresses", () => {
  test("the rows of a figure, and of what is still provisional", () => {
    const asked = { season: 2022, unit: "42", map: "then" } as const;
    expect(rowsAddress(asked, entryOf("NH12"))).toBe(
      "/festivals?season=2022&unit=42&map=then&state=accepted%2Clocked&status=held&has=medal",
    );
    expect(rowsAddress(asked, entryOf("NH02"), true)).toBe(
      "/festivals?season=2022&unit=42&map=then&state=sent&status=held&host=commune",
    );
  });

  test.each([
    [{}, ["season", "unit", "map"]],
    [{ season: "22", unit: "VN", map: "then" }, ["season"]],
    [{ season: "2022", unit: "vn", map: "then" }, ["unit"]],
    [{ season: "2022", unit: "4", map: "then" }, ["unit"]],
    [{ season: "2022", unit: "42", map: "today" }, ["map"]],
    [{ season: "2022", unit: "VN" }, ["map"]],
    [{ season: ["2022", "2024"], unit: "VN", map: ["then", "now"] }, ["season", "map"]],
  ])("%o is refused by name of the parameter", (given, names) => {
    const result = figuresInput.safeParse(given);
    expect(result.error?.issues.map((issue) => issue.path[0])).toEqual(names);
  });

  test("a parameter that is said twice is refused as such", () => {
    const result = figuresInput.safeParse({ season: "2022", unit: ["42", "40"], map: "then" });
    expect(result.error?.issues[0]?.message).toBe("Tham số unit ghi nhiều lần; chỉ ghi một lần.");
  });

  test("a page forgives what an address says wrongly", () => {
    const read = reportAddress.parse({
      season: "x",
      unit: ["42", "24"],
      map: "never",
      sort: "drop",
      page: "-3",
    });
    expect(read).toEqual({ unit: "42", page: 1, q: "" });
  });
});
