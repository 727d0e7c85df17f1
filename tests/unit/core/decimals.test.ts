import { expect, test } from "vitest";
import { formatHundredths, hundredths, inputHundredths, parseHundredths } from "@/lib/core/decimals";

test.each([
  ["4", 400],
  ["4,5", 450],
  [" 98,25 ", 9825],
  ["-2,5", -250],
  ["−2,05", -205],
  ["0", 0],
  ["4.5", null],
  ["1.000", null],
  ["4,555", null],
  ["4,", null],
  ["", null],
  ["abc", null],
])("%s is %s hundredths", (text, value) => {
  expect(parseHundredths(text)).toBe(value);
});

test("what is written can be typed again", () => {
  for (const value of [0, 1, 5, 10, 99, 100, 450, 9825, 100_000, -250]) {
    expect(parseHundredths(inputHundredths(value))).toBe(value);
  }
  expect([inputHundredths(null), formatHundredths(123_456)]).toEqual(["", "1.234,56"]);
});

test("a field says what it takes", () => {
  const field = hundredths(0, 1000, "4,5");
  expect(field.parse("")).toBeNull();
  expect(field.parse("4,5")).toBe(450);
  expect(field.safeParse("11").error?.issues[0]?.message).toBe(
    "Nhập số từ 0 đến 10, phần lẻ sau dấu phẩy, ví dụ 4,5.",
  );
  expect(field.safeParse("4.5").success).toBe(false);
});
