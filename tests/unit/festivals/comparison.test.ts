import { describe, expect, test } from "vitest";
import { carried, notesOn, sameDay } from "@/lib/festivals/points/clone";
import { amongNeighbours, comparisons, type NeighbourFigures } from "@/lib/festivals/points/comparison";
import type { Content } from "@/lib/festivals/points/content";

const held = (change: Partial<Content> = {}): Content => ({
  name: "Ngày hội thôn Đông",
  hostLevel: "residential",
  place: "Nhà văn hóa",
  heldOn: "2026-08-09",
  startsAt: "07:30",
  endsAt: null,
  areaClass: "normal",
  areaTraits: [],
  pilotOf: "none",
  expectedLeaders: "",
  ceremony: [],
  festivity: [],
  status: "held",
  statusReason: "",
  turnout: 320,
  delegates: null,
  topTier: null,
  guests: [],
  gifts: [],
  pledges: [],
  models: [],
  awards: [],
  spentState: null,
  spentSocial: null,
  outreach: null,
  goodPractice: "",
  shortcomings: "",
  proposals: "",
  ...change,
});

const neighbours: NeighbourFigures = {
  year: 2026,
  units: 45,
  turnout: { low: 150, middle: 210, high: 280 },
  gifts: { low: 0, middle: 4, high: 10 },
};

describe("a figure beside last year's and its neighbours'", () => {
  test.each([
    [320, "Cao hơn phần lớn"],
    [281, "Cao hơn phần lớn"],
    [280, "Trong mức thường gặp"],
    [150, "Trong mức thường gặp"],
    [149, "Thấp hơn phần lớn"],
    [null, "Mức của 45 xã"],
  ])("%s among neighbours", (turnout, words) => {
    expect(amongNeighbours(turnout, neighbours.turnout, neighbours)).toMatch(new RegExp(`^${words}`));
  });

  test("says the change against the same point, and against the mean where there was none", () => {
    const earlier = { year: 2025, points: 3, turnout: 400, gifts: 12, giftValue: 0n, sameName: 200 };
    const [turnout, gifts] = comparisons(held(), { origin: null, earlier, neighbours: null });
    expect(turnout?.sentences).toEqual(["Năm 2025 điểm này có 200: năm nay cao hơn 60,0 %."]);
    expect(gifts?.sentences).toEqual(["Năm 2025 cả xã tặng 12 suất ở 3 điểm."]);
    const [mean] = comparisons(held(), {
      origin: null,
      earlier: { ...earlier, sameName: null },
      neighbours: null,
    });
    expect(mean?.sentences).toEqual([
      "Trung bình các điểm trong xã năm 2025 là 400: điểm này thấp hơn 20,0 %.",
    ]);
  });

  test("the point that it was begun from is the same point, whatever its name is now", () => {
    const origin = { id: "x", year: 2024, content: held({ name: "Tên cũ", turnout: 320 }) };
    const [turnout] = comparisons(held(), { origin, earlier: null, neighbours: null });
    expect(turnout?.sentences).toEqual(["Năm 2024 điểm này có 320: năm nay bằng."]);
  });

  test("a point that was not held is compared with nothing", () => {
    expect(comparisons(held({ status: "planned" }), { origin: null, earlier: null, neighbours })).toEqual([]);
  });
});

describe("a point begun from an earlier one", () => {
  const season = { year: 2026, startsOn: "2026-07-01", endsOn: "2026-08-19" };

  test.each([
    ["2024-08-04", "2026-08-04"],
    ["2024-06-20", "2026-07-01"],
    ["2024-11-18", "2026-08-19"],
    ["2024-02-29", "2026-07-01"],
  ])("%s is held again on %s", (before, now) => {
    expect(sameDay(before, season)).toBe(now);
  });

  test("takes over what it is and its programme, never its results", () => {
    const origin = held({ ceremony: ["flag_salute"], goodPractice: "hay", gifts: [] });
    const taken = carried(origin, "2026-08-09");
    expect(taken).toMatchObject({ name: origin.name, place: origin.place, ceremony: ["flag_salute"] });
    expect(Object.keys(taken)).not.toEqual(expect.arrayContaining(["turnout"]));
    expect(taken).not.toHaveProperty("goodPractice");
    expect(taken).not.toHaveProperty("heldOn");
  });

  test("is no longer the district's pilot once there are no districts", () => {
    expect(carried(held({ pilotOf: "district" }), "2026-08-09").pilotOf).toBe("none");
    expect(carried(held({ pilotOf: "district" }), "2024-08-09").pilotOf).toBe("district");
  });

  test("marks what was changed, and shows last year's results beside this year's", () => {
    const origin = { id: "x", year: 2024, content: held({ place: "Sân đình", turnout: 212 }) };
    expect(notesOn(held({ turnout: null }), origin)).toEqual({
      place: "Đã đổi; năm 2024: Sân đình",
      turnout: "Năm 2024: 212",
    });
  });
});
