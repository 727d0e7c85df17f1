import { describe, expect, test } from "vitest";
import { formatMoney, formatNumber, formatPart, formatShare, parseWhole } from "@/lib/core/numbers";

describe("parseWhole reads what people write and never guesses", () => {
  test.each([
    ["1407", 1407],
    ["5.813", 5813],
    ["3,669", 3669],
    ["84 000", 84000],
    ["35.000.000", 35_000_000],
    [" 0 ", 0],
  ])("%s is %d", (typed, value) => {
    expect(parseWhole(typed)).toBe(value);
  });

  test.each(["1.25", "1,5", "12.34.567", "1.407,5", "-3", "hai trăm", "", "1.4070", "99999999999999999999"])(
    "%s is no whole number",
    (typed) => {
      expect(parseWhole(typed)).toBeNull();
    },
  );
});

test("numbers are shown as in Vietnam", () => {
  expect(formatNumber(1407)).toBe("1.407");
  expect(formatNumber(null)).toBe("–");
  expect(formatShare(0.985)).toBe("98,5 %");
  expect(formatShare(0.93)).toBe("93,0 %");
  expect(formatPart(0, 0)).toBe("–");
  expect(formatPart(3, 3)).toBe("100,0 %");
  expect(formatPart(2, 3)).toBe("66,7 %");
  expect(formatPart(9999, 10_000)).toBe("99,9 %");
  expect(formatMoney(34_900_000_000n)).toBe("34,9 tỷ đồng");
  expect(formatMoney(1_250_000)).toBe("1,3 triệu đồng");
  expect(formatMoney(500_000)).toBe("500.000 đồng");
});
