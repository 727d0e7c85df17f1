import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalogue, entryOf } from "@/lib/reports/catalogue";
import { actsIn, daysAgo, noActs, yesterday } from "@/lib/reports/changes";
import { differenceOf, sideText, summaryOf } from "@/lib/reports/compare";
import { keptOf, originLink } from "@/lib/reports/dashboard-addresses";
import { compareAddress, dashboardAddress, originAddress } from "@/lib/reports/dashboard-schema";
import { sumOfParts } from "@/lib/reports/origin";
import { barText, trendFrame, trendOf, trendWords, yearSpans } from "@/lib/reports/trend";
import { openedAddress, viewAddress, withoutSeason } from "@/lib/reports/views/view";
import { describeView } from "@/lib/reports/views/words";
import { paceText } from "@/lib/reports/words";

const points = entryOf("NH01");

const seasonOf = (year: number, value: number | null, counted = true) => ({
  season: { id: String(year), year, endsOn: `${year}-08-19`, state: "locked" as const, demo: false },
  day: `${year}-08-19`,
  counted,
  final: { NH01: value },
  provisional: { NH01: 0 },
  coverage: { expected: 10, reported: 9, held: 8 },
});

describe("a trend", () => {
  test("is ten years; a year without a season, or without anything counted, is a gap and no nought", () => {
    const years = trendOf([seasonOf(2022, 40), seasonOf(2024, 0, false), seasonOf(2026, 39)], "NH01");
    expect(years.map(({ year }) => year)).toEqual([...Array(10)].map((_, index) => 2017 + index));
    expect(years.filter(({ value }) => value !== null).map(({ year }) => year)).toEqual([2022, 2026]);
    expect(trendWords(years, points)).toBe(
      "2022: 40; 2026: 39 (điểm). Không có số liệu: 2017–2021, 2023–2025.",
    );
    expect(trendOf([], "NH01")).toEqual([]);
    expect(trendWords([], points)).toBe("Chưa có số liệu của năm nào.");
  });

  test("years are said in spans, and none is lost", () => {
    expect(yearSpans([2017, 2018, 2019, 2023, 2025, 2026])).toBe("2017–2019, 2023, 2025–2026");
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 2000, max: 2030 }), { maxLength: 20 }), (some) => {
        const years = some.sort((a, b) => a - b);
        const said = yearSpans(years)
          .split(", ")
          .filter((span) => span !== "")
          .flatMap((span) => {
            const [from = 0, to = from] = span.split("–").map(Number);
            return Array.from({ length: to - from + 1 }, (_, index) => from + index);
          });
        expect(said).toEqual(years);
      }),
    );
  });

  test("its drawings make room for what waits and for the targets of its years alone", () => {
    const years = trendOf([seasonOf(2024, 40), seasonOf(2026, 39)], "NH01");
    const target = (year: number, value: number) => ({ year, value });
    expect(trendFrame(years, [target(2026, 60), target(2030, 90)])).toEqual({
      shown: [target(2026, 60)],
      most: 60,
    });
    expect(
      trendFrame(
        years.map((year) => ({ ...year, provisional: 5 })),
        [],
      ).most,
    ).toBe(45);
    expect(trendFrame([], []).most).toBe(1);
  });

  test.each([
    ["NH01", 39_971, "39.971"],
    ["NH09", 4_560_123, "4,56 tr"],
    ["NH11", 34_900_000_000, "34,9 tỷ"],
    ["NH05", 89.1, "89,1 %"],
    ["NH05", 90, "90,0 %"],
  ] as const)("%s of %d stands above its bar as %s", (code, value, said) => {
    expect(barText(entryOf(code), value)).toBe(said);
  });
});

describe("a difference in words", () => {
  test.each([
    ["season", 1158, 1442, "giảm 19,7 %"],
    ["unit", 1158, 1771, "thấp hơn 34,6 %"],
    ["unit", 1771, 1158, "cao hơn 52,9 %"],
    ["mean", 1158, 1340.6, "dưới bình quân 13,6 %"],
    ["mean", 0, 0.2, "dưới bình quân 0,2 điểm"],
    ["unit", 5, 5, "bằng nhau"],
    ["unit", 300, 20, "gấp 15 lần"],
  ] as const)("%s: %d beside %d", (kind, one, two, said) => {
    expect(differenceOf(points, one, two, kind)?.words).toBe(said);
  });

  test("nothing is said of what was not collected, and no percentage of a few", () => {
    expect(differenceOf(points, null, 5, "unit")).toBeNull();
    expect(differenceOf(points, 5, undefined, "unit")).toBeNull();
    expect(differenceOf(points, 0, 1, "unit")?.share).toBeNull();
    expect(differenceOf(points, 30, 20, "unit")?.share).toBe(50);
    expect(differenceOf(entryOf("NH05"), 71, 85.4, "unit")?.share).toBeCloseTo(-14.4);
  });

  test("one sentence counts every figure that both have", () => {
    const side = (values: Record<string, number | null>) =>
      ({ name: "", values, provisional: null, coverage: null, divided: 0, asked: null }) as const;
    const page = {
      with: "unit",
      redrawn: null,
      sides: [side({ NH01: 5, NH02: 3, NH05: 9 }), side({ NH01: 4, NH02: 3, NH05: 7 })],
    };
    expect(summaryOf(page as Parameters<typeof summaryOf>[0])).toBe(
      "Trong 3 chỉ tiêu: 2 cao hơn, 1 bằng nhau.",
    );
  });

  test("a mean has its digit, a count has none", () => {
    expect([12, 12.44, 0.05, 1340.6, null].map((value) => sideText(points, value))).toEqual([
      ...["12", "12,4", "0,1", "1.341", "–"],
    ]);
  });
});

describe("addresses", () => {
  test("every figure of the catalogue may be asked for; what is none is as if nothing was said", () => {
    for (const { code } of catalogue) expect(dashboardAddress.parse({ figure: code }).figure).toBe(code);
    expect(dashboardAddress.parse({ figure: "NH99", by: "x", sort: "'", page: "-1" })).toMatchObject({
      ...{ figure: undefined, by: "place", sort: "value", page: 1 },
    });
    expect(compareAddress.parse({ with: "nobody", year: "", other: "" })).toMatchObject({
      ...{ with: "season", year: undefined, other: undefined },
    });
    expect(originAddress.parse({ of: "../42", figure: ["NH03", "NH01"] })).toMatchObject({
      ...{ of: undefined, figure: "NH03" },
    });
  });

  test("one's own unit is not named, so a link shows everybody theirs", () => {
    const chosen = { unit: { code: "42" }, season: { year: 2026 }, map: "now" } as const;
    expect(keptOf({ ...chosen, own: true }).unit).toBeUndefined();
    expect(keptOf({ ...chosen, own: false }).unit).toBe("42");
    expect(originLink({ season: 2026, unit: "42", map: "now" }, "NH03", "18562", 2)).toBe(
      "/reports/origin?season=2026&unit=42&map=now&figure=NH03&of=18562&page=2",
    );
  });
});

describe("what a view keeps", () => {
  test.each([
    ["/reports?figure=NH03&map=now&page=3&done=saved", "/reports?map=now&figure=NH03"],
    ["/reports/compare?with=unit&other=40", "/reports/compare?with=unit&other=40"],
    ["/reports?figure=XX&season=2026&map=here&sort=-colour", "/reports?season=2026"],
    ["/reports/waiting?kind=plan&state=sent&act=lost", "/reports/waiting?kind=plan&state=sent"],
    ["/reports", "/reports"],
    ["/reports?unit=%3Cscript%3E", "/reports"],
    ["/festivals?season=2026", null],
    ["https://example.org/reports", null],
    ["//example.org/reports", null],
    ["/\\example.org/reports", null],
    ["/reports/../admin/people", null],
    ["javascript:alert(1)", null],
    ["", null],
  ])("%s", (asked, kept) => {
    expect(viewAddress(asked)).toBe(kept);
  });

  test("is always inside the portal and as the database wants it", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `/reports?${text}`),
        ),
        (text) => {
          const address = viewAddress(text);
          if (address !== null) {
            expect(address).toMatch(/^\/reports(\/[a-z]+)?(\?[^#\s]*)?$/);
            expect(viewAddress(address)).toBe(address);
          }
        },
      ),
    );
  });

  test("without its season it opens in the latest; its words say so", () => {
    expect(withoutSeason("/reports?season=2024&figure=NH03")).toBe("/reports?figure=NH03");
    expect(withoutSeason("/reports?season=2024")).toBe("/reports");
    const unit = { code: "42", level: "province", kind: "province", name: "Hà Tĩnh", reached: true } as const;
    expect(describeView("/reports?season=2024&unit=42&map=then&figure=NH03", { unit })).toBe(
      "Tổng quan · Điểm khu dân cư · mùa 2024 · tỉnh Hà Tĩnh · địa giới từng thời kỳ",
    );
    expect(describeView("/reports/compare", {})).toBe("So sánh · mùa mới nhất · đơn vị của người mở");
    expect(describeView("/reports/compare?with=unit&other=42", { other: unit })).toContain(
      "so với tỉnh Hà Tĩnh",
    );
  });
});

test("a view opens for whoever may not ask for its unit as the page of their own", () => {
  const haTinh = { code: "42", level: "province", kind: "province", name: "Hà Tĩnh" } as const;
  const address = "/reports/compare?season=2026&unit=42&with=unit&other=40";
  const [mine, foreign] = [
    { ...haTinh, reached: true },
    { ...haTinh, reached: false },
  ];
  expect(openedAddress(address, { unit: mine, other: mine })).toBe(address);
  expect(openedAddress(address, { unit: mine, other: foreign })).toBe(
    "/reports/compare?season=2026&unit=42&with=unit",
  );
  expect(openedAddress(address, { unit: foreign, other: mine })).toBe(
    "/reports/compare?season=2026&with=unit",
  );
  expect(openedAddress("/reports?unit=99", {})).toBe("/reports");
  expect(openedAddress("/reports", {})).toBe("/reports");
});

describe("since yesterday", () => {
  test("yesterday is that of Vietnam", () => {
    expect(yesterday(new Date("2026-11-21T16:59:59Z"))).toBe("2026-11-20");
    expect(yesterday(new Date("2026-11-21T17:00:00Z"))).toBe("2026-11-21");
    expect(daysAgo(30, new Date("2026-03-01T03:00:00Z"))).toBe("2026-01-30");
  });

  test("acts are added up", () => {
    expect(actsIn({ ...noActs, sent: 3, corrected: 1 })).toBe(4);
  });
});

test("parts that were not counted add nothing", () => {
  expect(
    sumOfParts([
      { final: 3, provisional: null },
      { final: null, provisional: 2 },
    ]),
  ).toEqual({
    ...{ final: 3, provisional: 2 },
  });
});

test("how long acceptance took, in a sentence", () => {
  expect(paceText({ accepted: 45_539, meanDays: 6.43 })).toBe(
    "Tiếp nhận một điểm mất trung bình 6,4 ngày kể từ lần gửi cuối (45.539 điểm).",
  );
  expect(paceText({ accepted: 0, meanDays: null })).toBe("Chưa có điểm nào được tiếp nhận.");
});
