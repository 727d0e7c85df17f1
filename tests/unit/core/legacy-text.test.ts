import { describe, expect, test } from "vitest";
import { legacyEncoding } from "@/lib/core/legacy-text";
import { personName, villageFirst, villageLast } from "@/prisma/seed/demo/names";
import * as said from "@/prisma/seed/demo/texts";
import { buildUnits } from "@/prisma/seed/units/build";
import { toTcvn3, toVni } from "@/tests/support/legacy-fonts";

const unitNames = [...new Set(buildUnits().units.map(({ name }) => name))];

/** Every name that an invented person can have, of the parts that the data are made of. */
const people = (() => {
  const arrays = [...personName("key").matchAll(/array\[([^\]]*)\]/g)].map(([, list]) => [
    ...new Set([...(list ?? "").matchAll(/'([^']+)'/g)].map(([, name]) => name ?? "")),
  ]);
  const [highland = [], families = [], womenMiddle = [], women = [], menMiddle = [], men = []] = arrays;
  const given = (middle: string[], last: string[]) =>
    middle.flatMap((one) => last.map((two) => `${one} ${two}`));
  return [...new Set([...highland, ...families])].flatMap((family) =>
    [...given(womenMiddle, women), ...given(menMiddle, men)].map((name) => `${family} ${name}`),
  );
})();
/** As many as can be turned into other fonts in a moment. */
const somePeople = people.filter((_, at) => at % 7 === 0);

const everyday = [
  ...Object.values(said).flat(),
  ...villageFirst.flatMap((one) => villageLast.map((two) => `Thôn ${one} ${two}`)),
  ...unitNames.map((name) => `Nhà văn hóa xã ${name}`),
  ...["Nhà văn hóa", "Nhà văn hóa (thôn)", "Xã Thạch Hà", "Tổ dân phố 12", "Thôn 1", "Trung tâm văn hóa"],
  ...["Cao Bằng", "Đồng Tiến", "Trung Hòa", "Nguyễn Văn An", "Lê Thị Hoa", "Trần Văn Hùng", "Sân vận động"],
  ...["Chủ tịch UBND xã", "Bí thư Đảng ủy", "Hội Cựu chiến binh", "Già làng", "Khối phố 3", "Ấp Bình Quới"],
  ...[
    "Trường THCS Lê Lợi",
    "Chợ đầu mối",
    "Đình làng Vạn Phúc",
    "Chùa Hương",
    "Công ty cổ phần may Sông Hồng",
  ],
  ...[
    "Tặng 20 suất quà",
    "Có 350 người dự",
    "Hoãn do bão",
    "Mô hình: Tiếng kẻng an ninh",
    "Xóm Đoài, thôn Yên Sở",
  ],
];

/** Of the texts that an encoding writes with other signs than ASCII: the share that is refused. */
function refused(texts: readonly string[], encode: (text: string) => string): number {
  const telling = texts.map(encode).filter((text) => /[^\x20-\x7e]/.test(text));
  return telling.filter((text) => legacyEncoding(text) !== null).length / telling.length;
}

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

  test.each([
    ["Nhaø vaên hoùa", "vni"],
    ["Nhaø vaên hoùa (thoân)", "vni"],
    ["Xaõ Thaïch Haø", "vni"],
    ["Toå daân phoá 12", "vni"],
    ["Thoân 1", "vni"],
    ["Traàn Vaên Huøng", "vni"],
    ["Nguyeãn Vaên An", "vni"],
    ["Leâ Thò Hoa", "vni"],
    ["Trung taâm vaên hoùa", "vni"],
    ["Cao Baèng", "vni"],
    ["Ñoàng Tieán", "vni"],
    ["NHAØ VAÊN HOÙA", "vni"],
    ["Trung Hßa", "tcvn3"],
    ["®ång TiÕn", "tcvn3"],
  ])("%s is %s: each of its words is one of the old font alone", (text, encoding) => {
    expect(legacyEncoding(text)).toBe(encoding);
  });

  test.each([
    "Raúl",
    "Israël",
    "Haïti",
    "Muñoz",
    "El Niño",
    "José",
    "Chloé",
    "Søren",
    "Jørgen",
    "Köln",
    "Zürich",
  ])("%s is a name of elsewhere", (text) => {
    expect(legacyEncoding(text)).toBeNull();
  });

  test.each([
    "xe goòng",
    "rơ-moóc",
    "moóc",
    "Gié",
    "quý",
    "qúy",
    "tòan dân",
    "Ðiên",
    "Ðo",
    "Ø 20",
    "2 × 3",
    "Sín Chéng",
  ])("%s is Vietnamese, though written rarely or carelessly", (text) => {
    expect(legacyEncoding(text)).toBeNull();
  });

  const unicodeTexts = [...unitNames, ...people, ...everyday];
  test(`none of ${unicodeTexts.length} names and texts is refused, whole, word by word, in capitals or in pieces`, () => {
    const all = new Set(
      unicodeTexts.flatMap((text) => [
        text,
        ...text.split(" "),
        text.toLocaleUpperCase("vi"),
        text.normalize("NFD"),
      ]),
    );
    expect([...all].filter((text) => legacyEncoding(text) !== null)).toEqual([]);
  });

  // What still passes reads as Vietnamese that has other words: "Sơn La" is typed "Sôn La" for a font of VNI.
  test.each([
    ["units", unitNames, 0.94],
    ["people", somePeople, 0.98],
    ["everyday texts", everyday, 0.99],
  ] as const)("nearly all %s are refused where they were typed for an old font", (_, texts, least) => {
    expect(refused(texts, toVni)).toBeGreaterThan(least);
    expect(refused(texts, toTcvn3)).toBeGreaterThan(least);
  });

  test("a cell full of signs is looked at in no time", () => {
    const begun = performance.now();
    for (const sign of ["¡", "ø", "aø", "Nhaø"]) legacyEncoding(sign.repeat(32_767 / sign.length));
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
