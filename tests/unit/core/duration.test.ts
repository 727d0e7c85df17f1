import { expect, test } from "vitest";
import { formatDuration, formatSeconds } from "@/lib/core/duration";

const hour = 3_600;
const day = 24 * hour;

test.each([
  [null, "–"],
  [0, "1 phút"],
  [45 * 60, "45 phút"],
  [59.6 * 60, "1 giờ"],
  [5 * hour, "5 giờ"],
  [23.6 * hour, "1 ngày"],
  [3 * day + 4 * hour, "3 ngày 4 giờ"],
  [9 * day + 4 * hour, "9 ngày"],
])("%s seconds are %s", (seconds, words) => {
  expect(formatDuration(seconds)).toBe(words);
});

test.each([
  [27.1, "27,1 giây"],
  [3, "3,0 giây"],
  [1234.56, "1.234,6 giây"],
])("%s seconds of a command are %s", (seconds, words) => {
  expect(formatSeconds(seconds)).toBe(words);
});
