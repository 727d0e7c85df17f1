import { expect, test } from "vitest";
import { reportWarnings } from "@/lib/festivals/reports/checks";

const sound = {
  communes: 69,
  communePoints: 60,
  points: 1_400,
  turnout: 84_000,
  gifts: 400,
  giftValue: 200_000_000n,
  partyState: 0,
  provinceLeaders: 15,
};

test("figures that can be believed are not remarked upon", () => {
  expect(reportWarnings(sound)).toEqual([]);
  expect(
    reportWarnings({ ...sound, points: 0, turnout: null, gifts: 0, giftValue: 0n, provinceLeaders: 0 }),
  ).toEqual([]);
});

test.each([
  [{ communePoints: 70 }, /70 điểm cấp xã trong khi địa bàn có 69 xã/],
  [{ turnout: 14_000 }, /Bình quân 10 lượt người một điểm/],
  [{ turnout: 84_000_000 }, /Bình quân 60\.000 lượt người một điểm/],
  [{ giftValue: 4_000_000n }, /Quà bình quân 10\.000 đồng một suất/],
  [{ giftValue: 4_000_000_000n }, /Quà bình quân 10\.000\.000 đồng một suất/],
  [{ points: 10, turnout: 600 }, /lãnh đạo dự nhiều hơn tổng số điểm/],
])("what deserves a second look: case %#", (change, sentence) => {
  expect(reportWarnings({ ...sound, ...change })).toEqual([expect.stringMatching(sentence)]);
});
