import { describe, expect, test } from "vitest";
import { legacyEncoding } from "@/lib/core/legacy-text";
import { buildUnits } from "@/prisma/seed/units/build";

describe("texts of before Unicode", () => {
  test.each([
    ["Ngµy héi toµn d©n b¶o vÖ an ninh Tæ quèc", "tcvn3"],
    ["§iÓm th«n Nam Th­îng", "tcvn3"],
    ["x· §øc Thä", "tcvn3"],
    ["Nhµ v¨n hãa", "tcvn3"],
    ["Ngaøy hoäi toaøn daân baûo veä an ninh Toå quoác", "vni"],
    ["Nhaø vaên hoùa thoân Nam Thöôïng", "vni"],
    ["ñieåm chæ ñaïo", "vni"],
    ["NgÃ y há»™i toÃ n dÃ¢n", "broken"],
    ["Ä‘iá»ƒm xÃ£", "broken"],
    ["Ng\ufffdy h\ufffdi", "broken"],
  ])("%s is %s", (text, encoding) => {
    expect(legacyEncoding(text)).toBe(encoding);
  });

  test.each([
    "Ngày hội toàn dân bảo vệ an ninh Tổ quốc",
    "Ngày hội toàn dân bảo vệ an ninh Tổ quốc".normalize("NFD"),
    "Hoà bình, thuỷ chung, uỷ ban – tòa án, hóa học, khoẻ",
    "Điểm thôn Đông Hòa – tổ 3 (khu A)",
    "Ông Müller, bà François",
    "Công ty TNHH Nestlé Việt Nam",
    "Thôn 5 · tổ 7 – 1.250 người",
    "“Tiếng kẻng an ninh” 24/7 & «Camera»",
    "Buôn Ea Nao, Krông Pắc",
    "xã Ea Súp, bản Hạ Sơn; đạt 95 %",
    "ĐIỂM XÃ ĐỨC THỌ",
    "Thôn Kim Liên",
    "Ghi chép",
    "Ngõ 12, Thanh Xuân",
    "Võ",
    "",
    "12/8",
  ])("%s is Unicode", (text) => {
    expect(legacyEncoding(text)).toBeNull();
  });

  test("no name of a unit is taken for an old encoding, alone or word by word", () => {
    const names = buildUnits().units.flatMap(({ name }) => [
      name,
      ...name.split(" "),
      name.toLocaleUpperCase("vi"),
    ]);
    expect([...new Set(names)].filter((name) => legacyEncoding(name) !== null)).toEqual([]);
  });
});
