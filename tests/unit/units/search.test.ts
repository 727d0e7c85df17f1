import { expect, test } from "vitest";
import { fold } from "@/lib/core/text";
import { unitQuery } from "@/lib/units/search";

test.each([
  ["X. Thạch Hà", "xã Thạch Hà"],
  ["TP.HCM", "thành phố Hồ Chí Minh"],
  ["tphcm", "thành phố Hồ Chí Minh"],
  ["hcm", "Hồ Chí Minh"],
  ["đắc lắc", "Đắk Lắk"],
  ["TT Thạch Hà", "thị trấn Thạch Hà"],
  ["H. Kỳ Anh", "huyện Kỳ Anh"],
  ["Q. 1", "quận 1"],
  ["Thạch Hà", "Thạch Hà"],
])("%s is searched as %s", (typed, meant) => {
  expect(unitQuery(typed)).toBe(fold(meant));
});

test("a letter that is the whole search stays a letter", () => {
  expect(unitQuery("x")).toBe("x");
});
